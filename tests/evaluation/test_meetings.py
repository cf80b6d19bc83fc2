"""Meetings: the agenda in the ranking's order, who leaves, what is minuted, closed for good."""

import pytest

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.models import Meeting
from tests.make import make_decision

from .acting import look, press
from .judged import make_judged, ranked


@pytest.fixture
def meeting(client, ana, selection):
    make_judged(selection)
    ranked(selection, by=ana)
    typed = {"body": selection.bodies.first().pk, "title": "Panel"}
    press(client, ana, "meetings", selection.public_id, starts_at="2026-12-01T10:00", **typed)
    return Meeting.objects.get()


def test_the_agenda_follows_the_ranking(meeting, selection):
    order = [item.proposal.reference for item in meeting.items.all()]
    places = selection.rankings.get().content["ranking"]["places"]
    assert order[: len(places)] == [one["proposal"] for one in places]
    assert len(order) == 6


def test_what_is_not_eligible_is_not_on_it(ana, selection, proposal):
    make_decision(selection, proposal, "eligibility")
    meeting = Meeting(
        body=selection.bodies.first(), title="Panel", starts_at=selection.created_at
    )
    actions.call_meeting(selection, meeting, by=ana)
    assert meeting.items.count() == 1


def test_who_has_a_conflict_leaves_for_that_item(
    client, ana, meeting, selection, helix, proposal
):
    reader = selection.seats.last().evaluator
    reader.user.posts.create(organisation=helix)
    present = [seat.evaluator_id for seat in selection.seats.all()]
    press(client, ana, "open_meeting", selection.public_id, meeting.pk, present=present)
    left = {item.proposal_id: list(item.left_room.all()) for item in meeting.items.all()}
    assert left.pop(proposal.pk) == [reader]
    assert not any(left.values())
    assert (
        "Leave the room" in look(client, ana, "meeting", selection.public_id, meeting.pk).text
    )


def test_items_are_minuted_once_it_is_open_and_stand_once_it_is_closed(
    client, ana, meeting, selection
):
    typed = {"minutes": "All agreed.", "advice": "for", "consensus": "Bold and clear."}
    page = press(client, ana, "minute", selection.public_id, meeting.pk, 1, **typed)
    assert "Open the meeting first" in page.text
    actions.open_meeting(meeting, [], by=ana)
    page = press(client, ana, "close_meeting", selection.public_id, meeting.pk)
    assert "6 items have no advice" in page.text
    for item in meeting.items.all():
        press(client, ana, "minute", selection.public_id, meeting.pk, item.number, **typed)
    press(client, ana, "close_meeting", selection.public_id, meeting.pk)
    meeting.refresh_from_db()
    assert meeting.closed_at
    with pytest.raises(RuleBroken, match="minutes stand"):
        actions.minute(meeting.items.first(), typed, by=ana)


def test_who_is_in_the_room_follows_and_nobody_else(client, ana, cleo, meeting, selection):
    reader = selection.seats.last().evaluator
    assert look(client, reader.user, "attend", meeting.pk).status_code == 404
    actions.open_meeting(meeting, [reader], by=ana)
    assert look(client, reader.user, "attend", meeting.pk).status_code == 200
    assert look(client, cleo, "attend", meeting.pk).status_code == 404
    assert look(client, cleo, "meeting", selection.public_id, meeting.pk).status_code == 404
