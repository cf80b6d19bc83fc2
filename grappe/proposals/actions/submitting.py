"""Handing in: check, freeze, receipt; withdrawing; letting somebody in late."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.snapshot import sha256_of
from grappe.core.errors import RuleBroken

from .. import document, mail
from ..budget import budget_of
from ..content import content_of
from ..models import Grace, Proposal, Submission
from ..readiness import missing_parts
from .proposals import Stage, locked


@transaction.atomic
def submit(proposal: Proposal, by: Any, at: datetime | None = None) -> Submission:
    """Hand in: check, freeze, receipt; `at` is when the request arrived.

    Handing in again replaces what stood; a second click gives the same receipt.
    """
    at = at or now()
    found = locked(proposal)
    if found.is_submitted and (same := found.latest()):
        return same
    require_open(found, at)
    budget = budget_of(found)
    if missing := missing_parts(found, budget):
        words = {"missing": " ".join(missing)}
        raise RuleBroken(_("Not handed in yet: %(missing)s") % words)
    content = content_of(found, budget)
    earlier = Submission.objects.filter(proposal=found, step=found.step)
    earlier.standing().update(withdrawn_at=at)
    submission = frozen(found, content, earlier.count() + 1, by, at)
    found.stage = Stage.SUBMITTED
    found.save(update_fields=["stage", "updated_at"])
    record(by, "submitted", found, receipt=submission.receipt, sha256=submission.sha256)
    mail.send_receipt(submission)
    transaction.on_commit(partial(document.write_document.enqueue, submission.pk))
    return submission


def frozen(
    proposal: Proposal, content: dict[str, Any], number: int, by: Any, at: datetime
) -> Submission:
    sha256 = sha256_of(content)
    return Submission.objects.create(
        proposal=proposal,
        step=proposal.step,
        call_version=proposal.call.versions.first(),
        number=number,
        content=content,
        sha256=sha256,
        receipt=f"{sha256[:16]}-{number}",
        submitted_at=at,
        submitted_by=by,
        is_late=proposal.is_late(at),
    )


def require_open(proposal: Proposal, at: datetime) -> None:
    """Refuse in a sentence what comes too early, too late, or to a call taken off."""
    if proposal.may_hand_in(at):
        return
    if proposal.step.is_over(at):
        closed = {"moment": f"{proposal.step.closes_at:%Y-%m-%d %H:%M:%S %Z}"}
        raise RuleBroken(
            _("This call closed at %(moment)s; nothing was handed in. Your draft is kept.")
            % closed
        )
    raise RuleBroken(_("This call is closed for now; nothing was handed in."))


@transaction.atomic
def withdraw(proposal: Proposal, by: Any, at: datetime | None = None) -> Proposal:
    """Take back what was handed in; the draft stays and may come again in time."""
    found = locked(proposal)
    standing = found.submissions.standing().filter(step=found.step)
    if not standing.exists():
        raise RuleBroken(_("Nothing is handed in that could be withdrawn."))
    standing.update(withdrawn_at=at or now())
    found.stage = Stage.WITHDRAWN
    found.save(update_fields=["stage", "updated_at"])
    record(by, "withdrew", found)
    return found


@transaction.atomic
def give_grace(proposal: Proposal, until: datetime, reason: str, by: Any) -> Grace:
    """Let one proposal come after the deadline: a decision with a reason, on record."""
    found = locked(proposal)
    if not reason.strip():
        raise RuleBroken(_("Say why this proposal may come late; the reason is on record."))
    if until <= found.step.closes_at:
        raise RuleBroken(_("The grace must end after the deadline."))
    grace = Grace.objects.create(
        proposal=found, step=found.step, until=until, reason=reason.strip(), by=by
    )
    record(by, "gave grace", found, until=until, reason=reason.strip())
    return grace
