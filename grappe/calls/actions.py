"""Verbs on calls."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .models import Call


@transaction.atomic
def publish(call: Call, by: Any) -> None:
    """Show the call to everybody; publishing twice changes nothing."""
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if locked.is_published:
        return
    if not locked.text.strip() or locked.closes_at is None:
        raise RuleBroken(_("A call needs its text and its deadline before it is published."))
    move(locked, Call.Stage.PUBLISHED, "published", by)


@transaction.atomic
def take_off(call: Call, by: Any) -> None:
    """Take the call off; it becomes a draft again, seen by its managers only."""
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if locked.is_published:
        move(locked, Call.Stage.DRAFT, "unpublished", by)


def move(call: Call, stage: str, verb: str, by: Any) -> None:
    call.stage = stage
    call.save(update_fields=["stage", "updated_at"])
    record(by, verb, call)
