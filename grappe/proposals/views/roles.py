"""Acts on what a team still needs."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from .. import actions
from ..forms import WantedRoleForm
from .showing import answer, done, find_writable


@login_required
@require_POST
def add_role(request, public_id):
    consortium = find_writable(request, public_id)
    form = WantedRoleForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, role_form=form)
    actions.want_role(consortium, form.save(commit=False), request.user)
    return done(request, consortium)


@login_required
@require_POST
def fill_role(request, public_id, pk):
    """The partner who does it; none opens the role again."""
    consortium = find_writable(request, public_id)
    role = get_object_or_404(consortium.wanted.all(), pk=pk)
    chosen = request.POST.get("partner", "")
    partner = None
    if chosen:
        team = consortium.partners.filter(is_excluded=False)
        partner = get_object_or_404(team, pk=chosen if chosen.isdecimal() else 0)
    actions.fill_role(role, partner, request.user)
    return done(request, consortium)


@login_required
@require_POST
def drop_role(request, public_id, pk):
    consortium = find_writable(request, public_id)
    if role := consortium.wanted.filter(pk=pk).first():
        actions.drop_role(role, request.user)
    return done(request, consortium)
