"""Checks: computed, judged by a person, and what follows for eligibility."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..checking import findings
from ..models import Check, Decision, Selection
from .deciding import write_decision
from .selections import held

Verdict = Check.Verdict


@transaction.atomic
def run_checks(selection: Selection, by: Any) -> int:
    """Check everything that stands; how many findings are new or changed.

    A judgement stays as long as the finding that it was made on stays the same.
    """
    held(selection)
    changed = 0
    for submission, found in findings(selection).items():
        kept = {(one.kind, one.key): one for one in submission.checks.all()}
        for one in found:
            check = kept.pop((one.kind, one.key), None) or Check(
                submission=submission, kind=one.kind, key=one.key
            )
            if (check.light, check.sentence) == (one.light, one.sentence):
                continue
            check.light, check.sentence = one.light, one.sentence
            check.source, check.evidence = one.source, one.evidence
            check.verdict, check.reason, check.judged_by, check.judged_at = "", "", None, None
            check.save()
            changed += 1
        Check.objects.filter(pk__in=[one.pk for one in kept.values()]).delete()
    record(by, "ran the checks", selection, changed=changed)
    return changed


@transaction.atomic
def judge(check: Check, verdict: str, reason: str, by: Any) -> Check:
    """Say whether a proposal passes a check; against or without a finding, say why."""
    selection = check.submission.step.selection
    held(selection)
    follows = {"met": Verdict.PASSES, "unmet": Verdict.FAILS}.get(check.light)
    if verdict != follows and not reason.strip():
        raise RuleBroken(
            _("Say why: the platform did not find this by itself. Nothing was judged.")
        )
    check.verdict, check.reason = verdict, reason.strip()
    check.judged_by, check.judged_at = by, now()
    check.save()
    record(by, "judged a check", check.submission.proposal, check=check.pk, verdict=verdict)
    return check


@transaction.atomic
def judge_met(selection: Selection, by: Any) -> int:
    """Confirm, at one go, every unjudged check that was met; how many there were."""
    held(selection)
    rows = Check.objects.filter(submission__in=selection.submissions(), light="met").unjudged()
    count: int = rows.update(verdict=Verdict.PASSES, judged_by=by, judged_at=now())
    record(by, "confirmed the met checks", selection, count=count)
    return count


@transaction.atomic
def decide_eligibility(selection: Selection, by: Any) -> int:
    """Write down for every proposal with all checks judged whether it is eligible; how many
    decisions are new or changed."""
    held(selection)
    changed = 0
    for submission in selection.submissions().prefetch_related("checks"):
        checks = list(submission.checks.all())
        if not checks or not all(check.verdict for check in checks):
            continue
        failed = [check for check in checks if not check.is_fine]
        reason = " ".join(f"{one.sentence} {one.reason}".strip() for one in failed)
        reason = reason or _("All %(count)s checks are passed.") % {"count": len(checks)}
        verdict = Decision.Verdict.NO if failed else Decision.Verdict.YES
        before = submission.proposal.decisions.standing().filter(
            selection=selection, kind=Decision.Kind.ELIGIBILITY
        )
        if before.filter(verdict=verdict, reason=reason[:5_000]).exists():
            continue
        write_decision(
            selection,
            submission.proposal,
            Decision.Kind.ELIGIBILITY,
            verdict,
            reason[:5_000],
            by=by,
            decided_on=localdate(),
        )
        changed += 1
    return changed
