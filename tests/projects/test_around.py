"""A project's partners: on a map, with their part of the money, and who met elsewhere."""

from datetime import date

import pytest
from django.urls import reverse

from tests.make import make_organisation, make_project


@pytest.fixture
def team(belgium):
    places = {"lat": 50.5, "lon": 4.9}
    return [make_organisation("Helix", **places), make_organisation("Nova", **places)]


def test_earlier_and_later_ties_are_counted_apart(client, team):
    project = make_project("Now", team, starts_on=date(2020, 1, 1))
    make_project("Before", team, starts_on=date(2018, 1, 1))
    make_project("After", team, starts_on=date(2022, 1, 1))
    make_project("Later", team, starts_on=date(2023, 1, 1))
    make_project("Hidden", team, starts_on=date(2017, 1, 1), is_hidden=True)
    page = client.get(project.get_absolute_url())
    assert "1 of 1 pairs" in page.text
    tie = page.context["met"][0]
    assert (tie.earlier, tie.later) == (1, 2)


def test_each_partner_shows_its_part_of_the_money(client, team):
    project = make_project("Now", team)
    for row, money in zip(project.participations.order_by("pk"), (300, 100), strict=True):
        row.contribution = money
        row.save()
    parts = [part for _row, part in client.get(project.get_absolute_url()).context["partners"]]
    assert parts == [75, 25]


def test_partners_in_one_place_share_a_point(client, team):
    project = make_project("Now", [*team, make_organisation("Ghost", is_hidden=True)])
    answer = client.get(reverse("projects:partners_map", args=[project.slug])).json()
    assert [one["properties"]["name"] for one in answer["features"]] == ["Helix + 1"]


def test_many_partners_ask_no_more_questions(client, belgium, django_assert_max_num_queries):
    partners = [make_organisation(f"P{number}") for number in range(20)]
    project = make_project("Now", partners, starts_on=date(2020, 1, 1))
    make_project("Before", partners, starts_on=date(2018, 1, 1))
    with django_assert_max_num_queries(10):
        client.get(project.get_absolute_url())
