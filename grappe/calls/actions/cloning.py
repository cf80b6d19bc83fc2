"""The next round of a call, begun from the last one."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import get_default_timezone, localdate, make_aware, make_naive
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.core.forms import free_slug

from ..models import Call, Step
from .hosting import align

#: What a new round says anew.
ANEW = {"reference": "", "stage": Call.Stage.DRAFT, "source": "", "is_invented": False}


@transaction.atomic
def clone(call: Call, title: str, closes_at: datetime, by: Any) -> Call:
    """A draft like the call, its dates moved by whole days so that it closes at `closes_at`.

    Steps, questions, criteria, costs and rates come along; documents and explanations,
    which speak of the old round, do not.
    """
    old = Call.objects.whole().get(pk=call.pk)
    days = localdate(closes_at) - localdate(old.closes_at) if old.closes_at else timedelta()
    new = copied(Call.objects.get(pk=call.pk), slug=free_slug(Call, title), title=title, **ANEW)
    new.opens_at = moved(old.opens_at, days)
    new.closes_at = closes_at
    if new.opens_at and new.opens_at >= closes_at:
        raise RuleBroken(_("With this deadline the call would close before it opens."))
    new.save()
    new.topics.set(old.topics.all())
    for step in old.ordered_steps():
        clone_step(step, new, days)
    last = new.steps.order_by("-closes_at").first()
    if last:
        if last.opens_at >= closes_at:
            raise RuleBroken(_("With this deadline the last step would close before it opens."))
        last.closes_at = closes_at
        last.save(update_fields=["closes_at"])
    for row in (*old.criteria.all(), *old.categories.all(), *old.rates.all()):
        copied(row, call=new).save()
    align(new)
    record(by, "added", new, source=f"clone of {old.slug}")
    return new


def clone_step(step: Step, call: Call, days: timedelta) -> None:
    """A step with its present questions, which begin again with version 1."""
    questions = step.current_questions()
    dates = {"opens_at": moved(step.opens_at, days), "closes_at": moved(step.closes_at, days)}
    new = copied(Step.objects.get(pk=step.pk), call=call, **dates)
    new.save()
    for question in questions:
        copied(question, step=new, version=1).save()


def copied(row: Any, **fields: Any) -> Any:
    """An unsaved row with the same values, but for these."""
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    new = type(row)(**{name: getattr(row, name) for name in names})
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def moved(moment: datetime | None, days: timedelta) -> datetime | None:
    """The same time of day so many days later, whatever the clocks did in between."""
    if moment is None:
        return None
    zone = get_default_timezone()
    return make_aware(make_naive(moment, zone) + days, zone)
