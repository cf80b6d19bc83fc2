"""Conflicts: computed anew, answered by the evaluator, ruled by who keeps the call."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..conflicts import found as found_conflicts
from ..conflicts import sentence_of
from ..models import Assignment, Conflict, Declaration, Evaluator, Selection
from .selections import held

#: These never stop barring, whatever anybody says.
ABSOLUTE = (Conflict.Kind.TEAM, Conflict.Kind.OWN)

WORDING = (
    "I have read the names, or where they are withheld the description, of what I am to "
    "review. To the best of my knowledge I have no tie to it or to its partners that I have "
    "not declared. I will say so at once if that changes."
)


@transaction.atomic
def recompute(selection: Selection, evaluators: list[Evaluator] | None = None) -> int:
    """Bring the register up to what the records say now; how many lines changed.

    A ruling falls when what it rests on has changed; what is no longer found stays on
    record. A closed selection is left as it is.
    """
    if selection.closed_at is not None:
        return 0
    rows = selection.conflicts.all()
    if evaluators is not None:
        rows = rows.filter(evaluator__in=evaluators)
    kept = {(one.evaluator_id, one.proposal_id, one.kind, one.key): one for one in rows}
    changed = 0
    for one in found_conflicts(selection, evaluators):
        changed += bring_up(selection, kept.pop(one.place, None), one)
    gone = [one.pk for one in kept.values() if one.gone_at is None]
    Conflict.objects.filter(pk__in=gone).update(gone_at=now())
    return changed + len(gone)


def bring_up(selection: Selection, kept: Conflict | None, found: Any) -> int:
    """Keep one finding; whether it is new, changed or found again."""
    conflict = kept or Conflict(
        selection=selection,
        evaluator_id=found.evaluator,
        proposal_id=found.proposal,
        kind=found.kind,
        key=found.key,
    )
    same = (conflict.evidence, conflict.is_barring) == (found.evidence, found.is_barring)
    if kept and same and kept.gone_at is None:
        return 0
    conflict.evidence, conflict.is_barring = found.evidence, found.is_barring
    conflict.sentence = sentence_of(found.kind, found.evidence)
    conflict.gone_at = None
    conflict.ruling, conflict.ruling_reason = "", ""
    conflict.ruled_by, conflict.ruled_at = None, None
    conflict.save()
    return 1


def recompute_for(evaluator: Evaluator) -> None:
    """The same for one evaluator, wherever they sit or read and nothing is closed."""
    seated = Selection.objects.filter(seats__evaluator=evaluator, closed_at=None)
    reading = Selection.objects.filter(assignments__evaluator=evaluator, closed_at=None)
    for selection in (seated | reading).distinct().select_related("step__call"):
        recompute(selection, [evaluator])


@transaction.atomic
def answer(conflict: Conflict, said: str, explanation: str, by: Any) -> Conflict:
    """What the evaluator says to a conflict: agreed, explained or disputed."""
    held(conflict.selection)
    if said != Conflict.Answer.AGREED and not explanation.strip():
        raise RuleBroken(_("Explain it in a sentence, so that somebody can rule on it."))
    conflict.answer, conflict.explanation = said, explanation.strip()
    conflict.answered_at = now()
    conflict.save(update_fields=["answer", "explanation", "answered_at"])
    record(by, "answered a conflict", conflict.proposal, conflict=conflict.pk, answer=said)
    return conflict


@transaction.atomic
def rule(conflict: Conflict, ruling: str, reason: str, by: Any) -> Conflict:
    """Say whether a conflict bars the evaluator, and why."""
    held(conflict.selection)
    if not reason.strip():
        raise RuleBroken(_("Say why; the reason is on record."))
    if ruling == Conflict.Ruling.CLEARED and conflict.kind in ABSOLUTE:
        raise RuleBroken(
            _("Nobody judges where they take part themselves; this cannot be cleared.")
        )
    conflict.ruling, conflict.ruling_reason = ruling, reason.strip()
    conflict.ruled_by, conflict.ruled_at = by, now()
    conflict.save()
    record(by, "ruled on a conflict", conflict.proposal, conflict=conflict.pk, ruling=ruling)
    return conflict


@transaction.atomic
def declare(assignment: Assignment, is_free: bool, text: str, by: Any) -> Declaration:
    """Sign, before a proposal opens, that one has no conflict; or say which.

    Who is not free hands the proposal back; twice gives the first declaration.
    """
    held(assignment.selection)
    if not is_free and not text.strip():
        raise RuleBroken(_("Say which conflict you have."))
    declaration, is_new = Declaration.objects.get_or_create(
        selection=assignment.selection,
        evaluator=assignment.evaluator,
        proposal=assignment.proposal,
        defaults={"is_free": is_free, "text": text.strip(), "wording": WORDING},
    )
    if is_new:
        record(by, "declared", assignment.proposal, is_free=is_free)
        if not is_free:
            assignment.state = Assignment.State.DECLINED
            assignment.save(update_fields=["state"])
    return declaration
