"""Decisions: label and funding are two; each replaces the one before, none is changed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.proposals.models import Proposal

from ..conflicts import ties_of
from ..models import Body, Decision, Selection
from ..permissions import can_keep
from .selections import held

Kind, Verdict = Decision.Kind, Decision.Verdict


def write_decision(
    selection: Selection,
    proposal: Proposal,
    kind: str,
    verdict: str,
    reason: str,
    by: Any,
    decided_on: date | None = None,
    body: Body | None = None,
    amount: Decimal | None = None,
    conditions: str = "",
    **told: Any,
) -> Decision:
    """Write one decision down in place of the one that stood; `told` goes to the trail."""
    before = Decision.objects.standing().filter(
        selection=selection, proposal=proposal, kind=kind
    )
    decision = Decision.objects.create(
        selection=selection,
        proposal=proposal,
        kind=kind,
        verdict=verdict,
        reason=reason,
        conditions=conditions,
        body=body,
        amount=amount if kind == Kind.FUNDING and verdict != Verdict.NO else None,
        decided_on=decided_on or localdate(),
        replaces=before.first(),
        by=by,
    )
    amount_told = {"amount": decision.amount} if decision.amount is not None else {}
    record(by, "decided", proposal, kind=kind, verdict=verdict, **amount_told, **told)
    return decision


@transaction.atomic
def decide(
    selection: Selection,
    proposals: Iterable[Proposal],
    typed: dict[str, Any],
    by: Any,
) -> list[Decision]:
    """Write down what a body decided on these proposals, all or none.

    `typed` has kind, verdict, reason, body, decided_on, conditions, amount (None: what each
    asked for) and over (why more than the call's money is given, or ""). Who keeps the call
    writes down what any body decided; others, for the funder, only on the money and where
    no tie binds them, which they say too (is_free).
    """
    held(selection)
    proposals = list(proposals)
    asked = asked_in(selection)
    require_sense(selection, proposals, asked, typed)
    told = {"over": typed["over"]} if typed.get("over") else {}
    if not can_keep(by, selection):
        require_free(selection, proposals, typed, by)
        told["is_free"] = "yes"
    found = []
    for proposal in proposals:
        most = asked[proposal.pk]
        amount = most if typed["amount"] is None else typed["amount"]
        if amount > most:
            raise RuleBroken(
                _("%(reference)s asked for EUR %(asked)s; nobody gets more than that.")
                % {
                    "reference": proposal.reference,
                    "asked": f"{most:,.2f}",
                }
            )
        fields = {name: typed[name] for name in ("kind", "verdict", "reason", "body")}
        more = {name: typed[name] for name in ("decided_on", "conditions")}
        found.append(
            write_decision(selection, proposal, **fields, **more, amount=amount, by=by, **told)
        )
    require_money(selection, typed)
    return found


def require_sense(
    selection: Selection,
    proposals: list[Proposal],
    asked: dict[int, Decimal],
    typed: dict[str, Any],
) -> None:
    """Refuse in a sentence what the body may not decide, or nobody may."""
    if not proposals:
        raise RuleBroken(_("Tick the proposals that this decision is about."))
    body, kind = typed["body"], typed["kind"]
    gives = {Kind.LABEL: "gives_label", Kind.FUNDING: "gives_money"}.get(kind)
    if gives and (body is None or not getattr(body, gives)):
        raise RuleBroken(
            _("Name the body that decides on this; the settings say which one does.")
        )
    if kind == Kind.ADMISSION and selection.step.next() is None:
        raise RuleBroken(_("This call has no further step to be admitted to."))
    if strange := [one for one in proposals if one.pk not in asked]:
        names = ", ".join(one.reference for one in strange)
        raise RuleBroken(_("Not judged here: %(names)s.") % {"names": names})
    if typed["verdict"] == Verdict.NO or kind == Kind.ELIGIBILITY:
        return
    refused = Decision.objects.standing().filter(
        selection=selection,
        kind=Kind.ELIGIBILITY,
        verdict=Verdict.NO,
        proposal__in=proposals,
    )
    if names := ", ".join(one.proposal.reference for one in refused):
        raise RuleBroken(_("Not eligible: %(names)s.") % {"names": names})
    if typed["verdict"] == Verdict.CONDITIONAL and not typed["conditions"].strip():
        raise RuleBroken(_("Write down the conditions."))


def require_free(
    selection: Selection, proposals: list[Proposal], typed: dict[str, Any], by: Any
) -> None:
    """Refuse what a delegate of the funder may not decide: other than on the money, or on a
    proposal that the records, or their own word, tie them to."""
    if typed["kind"] != Kind.FUNDING:
        raise RuleBroken(_("For the funder one decides on the funding, and on nothing else."))
    if not typed.get("is_free"):
        raise RuleBroken(_("Say that no tie binds you; who has one does not decide."))
    ties = ties_of(selection, by)
    if told := [f"{one.reference}: {ties[one.pk]}" for one in proposals if one.pk in ties]:
        raise RuleBroken(
            _("You may not decide on all of these; somebody else does. %(ties)s")
            % {"ties": " ".join(told)}
        )


def require_money(selection: Selection, typed: dict[str, Any]) -> None:
    """No more is given than the call has, unless somebody says why."""
    envelope = selection.call.envelope
    if typed["kind"] != Kind.FUNDING or envelope is None or typed.get("over"):
        return
    given = given_by(selection)
    if given > envelope:
        raise RuleBroken(
            _(
                "That would give EUR %(given)s, and the call has EUR %(envelope)s. Nothing was "
                "decided; take fewer, give less, or say why more may be given."
            )
            % {"given": f"{given:,.2f}", "envelope": f"{envelope:,.2f}"}
        )


def given_by(selection: Selection) -> Decimal:
    """The money that standing decisions give."""
    standing = selection.decisions.standing().filter(kind=Kind.FUNDING)
    return standing.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)


def asked_in(selection: Selection) -> dict[int, Decimal]:
    """{proposal: the aid that it asks for} for everything that is judged here."""
    rows = selection.submissions().values_list("proposal_id", "content__budget__aid")
    return {proposal: Decimal(aid or 0) for proposal, aid in rows}
