"""Changing what a hosted call asks, pays and judges."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..models import Call
from ..outline import changes
from ..parts import Part
from ..snapshot import content_of

#: How many changed lines the audit trail keeps of one saving; the versions hold all.
MOST_LINES = 60


class Overtaken(RuleBroken):
    """Somebody else changed this part since it was read; nothing was saved."""


@transaction.atomic
def change(call: Call, part: Part, save: Callable[[], Any], by: Any, base: str) -> None:
    """Run `save` (a valid form's) on one part of the call, and record what changed.

    `base` is the mark of the part as it was read; Overtaken when it is another by now.
    """
    locked = Call.objects.select_for_update().get(pk=call.pk)
    if part.mark_of(locked) != base:
        raise Overtaken(
            _("Somebody else changed this page while you were writing; nothing is saved yet.")
            + " "
            + _("Your text is still below. Save again to put it in place of theirs.")
        )
    before = content_of(locked)
    save()
    align(locked)
    told(locked, part.name, before, by)


def align(call: Call) -> None:
    """Let the call open with its first step and close with its last."""
    steps = list(call.steps.all())
    kept = Call.objects.get(pk=call.pk)
    if steps:
        kept.opens_at = min(step.opens_at for step in steps)
        kept.closes_at = max(step.closes_at for step in steps)
        kept.is_announced = False
    kept.save(update_fields=["opens_at", "closes_at", "is_announced", "updated_at"])


def told(call: Call, section: str, before: Any, by: Any) -> None:
    """Write down which lines of the call are others than `before`."""
    lines = [f"{sign} {line[:300]}" for sign, line in changes(before, content_of(call))]
    record(by, "edited", call, section=section, changes=lines[:MOST_LINES])
