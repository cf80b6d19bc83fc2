"""Assignment: computed with a receipt, adopted, adjusted by a person who says why."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.proposals.models import Proposal

from .. import mail
from ..assigning import round_of
from ..assignment import assign, from_json, to_json
from ..assignment.round import canonical
from ..models import Assignment, AssignmentReceipt, Evaluator, Selection
from .conflicts import recompute
from .selections import held

Open = Assignment.State.OPEN


@transaction.atomic
def compute_assignment(selection: Selection, by: Any) -> AssignmentReceipt:
    """Compute who reads what from the records of now; nothing is given out yet."""
    found = held(selection)
    recompute(found)
    one = round_of(found)
    receipt = assign(one)
    kept = AssignmentReceipt.objects.create(
        selection=found,
        number=found.receipts.count() + 1,
        content=to_json(receipt),
        inputs=canonical(one),
        sha256=receipt.fingerprint(),
        by=by,
    )
    record(by, "computed an assignment", found, number=kept.number, sha256=kept.sha256)
    return kept


@transaction.atomic
def adopt_assignment(receipt: AssignmentReceipt, by: Any) -> int:
    """Give out what a receipt computed; how many are new. Adopting twice gives nothing new."""
    selection = held(receipt.selection)
    computed = from_json(receipt.content)
    if not computed.is_complete:
        raise RuleBroken(
            _("This assignment is not complete; its receipt says what is missing.")
        )
    if round_of(selection).fingerprint() != computed.inputs and receipt.adopted_at is None:
        raise RuleBroken(
            _("The records have changed since this was computed; compute the assignment again.")
        )
    proposals = {one.proposal.reference: one.proposal for one in selection.submissions()}
    wanted = {(proposals[one.proposal].pk, int(one.evaluator)) for one in computed.pairs}
    present = {(one.proposal_id, one.evaluator_id): one for one in selection.assignments.all()}
    fresh = [pair for pair in sorted(wanted) if pair not in present]
    Assignment.objects.bulk_create(
        Assignment(selection=selection, proposal_id=p, evaluator_id=e, receipt=receipt, by=by)
        for p, e in fresh
    )
    left = [one.pk for pair, one in present.items() if pair not in wanted and is_waiting(one)]
    Assignment.objects.filter(pk__in=left).update(state=Assignment.State.WITHDRAWN)
    if receipt.adopted_at is None:
        receipt.adopted_at = now()
        receipt.save(update_fields=["adopted_at"])
    record(by, "adopted an assignment", selection, number=receipt.number, sha256=receipt.sha256)
    tell(selection, {e for _p, e in fresh})
    return len(fresh)


def is_waiting(one: Assignment) -> bool:
    """Given out by a computation, and not begun."""
    return one.state == Open and not one.reason


def tell(selection: Selection, evaluators: set[int]) -> None:
    """Write once to each evaluator that there is something to read."""
    for one in Evaluator.objects.filter(pk__in=evaluators).select_related("user"):
        mail.send_given(selection, one)


@transaction.atomic
def give(
    selection: Selection, proposal: Proposal, evaluator: Evaluator, reason: str, by: Any
) -> Assignment:
    """Let one more person read a proposal, by hand and with a reason."""
    found = held(selection)
    if not reason.strip():
        raise RuleBroken(_("Say why you adjust the assignment; the reason is on record."))
    recompute(found, [evaluator])
    barring = found.conflicts.barring().filter(evaluator=evaluator, proposal=proposal)
    if conflict := barring.first():
        raise RuleBroken(
            _("Not given: %(sentence)s") % {"sentence": conflict.sentence},
        )
    one, _is_new = Assignment.objects.get_or_create(
        selection=found, proposal=proposal, evaluator=evaluator, defaults={"by": by}
    )
    one.state, one.reason, one.by = Open, reason.strip(), by
    one.save()
    record(by, "gave by hand", proposal, evaluator=str(evaluator.pk), reason=reason.strip())
    tell(found, {evaluator.pk})
    return one


@transaction.atomic
def take_back(assignment: Assignment, reason: str, by: Any) -> Assignment:
    """Take a proposal back from who should read it; a review that was handed in stays on
    record and no longer counts."""
    held(assignment.selection)
    if not reason.strip():
        raise RuleBroken(_("Say why you adjust the assignment; the reason is on record."))
    assignment.state, assignment.reason = Assignment.State.WITHDRAWN, reason.strip()
    assignment.save(update_fields=["state", "reason"])
    who = str(assignment.evaluator_id)
    record(by, "took back", assignment.proposal, evaluator=who, reason=reason.strip())
    return assignment
