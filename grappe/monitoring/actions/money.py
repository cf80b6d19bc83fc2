"""Claims and payments, within their ceilings."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.models import Category
from grappe.core.errors import RuleBroken

from ..models import ClaimFile, ClaimLine, CostClaim, GrantPartner, Payment, Report
from ..money import account, part
from .holding import held, said_why


@transaction.atomic
def claim(
    report: Report,
    partner: GrantPartner,
    costs: Mapping[Category, Decimal],
    text: str,
    uploads: list[Any],
    by: Any,
) -> CostClaim:
    """Claim what a partner spent in a period; sent again it replaces the claim until it is
    decided."""
    grant = held(report.grant)
    if partner.left_on and partner.left_on <= report.from_on:
        raise RuleBroken(_("%(partner)s had left before this period.") % {"partner": partner})
    found, _is_new = CostClaim.objects.get_or_create(report=report, partner=partner)
    if found.decided_at is not None:
        raise RuleBroken(_("This claim is decided; it is no longer changed."))
    if not any(costs.values()):
        raise RuleBroken(_("A claim needs at least one amount."))
    ClaimLine.objects.filter(claim=found).delete()
    ClaimLine.objects.bulk_create(
        ClaimLine(claim=found, category=category, amount=amount)
        for category, amount in costs.items()
        if amount
    )
    for upload in uploads:
        kept: Any = ClaimFile(claim=found).take(upload)
        if not found.files.filter(sha256=kept.sha256).exists():
            kept.save()
    found.text, found.submitted_at, found.submitted_by = text, now(), by
    found.save()
    total = sum(costs.values(), Decimal(0))
    record(by, "claimed", grant, partner=str(partner.pk), report=report.number, amount=total)
    return found


@transaction.atomic
def decide_claim(
    found: CostClaim, accepted: Mapping[ClaimLine, Decimal], reason: str, by: Any
) -> CostClaim:
    """Accept each line of a claim in whole or in part; less needs a reason.

    `accepted` names every line of the claim.
    """
    grant = held(found.report.grant)
    if found.submitted_at is None:
        raise RuleBroken(_("This claim is not handed in."))
    if set(accepted) != set(found.lines.all()):
        raise RuleBroken(_("The claim was changed meanwhile; read it again."))
    for line, amount in accepted.items():
        if amount > line.amount:
            raise RuleBroken(
                _("%(category)s: only EUR %(claimed)s were claimed; no more is accepted.")
                % {"category": line.category, "claimed": f"{line.amount:,.2f}"}
            )
        line.accepted = amount
    total = sum(accepted.values(), Decimal(0))
    if total < found.amount():
        reason = said_why(reason)
    ClaimLine.objects.bulk_update(accepted, ["accepted"])
    found.accepted, found.reason, found.decided_at = total, reason.strip(), now()
    found.save()
    record(by, "decided on a claim", grant, claim=found.pk, accepted=total)
    return found


@transaction.atomic
def pay(partner: GrantPartner, kind: str, amount: Decimal, paid_on: date, by: Any) -> Payment:
    """Write a payment down; refused beyond what the partner may have got by now."""
    grant = held(partner.grant)
    is_final = grant.reports.filter(is_final=True, accepted_at__isnull=False).exists()
    present = account(partner, is_final)
    most = present.left
    if kind == Payment.Kind.ADVANCE:
        most = min(most, part(partner.aid, grant.advance_percent) - present.advance)
    if amount > most:
        words = {"partner": partner, "most": f"{max(most, Decimal(0)):,.2f}"}
        raise RuleBroken(
            _(
                "%(partner)s may get EUR %(most)s now: the aid on accepted costs and the "
                "advance, less what was paid, and less what is kept back to the end."
            )
            % words
        )
    payment: Payment = Payment.objects.create(
        partner=partner, kind=kind, amount=amount, paid_on=paid_on, by=by
    )
    record(by, "paid", grant, partner=str(partner.pk), kind=kind, amount=amount)
    return payment
