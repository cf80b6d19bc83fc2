"""Finding projects: all, by filter, and those behind a cluster's figure."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.projects.models import Participation, Programme
from tests.make import make_cluster, make_membership, make_organisation, make_project

pytestmark = pytest.mark.django_db
LIST = "/projects/"


@pytest.fixture
def two():
    interreg = Programme.objects.create(name="Interreg", slug="interreg")
    heart = make_project(
        "Heart",
        [make_organisation("Reims", "FR")],
        programme=interreg,
        starts_on=date(2016, 1, 1),
        ends_on=date(2020, 12, 31),
    )
    Participation.objects.filter(project=heart).update(country="FR")
    make_project("Skin", [make_organisation("Mons")], starts_on=date(2010, 1, 1))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Heart", "Skin"}),
        ({"programme": "interreg"}, {"Heart"}),
        ({"country": "FR"}, {"Heart"}),
        ({"year": "2018"}, {"Heart"}),
        ({"year": "2010"}, {"Skin"}),
        ({"year": "soon"}, {"Heart", "Skin"}),
        ({"partner": "mons"}, {"Skin"}),
        ({"programme": "no-such"}, set()),
    ],
)
def test_filters(query, found, client, two):
    page = client.get(LIST, query).context["page"]
    assert {str(project) for project in page} == found


def test_htmx_gets_the_rows_only(client, two):
    part = client.get(LIST, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Heart" in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_the_next_page_keeps_the_filters(client):
    for number in range(25):
        make_project(f"Work {number}", starts_on=date(2020, 1, 1))
    text = client.get(LIST, {"year": "2020"}).text
    assert "page=2" in text
    assert "year=2020" in text


def test_hidden_projects_are_not_listed(client, cleo):
    make_project("Secret work", is_hidden=True)
    client.force_login(cleo)
    assert "Secret work" not in client.get(LIST).text


def test_the_rows_behind_a_clusters_figure(client, aurora):
    runs, helix, gone = (make_organisation(name) for name in ("Runs", "Helix", "Gone"))
    aurora.organisation = runs
    aurora.save()
    make_membership(aurora, helix)
    make_membership(aurora, gone, left_on=date(2021, 1, 1))
    make_project("Own work", [runs, helix])
    make_project("Work of a member", [helix])
    make_project("Work of a former member", [gone])
    page = client.get(reverse("projects:of_cluster", args=[aurora.slug])).context["page"]
    assert {str(project) for project in page} == {"Own work", "Work of a member"}


def test_those_of_a_hidden_cluster_are_not_shown(client, cleo):
    hidden = make_cluster("Hidden", stage="draft")
    client.force_login(cleo)
    assert client.get(reverse("projects:of_cluster", args=[hidden.slug])).status_code == 404


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(count, client, django_assert_max_num_queries):
    for number in range(count):
        make_project(f"Work {number}", [make_organisation(f"Partner {number}")])
    with django_assert_max_num_queries(12):
        client.get(LIST)
