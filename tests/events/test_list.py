"""Finding events: those to come by month, past ones on request, with filters."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from grappe.events.models import Event
from tests.make import make_cluster, make_country, make_event

pytestmark = pytest.mark.django_db
LIST = "/events/"


def shown(client, **query):
    return [event.title for event in client.get(LIST, query).context["page"]]


def test_events_to_come_stand_in_order_under_their_month(client, aurora):
    make_event(aurora, "Later", starts_in=80)
    make_event(aurora, "Sooner", starts_in=3)
    make_event(aurora, "Long ago", starts_in=-30)
    assert shown(client) == ["Sooner", "Later"]
    assert shown(client, past="1") == ["Long ago"]
    later = Event.objects.get(title="Later")
    assert f"<h2>{later.month():%B %Y}</h2>" in client.get(LIST).text
    assert "in 80 days" in client.get(LIST).text


def test_an_event_that_goes_on_is_still_shown(client, aurora):
    now = datetime.now(UTC)
    day = timedelta(days=1)
    make_event(aurora, "Fair", starts_at=now - day, ends_at=now + day)
    assert shown(client) == ["Fair"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"country": "FR"}, ["Fair in Lyon"]),
        ({"kind": "fair"}, ["Fair in Lyon"]),
        ({"cluster": "aurora"}, ["Workshop"]),
        ({"country": "XX"}, []),
        ({"page": "nonsense"}, ["Fair in Lyon", "Workshop"]),
    ],
)
def test_filters(query, found, client, aurora):
    lyon = make_cluster("Lyon")
    france = make_country("FR", "France")
    make_event(lyon, "Fair in Lyon", starts_in=2, kind="fair", country=france)
    make_event(aurora, "Workshop", starts_in=5, kind="workshop")
    assert shown(client, **query) == found


def test_drafts_and_events_of_hidden_clusters_are_for_their_managers(
    client, ana, cleo, olga, aurora
):
    make_event(aurora, "Draft", is_published=False)
    make_event(make_cluster("Hidden", stage="draft"), "Of a hidden cluster")
    for user, found in [(cleo, 0), (ana, 1), (olga, 2)]:
        client.force_login(user)
        assert len(shown(client)) == found


def test_the_list_of_one_cluster(client, cleo, aurora):
    make_event(aurora, "Ours")
    make_event(make_cluster("Lyon"), "Theirs")
    text = client.get(reverse("events:of_cluster", args=["aurora"])).text
    assert "Ours" in text
    assert "Theirs" not in text
    make_cluster("Hidden", stage="draft")
    client.force_login(cleo)
    assert client.get(reverse("events:of_cluster", args=["hidden"])).status_code == 404


def test_htmx_gets_the_rows_only(client, aurora):
    make_event(aurora, "Fair")
    part = client.get(LIST, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Fair" in part.text


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(count, client, django_assert_max_num_queries):
    for number in range(count):
        cluster = make_cluster(f"Cluster {number}")
        make_event(cluster, f"Event {number}", country=cluster.country)
    with django_assert_max_num_queries(12):
        client.get(LIST)
