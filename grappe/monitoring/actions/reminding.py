"""Reminders of what is due soon or overdue, each once."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now

from .. import mail
from ..models import Grant, Report, Result

#: How long before the day, and how often after it.
AHEAD, AGAIN = timedelta(days=14), timedelta(days=14)


@transaction.atomic
def remind(day: date | None = None) -> int:
    """Write to the teams about what is due within two weeks or overdue; how many mails.

    What was told is marked in the same transaction, so that each is told once in two weeks.
    """
    day = day or localdate()
    near = Q(due_on__lte=day + AHEAD) & (Q(reminded_at=None) | Q(reminded_at__lt=now() - AGAIN))
    running = Grant.objects.running()
    results = Result.objects.filter(near, delivered_at=None, grant__in=running)
    reports = Report.objects.filter(near, submitted_at=None, grant__in=running)
    due: dict[Grant, list[Result | Report]] = {}
    for rows in (results, reports):
        for one in rows.select_for_update(of=("self",)).select_related("grant__project"):
            due.setdefault(one.grant, []).append(one)
    for grant, things in due.items():
        mail.send_due(grant, sorted(things, key=lambda one: one.due_on), day)
    told = now()
    for model in (Result, Report):
        numbers = [one.pk for things in due.values() for one in things if type(one) is model]
        model.objects.filter(pk__in=numbers).update(reminded_at=told)
    return len(due)
