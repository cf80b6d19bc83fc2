"""Lists for programs: in pages, with the directory's own filters."""

import pytest

from tests.make import (
    make_cluster,
    make_event,
    make_news,
    make_organisation,
    make_practice,
    make_project,
)

LISTS = ("clusters", "organisations", "projects", "events", "news", "practices", "terms")


def names(client, address):
    answer = client.get(f"/api/v1/{address}").json()
    return [item.get("name") or item["title"] for item in answer["items"]]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_answers_in_pages(client, aurora, name):
    answer = client.get(f"/api/v1/{name}?limit=1").json()
    assert set(answer) == {"items", "count"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Aurora", "Borealis"]),
        ("?country=BE", ["Aurora"]),
        ("?q=boreal", ["Borealis"]),
        ("?q=nothing", []),
    ],
)
def test_clusters_are_narrowed_like_the_directory(client, aurora, query, found):
    make_cluster("Borealis", country="NO")
    assert sorted(names(client, f"clusters{query}")) == found


def test_a_page_of_a_narrowed_list_says_how_many_there_are(client, aurora):
    for number in range(3):
        make_organisation(f"Helix {number}")
    answer = client.get("/api/v1/organisations?q=helix&limit=2").json()
    assert (len(answer["items"]), answer["count"]) == (2, 3)


def test_a_project_comes_with_its_partners(client, aurora):
    partners = [make_organisation("Lead"), make_organisation("Second", country="FR")]
    make_project("Light", partners=partners)
    (project,) = client.get("/api/v1/projects").json()["items"]
    assert [partner["role"] for partner in project["partners"]] == ["coordinator", "partner"]


def test_drafts_and_past_events_stay_out(client, aurora):
    make_event(aurora, "Soon")
    make_event(aurora, "Long ago", starts_in=-30)
    make_event(aurora, "Draft", is_published=False)
    make_news(aurora, "Draft news", is_published=False)
    make_practice(aurora, "Draft practice", is_published=False)
    assert names(client, "events") == ["Soon"]
    assert names(client, "events?past=true") == ["Long ago", "Soon"]
    assert names(client, "news") == names(client, "practices") == []


def test_nonsense_gets_a_sentence(client, aurora):
    answer = client.get("/api/v1/clusters?limit=-1")
    assert answer.status_code == 422
    assert "greater than or equal" in answer.text
