"""Reviews: drafted, handed in, opened again, declined, reminded of."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.models import Criterion
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Assignment, Mark, Review, Selection
from .selections import held

#: Nobody is reminded more often than this.
PAUSE = timedelta(days=1)


class Overtaken(RuleBroken):
    """The review was saved elsewhere since it was read."""


@transaction.atomic
def save_draft(
    assignment: Assignment, typed: dict[str, str], base: int | None, is_meanwhile: bool = False
) -> Review:
    """Keep what is typed, exactly as it is typed; `base` is the revision it was read at.

    What is kept meanwhile, while somebody types, leaves the revision as it is, so that the
    page it comes from can still be saved.
    """
    review = own_draft(assignment)
    if base is not None and base != review.revision and typed != review.typed:
        raise Overtaken(
            _(
                "You saved another text of this review meanwhile, in another window or by a "
                "pack. Yours is still below; save again to put it in its place."
            )
        )
    if typed != review.typed:
        review.typed = typed
        review.revision += not is_meanwhile
        review.save()
    return review


def own_draft(assignment: Assignment) -> Review:
    """The review while it may be written, held until this transaction ends."""
    held(assignment.selection)
    open_to = Assignment.objects.writable_by(assignment.evaluator.user)
    if not open_to.filter(pk=assignment.pk).exists():
        raise RuleBroken(
            _(
                "This proposal is no longer open to you: a conflict of interest was found, or "
                "it was given to somebody else. What you wrote is kept."
            )
        )
    Review.objects.get_or_create(assignment=assignment)
    review = Review.objects.select_for_update().get(assignment=assignment)
    if review.is_submitted:
        raise RuleBroken(_("This review is handed in; open it again before you change it."))
    return review


Marks = dict[Criterion, tuple[Decimal, str]]


@transaction.atomic
def submit_review(
    assignment: Assignment, marks: Marks, to_applicants: str, to_panel: str, by: Any
) -> Review:
    """Hand in a review with a mark for every criterion; a second click changes nothing."""
    present = Review.objects.filter(assignment=assignment).first()
    if present and present.is_submitted:
        return present
    review = own_draft(assignment)
    for criterion, (value, text) in marks.items():
        Mark.objects.update_or_create(
            review=review, criterion=criterion, defaults={"value": value, "text": text}
        )
    review.to_applicants, review.to_panel = to_applicants, to_panel
    review.submitted_at = now()
    review.revision += 1
    review.save()
    record(by, "handed in a review", assignment.proposal, assignment=str(assignment.public_id))
    return review


@transaction.atomic
def open_review(assignment: Assignment, by: Any) -> Review:
    """Let a review be changed again, as long as no ranking that reads it was adopted."""
    selection = held(assignment.selection)
    if selection.adopted_ranking():
        raise RuleBroken(_("The ranking is adopted; reviews can no longer be changed."))
    review = Review.objects.select_for_update().get(assignment=assignment)
    if review.is_submitted:
        review.submitted_at = None
        review.save(update_fields=["submitted_at"])
        record(by, "opened a review again", assignment.proposal)
    return review


@transaction.atomic
def decline_reading(assignment: Assignment, reason: str, by: Any) -> Assignment:
    """Hand a proposal back unread; who keeps the call gives it to somebody else."""
    held(assignment.selection)
    if not reason.strip():
        raise RuleBroken(_("Say why you hand it back."))
    assignment.state = Assignment.State.DECLINED
    assignment.save(update_fields=["state"])
    record(by, "handed back", assignment.proposal, reason=reason.strip())
    return assignment


@transaction.atomic
def remind(selection: Selection, by: Any) -> int:
    """Write once to each evaluator whose reviews are missing, at most daily; to how many."""
    found = held(selection)
    waiting = found.assignments.standing().filter(
        pk__in=found.assignments.exclude(review__submitted_at__isnull=False).values("pk")
    )
    late: dict[Any, list[Assignment]] = {}
    for one in waiting.select_for_update(of=("self",)).select_related("evaluator__user"):
        if one.reminded_at is None or one.reminded_at < now() - PAUSE:
            late.setdefault(one.evaluator, []).append(one)
    for evaluator, assignments in late.items():
        mail.send_reminder(found, evaluator, len(assignments))
        chosen = found.assignments.filter(pk__in=[one.pk for one in assignments])
        chosen.update(reminded_at=now())
    record(by, "reminded", found, evaluators=len(late))
    return len(late)
