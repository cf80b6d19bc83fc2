"""Acts on what a team still needs."""

from django.shortcuts import get_object_or_404

from .. import actions
from ..forms import WantedRoleForm
from ..permissions import can_edit
from .showing import act, answer, done


@act(can_edit)
def add_role(request, consortium):
    form = WantedRoleForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, role_form=form)
    actions.want_role(consortium, form.save(commit=False), request.user)
    return done(request, consortium, is_role_added=True)


@act(can_edit)
def fill_role(request, consortium, pk):
    """The partner who does it; none opens the role again."""
    role = get_object_or_404(consortium.wanted.all(), pk=pk)
    chosen = request.POST.get("partner", "")
    partner = None
    if chosen:
        team = consortium.partners.active()
        partner = get_object_or_404(team, pk=chosen if chosen.isdecimal() else 0)
    actions.fill_role(role, partner, request.user)
    return done(request, consortium)


@act(can_edit)
def drop_role(request, consortium, pk):
    if role := consortium.wanted.filter(pk=pk).first():
        actions.drop_role(role, request.user)
    return done(request, consortium, is_dropped=True)
