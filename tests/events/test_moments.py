"""When an event is: in the site's zone, with how far off it is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from grappe.events.models import Event
from tests.make import make_event

SUMMER = datetime(2030, 7, 1, 8, tzinfo=UTC)


def announce(client, user, cluster, **moments):
    client.force_login(user)
    data = {"title": "Fair", "kind": "fair"} | moments
    return client.post(reverse("events:add", args=[cluster.slug]), data)


def test_typed_moments_are_on_the_sites_clocks(client, ana, aurora):
    announce(client, ana, aurora, starts_at="2030-07-01T10:00", ends_at="2030-07-01 12:00")
    event = Event.objects.get()
    assert event.starts_at == SUMMER
    text = client.get(event.get_absolute_url()).text
    assert "Monday 1 July 2030, 10:00" in text
    assert "12:00 CEST" in text
    assert 'datetime="2030-07-01T10:00:00+02:00"' in text


def test_a_moment_with_its_own_zone_is_taken_as_such(client, ana, aurora):
    announce(
        client,
        ana,
        aurora,
        starts_at="2030-07-01T08:00+00:00",
        ends_at="2030-07-01T09:00+00:00",
    )
    assert Event.objects.get().starts_at == SUMMER


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "said"),
    [
        ("tomorrow", "2030-07-01T12:00", "Write the day and the time"),
        ("2030-02-30T10:00", "2030-07-01T12:00", "Write the day and the time"),
        ("", "2030-07-01T12:00", "This field is required."),
        ("2030-07-01T12:00", "2030-07-01T10:00", "The event ends before it starts."),
        ("2030-07-01T12:00", "2030-07-01T12:00", "The event ends before it starts."),
        ("2030-03-31T02:30", "2030-03-31T12:00", "may not exist"),
        ("2030-10-27T02:30", "2030-10-27T12:00", "may be ambiguous"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_its_reason(
    starts_at, ends_at, said, client, ana, aurora
):
    response = announce(client, ana, aurora, starts_at=starts_at, ends_at=ends_at)
    assert said in response.text
    assert 'value="Fair"' in response.text
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=1), "tomorrow"),
        (timedelta(hours=2), "today"),
        (-timedelta(minutes=1), "now"),
        (-timedelta(days=1), "over"),
    ],
)
def test_how_far_off_it_is(before, said, aurora):
    event = make_event(aurora, starts_at=SUMMER)
    assert event.countdown(SUMMER - before) == said
