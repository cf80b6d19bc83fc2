"""Calls: the search takes a call's text, and organisations see which calls suit them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.calls.models import Call
from grappe.matching.actions import note_near_projects
from tests.make import make_organisation, make_project

FIND = reverse("matching:find")


def make_call(title, **fields):
    """A published call that is open for another month."""
    fields = {"slug": title.lower().replace(" ", "-"), "stage": "published"} | fields
    fields = {"text": f"About {title}", "closes_at": now() + timedelta(days=30)} | fields
    return Call.objects.create(title=title, **fields)


@pytest.fixture
def blood(db):
    return make_call("Blood tests")


def calls_for(client, organisation, **headers):
    url = reverse("matching:calls_for", args=[organisation.slug])
    return client.get(url, headers=headers)


def test_a_call_brings_its_text(client, matcher, helix, diagnose, blood):
    matcher.add(helix)
    page = client.get(FIND, {"call": blood.slug})
    assert matcher.asked[0].text == "Blood tests\nAbout Blood tests"
    assert ">Blood tests\nAbout Blood tests</textarea>" in page.text
    part = client.post(
        FIND,
        {"call": blood.slug, "text": matcher.asked[0].text.replace("\n", "\r\n"), "top": "10"},
        headers={"HX-Request": "true"},
    )
    assert part.headers["HX-Push-Url"] == f"{FIND}?call=blood-tests&top=10"


def test_a_draft_of_a_call_brings_nothing_to_strangers(client, matcher, db):
    make_call("Secret call", stage="draft")
    assert client.get(FIND, {"call": "secret-call"}).status_code == 404
    assert client.get(FIND, {"call": "never-was"}).status_code == 404


def test_open_calls_are_ranked_by_nearness_to_its_projects(client, matcher, helix, diagnose):
    other = make_project("Bridges", [helix])
    near, nearer, far = make_call("Near"), make_call("Nearer"), make_call("Far")
    told = {
        "Near": [(str(diagnose.pk), 0.4)],
        "Nearer": [(str(diagnose.pk), 0.4), (str(other.pk), 0.3)],
        "Far": [("999999", 0.9)],
    }
    matcher.similar_projects = lambda text, limit: told[text.split("\n")[0]]
    assert note_near_projects(matcher) == 3
    assert note_near_projects(matcher) == 3
    page = calls_for(client, helix)
    assert list(page.context["calls"]) == [nearer, near]
    assert "DIAGNOSE" in page.text
    assert far.title not in page.text
    assert "<html" not in calls_for(client, helix, **{"HX-Request": "true"}).text


def test_closed_calls_drafts_and_hidden_projects_suggest_nothing(client, matcher, helix):
    hidden = make_project("Hidden work", [helix], is_hidden=True)
    shown = make_project("Shown work", [helix])
    matcher.similar = [(str(hidden.pk), 0.5)]
    note_near_projects(matcher, [make_call("Open")])
    matcher.similar = [(str(shown.pk), 0.5)]
    over = make_call("Over", closes_at=now() - timedelta(days=1))
    note_near_projects(matcher, [over, make_call("Draft", stage="draft")])
    page = calls_for(client, helix)
    assert list(page.context["calls"]) == []
    assert "No open call is near its projects." in page.text


def test_what_is_over_is_forgotten(matcher, blood, diagnose):
    matcher.similar = [(str(diagnose.pk), 0.5)]
    note_near_projects(matcher)
    assert blood.near_projects.count() == 1
    Call.objects.update(closes_at=now() - timedelta(days=1))
    note_near_projects(matcher)
    assert blood.near_projects.count() == 0


def test_a_hidden_organisation_has_no_such_page(client, db):
    hidden = make_organisation("Hidden", is_hidden=True)
    assert calls_for(client, hidden).status_code == 404
