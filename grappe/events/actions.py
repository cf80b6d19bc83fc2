"""Verbs on events."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .models import Event


@transaction.atomic
def publish(event: Event, by: Any) -> None:
    """Show the event to everybody; publishing twice changes nothing."""
    move(event, True, "published", by)


@transaction.atomic
def unpublish(event: Event, by: Any) -> None:
    """Take the event off; it becomes a draft again."""
    move(event, False, "unpublished", by)


def move(event: Event, is_published: bool, verb: str, by: Any) -> None:
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.is_published == is_published:
        return
    locked.is_published = is_published
    locked.save(update_fields=["is_published", "updated_at"])
    record(by, verb, locked)


@transaction.atomic
def delete_draft(event: Event, by: Any) -> None:
    """Delete an event that nobody outside can have seen today."""
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.is_published:
        raise RuleBroken(_("This event is published. Take it off first, then delete it."))
    record(by, "deleted", locked)
    locked.delete()
