"""Meetings: called, opened, minuted item by item, closed."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..assigning import eligible
from ..models import AgendaItem, Evaluator, Meeting, Selection
from .conflicts import recompute
from .selections import held


@transaction.atomic
def call_meeting(selection: Selection, meeting: Meeting, by: Any) -> Meeting:
    """Save a new meeting; its agenda is every eligible proposal, in the ranking's order."""
    found = held(selection)
    meeting.selection = found
    meeting.save()
    proposals = {one.proposal.reference: one.proposal for one in eligible(found)}
    order = found.places()
    ranked = sorted(proposals, key=lambda one: (order.get(one, len(proposals) + 1), one))
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, proposal=proposals[one], number=number)
        for number, one in enumerate(ranked, start=1)
    )
    record(by, "called a meeting", found, meeting=meeting.pk)
    return meeting


@transaction.atomic
def open_meeting(meeting: Meeting, present: list[Evaluator], by: Any) -> Meeting:
    """Note who is there; who has a conflict leaves the room for that item."""
    found = locked(meeting)
    found.present.set(present)
    recompute(found.selection, present)
    barring = found.selection.conflicts.barring().filter(evaluator__in=present)
    leaving: dict[int, set[int]] = {}
    for proposal, evaluator in barring.values_list("proposal_id", "evaluator_id"):
        leaving.setdefault(proposal, set()).add(evaluator)
    for item in found.items.filter(closed_at=None):
        item.left_room.set(leaving.get(item.proposal_id, set()))
    if found.opened_at is None:
        found.opened_at = now()
        found.save(update_fields=["opened_at"])
    record(by, "opened the meeting", found.selection, meeting=found.pk, present=len(present))
    return found


def locked(meeting: Meeting) -> Meeting:
    """The row while it may change."""
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    held(found.selection)
    if found.closed_at is not None:
        raise RuleBroken(_("This meeting is closed; its minutes stand."))
    return found


@transaction.atomic
def minute(item: AgendaItem, typed: dict[str, str], by: Any) -> AgendaItem:
    """Write down what was said and advised on one proposal."""
    found = locked(item.meeting)
    if found.opened_at is None:
        raise RuleBroken(_("Open the meeting first, so that it is known who is there."))
    item.minutes, item.advice = typed["minutes"], typed["advice"]
    item.consensus = typed["consensus"]
    item.closed_at = now() if item.advice else None
    item.save()
    record(by, "minuted", item.proposal, meeting=found.pk, advice=item.advice)
    return item


@transaction.atomic
def close_meeting(meeting: Meeting, by: Any) -> Meeting:
    """End a meeting: its minutes stand."""
    found = locked(meeting)
    waiting = found.items.filter(advice="").count()
    if waiting:
        raise RuleBroken(
            _("%(count)s items have no advice yet; postpone those that were not reached.")
            % {"count": waiting}
        )
    found.closed_at = now()
    found.save(update_fields=["closed_at"])
    record(by, "closed the meeting", found.selection, meeting=found.pk)
    return found
