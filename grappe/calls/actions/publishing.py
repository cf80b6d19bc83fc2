"""Showing a call to everybody, and freezing what was shown."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..models import Call, CallVersion
from ..readiness import missing
from ..snapshot import content_of, sha256_of


@transaction.atomic
def publish(call: Call, by: Any) -> None:
    """Show the call to everybody; publishing twice changes nothing."""
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if locked.is_published:
        return
    if lacking := missing(locked):
        raise RuleBroken(" ".join(lacking))
    if locked.is_hosted:
        freeze(locked, "", by)
    move(locked, Call.Stage.PUBLISHED, "published", by)


@transaction.atomic
def amend(call: Call, note: str, by: Any) -> CallVersion | None:
    """Freeze a published call's changes as its next version; None when nothing changed.

    `note` says to everybody what changed and why.
    """
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if not (locked.is_published and locked.is_hosted):
        raise RuleBroken(_("Only a published call with steps of its own is amended."))
    if not note.strip():
        raise RuleBroken(_("Say what changed and why; applicants read it."))
    if lacking := missing(locked):
        raise RuleBroken(" ".join(lacking))
    return freeze(locked, note.strip(), by)


def freeze(call: Call, note: str, by: Any) -> CallVersion | None:
    """The call as it stands, as a version; None when its last version says the same."""
    content = content_of(call)
    sha256 = sha256_of(content)
    last = call.versions.first()
    if last and last.sha256 == sha256:
        return None
    number = last.number + 1 if last else 1
    version: CallVersion = call.versions.create(
        number=number, content=content, sha256=sha256, note=note, by=by
    )
    record(by, "froze version", call, number=number, sha256=sha256, note=note)
    return version


@transaction.atomic
def take_off(call: Call, by: Any) -> None:
    """Take the call off; it becomes a draft again, seen by its managers only."""
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if not locked.is_published:
        return
    if locked.is_hosted and locked.proposals.exists():
        raise RuleBroken(
            _("Proposals to this call exist, so it stays published; change its dates instead.")
        )
    move(locked, Call.Stage.DRAFT, "unpublished", by)


def move(call: Call, stage: str, verb: str, by: Any) -> None:
    call.stage = stage
    call.save(update_fields=["stage", "updated_at"])
    record(by, verb, call)
