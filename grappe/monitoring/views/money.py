"""Claims and payments."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from grappe.core.requests import sent

from .. import actions
from ..forms import ClaimForm, DecideClaimForm, PaymentForm
from ..models import CostClaim
from ..permissions import can_keep, can_report
from .showing import asking, page_of


@page_of(can_report)
def claim(request, grant, number):
    """Claim what one partner spent in a period."""
    report = get_object_or_404(grant.reports, number=number)
    form = ClaimForm(sent(request), request.FILES or None, report=report)

    def act(form):
        told = form.cleaned_data
        uploads = [told["file"]] if told["file"] else []
        actions.claim(
            report, told["partner"], form.costs(), told["text"], uploads, by=request.user
        )

    title = _("Claim costs: report %(number)s") % {"number": number}
    return asking(request, grant, form, title, act, _("The claim is handed in."), report)


@page_of(can_keep)
def decide_claim(request, grant, pk):
    found = get_object_or_404(CostClaim.objects.undecided().filter(report__grant=grant), pk=pk)
    form = DecideClaimForm(sent(request), claim=found)

    def act(form):
        reason = form.cleaned_data["reason"]
        actions.decide_claim(found, form.accepted(), reason, by=request.user)

    title = _("Decide: %(what)s") % {"what": found}
    return asking(
        request, grant, form, title, act, _("Decided."), found.report, told=found.text
    )


@page_of(can_keep)
def pay(request, grant):
    form = PaymentForm(sent(request), grant=grant)

    def act(form):
        told = form.cleaned_data
        actions.pay(
            told["partner"], told["kind"], told["amount"], told["paid_on"], by=request.user
        )

    return asking(request, grant, form, _("Write a payment down"), act, _("Saved."))
