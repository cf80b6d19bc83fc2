"""Results: delivered, accepted, sent back."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Package, Result, ResultFile
from .holding import held, said_why


@transaction.atomic
def deliver(result: Result, text: str, uploads: list[Any], by: Any) -> Result:
    """Deliver a milestone or deliverable with its files, which were checked."""
    grant = held(result.grant)
    found = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if found.accepted_at is not None:
        raise RuleBroken(_("This was accepted; it is no longer changed."))
    for upload in uploads:
        kept: Any = ResultFile(result=found).take(upload)
        if not found.files.filter(sha256=kept.sha256).exists():
            kept.save()
    found.text, found.delivered_at, found.delivered_by = text, now(), by
    found.refusal = ""
    found.save()
    record(by, "delivered", grant, result=found.pk, title=found.title)
    return found


@transaction.atomic
def accept_result(result: Result, by: Any) -> Result:
    """Accept what was delivered; twice keeps the first time."""
    grant = held(result.grant)
    result = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if result.delivered_at is None:
        raise RuleBroken(_("Nothing was delivered yet."))
    if result.accepted_at is None:
        result.accepted_at = now()
        result.save(update_fields=["accepted_at"])
        record(by, "accepted a result", grant, result=result.pk, title=result.title)
    return result


@transaction.atomic
def return_result(result: Result, reason: str, by: Any) -> Result:
    """Send a delivery back with the reason; it is due again."""
    grant = held(result.grant)
    result = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if result.accepted_at is not None:
        raise RuleBroken(_("This was accepted; it is no longer sent back."))
    result.refusal, result.delivered_at = said_why(reason), None
    result.save(update_fields=["refusal", "delivered_at"])
    mail.send_returned(grant, result.title, result.refusal)
    record(by, "sent a result back", grant, result=result.pk, reason=result.refusal)
    return result


@transaction.atomic
def set_done(package: Package, percent: int, by: Any) -> Package:
    """How much of a work package is done."""
    grant = held(package.grant)
    package.percent_done = percent
    package.save(update_fields=["percent_done"])
    record(by, "reported progress", grant, package=package.number, percent=percent)
    return package
