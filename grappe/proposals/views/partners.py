"""Acts on the partners of a board."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from grappe.organisations.actions import identify

from .. import actions
from ..forms import NewPartnerForm, PartnerForm
from .showing import answer, done, find_writable


@login_required
@require_POST
def add_partner(request, public_id):
    """By name, PIC or slug; one that nobody knows yet is added with its country."""
    consortium = find_writable(request, public_id)
    form = NewPartnerForm(request.POST, user=request.user)
    if not form.is_valid():
        return answer(request, consortium, partner_form=form)
    told = form.cleaned_data
    organisation = told["organisation"] or identify(
        told["name"], told["country"], by=request.user
    )
    actions.add_partner(consortium, organisation, request.user, request.POST.get("reason", ""))
    return done(request, consortium)


@login_required
@require_POST
def change_partner(request, public_id, pk):
    consortium = find_writable(request, public_id)
    partner = get_object_or_404(consortium.partners.all(), pk=pk)
    form = PartnerForm(request.POST, instance=partner)
    if not form.is_valid():
        return answer(request, consortium, changed=form)
    partner.refresh_from_db()
    actions.change_partner(partner, request.user, **form.cleaned_data)
    return done(request, consortium)


@login_required
@require_POST
def remove_partner(request, public_id, pk):
    """Out of the team; with `exclude` also not to come back by itself."""
    consortium = find_writable(request, public_id)
    if partner := consortium.partners.filter(pk=pk).first():
        actions.remove_partner(partner, request.user, "exclude" in request.POST)
    return done(request, consortium)
