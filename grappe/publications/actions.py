"""Verbs on news and good practices."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .models import Publication


def locked(publication: Publication) -> Any:
    """The row as it is now, locked until the transaction ends."""
    return type(publication)._base_manager.select_for_update().get(pk=publication.pk)


@transaction.atomic
def publish(publication: Publication, by: Any) -> None:
    """Show it to everybody; publishing twice changes nothing."""
    move(locked(publication), True, "published", by)


@transaction.atomic
def unpublish(publication: Publication, by: Any) -> None:
    """Take it off; it becomes a draft again."""
    move(locked(publication), False, "unpublished", by)


def move(row: Any, is_published: bool, verb: str, by: Any) -> None:
    if row.is_published == is_published:
        return
    row.is_published = is_published
    row.save(update_fields=["is_published", "updated_at"])
    record(by, verb, row)


@transaction.atomic
def delete_draft(publication: Publication, by: Any) -> None:
    """Delete what nobody outside can see."""
    row = locked(publication)
    if row.is_published:
        raise RuleBroken(_("This is published. Take it off first, then delete it."))
    record(by, "deleted", row)
    row.delete()
