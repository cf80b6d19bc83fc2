"""Appeals: filed in time, read by somebody who had no part in it, decided."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Appeal, Assignment, Conflict, Decision, Evaluator
from .conflicts import recompute
from .selections import held


@transaction.atomic
def file_appeal(
    decision: Decision, grounds: str, by: Any, at: datetime | None = None
) -> Appeal:
    """Object to a decision in time; a second click gives the same appeal."""
    at = at or now()
    held(decision.selection)
    if present := Appeal.objects.filter(decision=decision).first():
        return present
    if decision.verdict == Decision.Verdict.YES:
        raise RuleBroken(
            _("This decision gives what was asked for; there is nothing to appeal.")
        )
    last = Appeal.last_day(decision)
    if at > last:
        raise RuleBroken(
            _("The time to appeal ended on %(day)s; nothing was filed.")
            % {"day": f"{last:%Y-%m-%d %H:%M %Z}"}
        )
    appeal = Appeal.objects.create(decision=decision, grounds=grounds, filed_at=at, filed_by=by)
    record(by, "appealed", decision.proposal, kind=decision.kind)
    return appeal


@transaction.atomic
def name_reader(appeal: Appeal, reader: Evaluator, by: Any) -> Appeal:
    """Choose who reads the appeal: somebody who had no part in the judging, and no tie."""
    selection = held(appeal.decision.selection)
    proposal = appeal.decision.proposal
    if had_part(reader, appeal):
        raise RuleBroken(
            _("%(name)s had a part in judging this proposal; name somebody else.")
            % {"name": reader}
        )
    recompute(selection, [reader])
    ties = Conflict.objects.barring().filter(evaluator=reader, proposal=proposal)
    if tie := ties.first():
        raise RuleBroken(
            _("Not named: %(sentence)s") % {"sentence": tie.sentence},
        )
    if appeal.outcome:
        raise RuleBroken(_("This appeal is decided."))
    appeal.reader = reader
    appeal.save(update_fields=["reader"])
    mail.send_appeal(appeal)
    record(by, "named a reader of the appeal", proposal)
    return appeal


def had_part(reader: Evaluator, appeal: Appeal) -> bool:
    """Read the proposal, or sat in a meeting that spoke of it."""
    decision = appeal.decision
    read = Assignment.objects.filter(proposal=decision.proposal, evaluator=reader)
    met = reader.meetings.filter(items__proposal=decision.proposal)
    return bool(read.exists() or met.exists())


@transaction.atomic
def give_opinion(appeal: Appeal, opinion: str, by: Any) -> Appeal:
    """What the independent reader thinks; once decided, it stands."""
    held(appeal.decision.selection)
    if appeal.outcome:
        raise RuleBroken(_("This appeal is decided; your opinion stands as it is."))
    appeal.opinion, appeal.opinion_at = opinion, now()
    appeal.save(update_fields=["opinion", "opinion_at"])
    record(by, "gave an opinion on the appeal", appeal.decision.proposal)
    return appeal


@transaction.atomic
def decide_appeal(appeal: Appeal, outcome: str, reason: str, by: Any) -> Appeal:
    """Uphold or reject, after the reader's opinion; the team is told at once.

    Upheld, the body decides anew: a new decision replaces the one that was appealed.
    """
    held(appeal.decision.selection)
    if appeal.outcome:
        return appeal
    if not appeal.opinion:
        raise RuleBroken(_("Wait for the opinion of the independent reader."))
    appeal.outcome, appeal.reason = outcome, reason
    appeal.decided_by, appeal.decided_at = by, now()
    appeal.save()
    mail.send_outcome(appeal)
    record(by, "decided the appeal", appeal.decision.proposal, outcome=outcome)
    return appeal
