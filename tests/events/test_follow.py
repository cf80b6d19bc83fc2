"""Other programs follow events: iCalendar with its zone, and Atom."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.make import make_cluster, make_event

SUMMER = datetime(2030, 7, 1, 8, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def calendar(client, name, *args):
    response = client.get(reverse(f"events:{name}", args=args))
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def titles(client, name, *args):
    root = ElementTree.fromstring(  # noqa: S314  our own answer
        client.get(reverse(f"events:{name}", args=args)).content
    )
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_one_event_with_the_rules_of_its_zone(client, aurora):
    event = make_event(aurora, "Fair, open", starts_at=SUMMER, city="Mons", summary="Come; all")
    found = calendar(client, "calendar_of_event", event.slug)
    [entry] = found.walk("VEVENT")
    assert str(entry["SUMMARY"]) == "Fair, open"
    assert entry["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert entry.start == SUMMER
    assert str(entry["LOCATION"]) == "Mons"
    assert str(entry["URL"]).endswith(event.get_absolute_url())
    [zone] = found.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Brussels"


def test_the_identity_of_an_event_stays(client, aurora):
    event = make_event(aurora)
    uids = []
    for title in ("One", "Two"):
        event.title = title
        event.save()
        [entry] = calendar(client, "calendar_of_event", event.slug).walk("VEVENT")
        uids.append(str(entry["UID"]))
    assert uids[0] == uids[1]


def test_all_and_those_of_one_cluster(client, aurora):
    make_event(aurora, "Ours")
    make_event(make_cluster("Lyon"), "Theirs")
    found = {
        name: {str(entry["SUMMARY"]) for entry in calendar(client, name, *args).walk("VEVENT")}
        for name, *args in (["calendar"], ["calendar_of_cluster", "aurora"])
    }
    assert found == {"calendar": {"Ours", "Theirs"}, "calendar_of_cluster": {"Ours"}}
    assert set(titles(client, "feed")) == {"Ours", "Theirs"}
    assert titles(client, "feed_of_cluster", "aurora") == ["Ours"]


@pytest.mark.parametrize("name", ["calendar", "feed"])
def test_not_even_a_manager_gets_drafts(name, client, ana, aurora):
    make_event(aurora, "Draft secret", is_published=False)
    make_event(make_cluster("Hidden", [ana], stage="draft"), "Hidden secret")
    client.force_login(ana)
    assert b"secret" not in client.get(reverse(f"events:{name}")).content


@pytest.mark.parametrize("name", ["calendar_of_cluster", "feed_of_cluster"])
def test_a_hidden_cluster_cannot_be_followed(name, client, ana):
    make_cluster("Hidden", [ana], stage="draft")
    client.force_login(ana)
    assert client.get(reverse(f"events:{name}", args=["hidden"])).status_code == 404


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(count, client, aurora, django_assert_max_num_queries):
    for number in range(count):
        make_event(aurora, f"Event {number}", country=aurora.country)
    for name in ("calendar", "feed"):
        with django_assert_max_num_queries(4):
            client.get(reverse(f"events:{name}"))
