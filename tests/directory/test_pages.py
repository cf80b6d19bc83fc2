"""The directory's pages: each state an address, parts for htmx, all without script."""

import pytest

from grappe.directory.actions import rebuild
from grappe.taxonomies.models import Place
from tests.make import (
    make_cluster,
    make_country,
    make_event,
    make_organisation,
    make_practice,
    make_project,
    make_term,
)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def wallonia(belgium):
    return Place.objects.create(
        code="BE3",
        name="Wallonia",
        level=1,
        revision="2024",
        country=belgium,
        lat=50.3,
        lon=5.0,
    )


@pytest.fixture
def world(aurora, wallonia):
    aurora.place = wallonia
    aurora.about = "Photonics <b>for</b> hearts & lungs"
    aurora.save()
    aurora.industries.add(make_term())
    for number in range(25):
        make_organisation(f"Helix {number:02}", ("BE", "FR")[number % 2], summary="Light")
    make_event(aurora, "Photonics day")
    make_practice(aurora)
    make_project("Light for hearts")
    rebuild()


def test_htmx_gets_the_results_only(client, world):
    page = client.get("/directory/", {"q": "auro"})
    part = client.get("/directory/", {"q": "auro"}, headers=HTMX)
    assert "<html" in page.text
    assert "Aurora" in page.text
    assert "<html" not in part.text
    assert "Aurora" in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_words_are_marked_and_all_else_is_escaped(client, world):
    page = client.get("/directory/", {"q": "photonic"}).text
    assert "<mark>Photonics</mark> &lt;b&gt;for&lt;/b&gt; hearts &amp; lungs" in page


def test_a_query_cannot_write_into_the_page(client, world):
    page = client.get("/directory/", {"q": "<script>x", "country": '"><script>'}).text
    assert "<script>x" not in page
    assert '"><script>' not in page


def test_chips_leave_one_choice_out_each(client, world):
    page = client.get("/directory/?q=helix&country=BE&kind=organisation").text
    assert 'href="?q=helix&amp;kind=organisation"' in page
    assert 'href="?q=helix&amp;country=BE"' in page
    assert "checked" in page


def test_pages_hold_twenty_and_go_on(client, world):
    first = client.get("/directory/?q=helix").text
    second = client.get("/directory/?q=helix&page=2").text
    assert (first.count("<li>\n    <h3>"), second.count("<li>\n    <h3>")) == (20, 5)
    assert "page=2" in first
    assert client.get("/directory/?q=helix&page=99999999999999").status_code == 200


@pytest.mark.parametrize("sort", ["name", "newest", "relevance", "nonsense"])
@pytest.mark.parametrize("view", ["list", "table", "map", "nonsense"])
def test_every_state_has_an_address(client, world, sort, view):
    response = client.get("/directory/", {"q": "helix", "sort": sort, "view": view})
    assert response.status_code == 200
    assert "25 results" in response.text


def test_names_sort_by_the_alphabet(client, world):
    page = client.get("/directory/?kind=organisation&sort=name").text
    places = [page.index(f"Helix {number:02}") for number in range(20)]
    assert places == sorted(places)


def test_zero_results_say_what_to_leave_out(client, world):
    page = client.get("/directory/?q=helix+aurora&country=FR").text
    assert "Nothing matches" in page
    assert "without France" not in page
    assert (
        'href="?q=helix&amp;country=FR">without “aurora” <span class="meta">12</span>' in page
    )


@pytest.mark.parametrize(
    ("term", "goes_to"),
    [("nace2:86", "nace=86"), ("eurosci:21", "q=Medicine"), ("other:thing", "q=other%3Athing")],
)
def test_a_term_leads_to_its_filter(client, belgium, term, goes_to):
    make_term("eurosci", "21", "Medicine", revision="1")
    assert client.get("/directory/", {"term": term}).url == f"/directory/?{goes_to}"


@pytest.mark.parametrize("view", ["list", "table", "map"])
def test_the_number_of_questions_does_not_grow(
    client, ana, world, view, django_assert_max_num_queries
):
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get("/directory/", {"view": view})


def test_a_visitor_gets_the_same_page_again_for_nothing(
    client, world, django_assert_max_num_queries
):
    client.get("/directory/?q=helix")
    with django_assert_max_num_queries(1):
        assert "25 results" in client.get("/directory/?q=helix").text


def test_suggestions_begin_like_what_is_typed(client, world):
    part = client.get("/directory/suggest", {"q": "auro"}, headers=HTMX).text
    assert "<mark>Aurora</mark>" in part
    assert "<html" not in part
    found = client.get("/directory/suggest", {"q": "auro", "format": "json"}).json()
    assert found == ["auro", ["Aurora"]]


def test_a_browser_learns_how_to_search(client):
    response = client.get("/directory/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert "directory/?q={searchTerms}" in response.text


def test_the_map_and_its_table_say_the_same(client, world):
    page = client.get("/directory/?kind=cluster&view=map").text
    assert "Wallonia" in page
    found = client.get("/directory/map?kind=cluster").json()
    assert found["counts"]["BE3"] == {"name": "Wallonia", "count": 1}
    assert found["features"][0]["geometry"]["coordinates"] == [5.0, 50.3]
    assert found["links"]["BE3"].endswith("kind=cluster&nuts=BE3&view=map") is False
    assert "nuts=BE3" in found["links"]["BE3"]


def test_many_results_are_gathered_by_region(client, world, monkeypatch):
    monkeypatch.setattr("grappe.directory.mapping.FEW", 3)
    make_country("FR").__class__.objects.update(lat=46.0, lon=2.0)
    features = client.get("/directory/map").json()["features"]
    assert sum(one["properties"]["count"] for one in features) == 28


def test_outlines_are_ours_and_small(client, db):
    response = client.get("/directory/outlines", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 100_000


def test_compare_shows_side_by_side_what_is_shared(client, aurora, belgium):
    other = make_cluster("Borealis", country="FR")
    for cluster in (aurora, other):
        cluster.industries.add(make_term())
    page = client.get("/directory/compare?ids=cluster:aurora&ids=cluster:borealis").text
    assert "Belgium" in page
    assert page.count("Human health activities") == 2


def test_compare_takes_four_at_most_and_none(client, belgium):
    for number in range(5):
        make_cluster(f"Cluster {number}")
    page = client.get(
        "/directory/compare", {"ids": [f"cluster:cluster-{n}" for n in range(5)]}
    ).text
    assert "Cluster 3" in page
    assert "Cluster 4" not in page
    assert "Tick up to four" in client.get("/directory/compare").text
