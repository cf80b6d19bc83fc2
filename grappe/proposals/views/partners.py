"""Acts on the partners of a board."""

from django.shortcuts import get_object_or_404

from grappe.organisations.actions import identify

from .. import actions
from ..forms import NewPartnerForm, PartnerForm
from ..permissions import can_edit
from .showing import act, answer, done


@act(can_edit)
def add_partner(request, consortium):
    """By name, PIC or slug; one that nobody knows yet is added with its country."""
    form = NewPartnerForm(request.POST, user=request.user)
    if not form.is_valid():
        return answer(request, consortium, partner_form=form)
    told = form.cleaned_data
    organisation = told["organisation"] or identify(
        told["name"], told["country"], by=request.user
    )
    actions.add_partner(consortium, organisation, request.user, request.POST.get("reason", ""))
    return done(request, consortium)


@act(can_edit)
def change_partner(request, consortium, pk):
    """Only what this editor changed is written, so that another's change stays."""
    partner = get_object_or_404(consortium.partners.all(), pk=pk)
    form = PartnerForm(request.POST, instance=partner)
    if not form.is_valid():
        return answer(request, consortium, changed=form)
    facts = {name: form.cleaned_data[name] for name in form.changed_data}
    actions.change_partner(partner, request.user, **facts)
    return done(request, consortium, opened=partner.pk)


@act(can_edit)
def remove_partner(request, consortium, pk):
    """Out of the team; with `exclude` also not to come back by itself."""
    if partner := consortium.partners.filter(pk=pk).first():
        actions.remove_partner(partner, request.user, "exclude" in request.POST)
    return done(request, consortium, is_gone=True)


@act(can_edit)
def readmit(request, consortium, pk):
    """Into the team again."""
    actions.readmit(get_object_or_404(consortium.partners.all(), pk=pk), request.user)
    return done(request, consortium, is_gone=True)
