"""Reports: written, handed in, accepted, sent back."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Report
from .holding import held, said_why


def written(report: Report) -> Report:
    """The row while it may be written, held."""
    held(report.grant)
    found: Report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if found.submitted_at is not None:
        raise RuleBroken(_("This report is handed in; it changes only if it is sent back."))
    return found


@transaction.atomic
def save_report(report: Report, typed: dict[str, str], by: Any) -> Report:
    """Keep a draft of a report."""
    found = written(report)
    found.progress, found.problems = typed["progress"], typed["problems"]
    found.outlook = typed["outlook"]
    found.save()
    return found


@transaction.atomic
def submit_report(report: Report, by: Any) -> Report:
    """Hand a report in, together with the claims of its period."""
    found = written(report)
    if not found.progress.strip():
        raise RuleBroken(_("Say what was done before you hand the report in."))
    found.submitted_at, found.submitted_by, found.refusal = now(), by, ""
    found.save()
    record(by, "handed in a report", found.grant, report=found.number)
    return found


@transaction.atomic
def accept_report(report: Report, by: Any) -> Report:
    """Accept a report once every claim of its period is decided."""
    grant = held(report.grant)
    if report.submitted_at is None:
        raise RuleBroken(_("This report is not handed in yet."))
    if report.claims.filter(submitted_at__isnull=False, decided_at=None).exists():
        raise RuleBroken(_("Decide on the claims of this period first."))
    if report.accepted_at is None:
        report.accepted_at = now()
        report.save(update_fields=["accepted_at"])
        record(by, "accepted a report", grant, report=report.number)
    return report


@transaction.atomic
def return_report(report: Report, reason: str, by: Any) -> Report:
    """Send a report back with the reason; it may be written again."""
    grant = held(report.grant)
    if report.accepted_at is not None:
        raise RuleBroken(_("This report was accepted; it is no longer sent back."))
    report.refusal, report.submitted_at = said_why(reason), None
    report.save(update_fields=["refusal", "submitted_at"])
    mail.send_returned(grant, str(report), report.refusal)
    record(by, "sent a report back", grant, report=report.number, reason=report.refusal)
    return report
