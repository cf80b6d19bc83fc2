"""Changing what a hosted call asks, pays and judges."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..models import Call
from ..outline import changes
from ..parts import Part
from ..snapshot import content_of

#: Parts by which proposals are judged and paid; they stand once the call has closed.
JUDGED_BY = ("criteria", "costs")
MINUTE = timedelta(minutes=1)
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
    if part.name in JUDGED_BY and locked.is_published and locked.is_over():
        raise RuleBroken(
            _("The call has closed. Proposals are judged and paid by what it said then.")
        )
    before = content_of(locked)
    deadlines = dict(locked.steps.values_list("pk", "closes_at"))
    save()
    require_notice(locked, deadlines)
    align(locked)
    told(locked, part.name, before, by)


def require_notice(call: Call, before: dict[int, datetime]) -> None:
    """A published deadline moves while it is ahead, to a moment that is ahead: nobody is shut
    out without having been able to know."""
    if not call.is_published:
        return
    at = now()
    for step in call.steps.all():
        was = before.get(step.pk, step.closes_at)
        if abs(was - step.closes_at) < MINUTE:
            continue  # forms show minutes
        if was <= at:
            raise RuleBroken(
                _("“%(step)s” has closed; let a single proposal come late by a grace instead.")
                % {"step": step}
            )
        if step.closes_at <= at:
            raise RuleBroken(
                _("“%(step)s” would close in the past; choose a moment that is ahead.")
                % {"step": step}
            )


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
