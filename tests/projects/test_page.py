"""A project's page: what was done, when, with whom, by whose clusters."""

from datetime import date

import pytest

from grappe.projects.models import Participation, Programme
from tests.make import make_cluster, make_membership, make_organisation, make_project

pytestmark = pytest.mark.django_db


def test_the_page_shows_text_period_money_and_partners(client):
    programme = Programme.objects.create(name="Interreg", slug="interreg")
    project = make_project(
        "Light for hearts",
        [make_organisation("University of Mons", city="Mons")],
        programme=programme,
        starts_on=date(2016, 1, 1),
        ends_on=date(2020, 12, 31),
        has_years_only=True,
        total_cost=1600000,
        description="Finding *plaques* early.",
    )
    Participation.objects.filter(project=project).update(city="Mons", country="BE")
    text = client.get(project.get_absolute_url()).text
    for fact in ("Interreg", "2016–2020", "1,600,000", "plaques", "University of Mons"):
        assert fact in text
    for fact in ("Mons", "Belgium (BE)", "coordinator"):
        assert fact in text
    assert "31 December" not in text


def test_known_days_are_shown_as_days(client):
    project = make_project(starts_on=date(2016, 3, 1), ends_on=date(2017, 2, 28))
    assert "1 March 2016 – 28 February 2017" in client.get(project.get_absolute_url()).text


def test_clusters_behind_the_partners_are_named_once(client, aurora):
    runs, helix = make_organisation("Aurora asbl"), make_organisation("Helix")
    aurora.organisation = runs
    aurora.save()
    make_membership(aurora, helix)
    make_membership(make_cluster("Silent Secret", stage="draft"), helix)
    text = client.get(make_project(partners=[runs, helix]).get_absolute_url()).text
    assert text.count(f'href="{aurora.get_absolute_url()}"') == 1
    assert "Silent Secret" not in text


def test_a_hidden_project_exists_only_for_staff(client, cleo, olga):
    project = make_project(is_hidden=True)
    client.force_login(cleo)
    assert client.get(project.get_absolute_url()).status_code == 404
    client.force_login(olga)
    assert client.get(project.get_absolute_url()).status_code == 200


def test_a_hidden_partner_stays_unsaid(client):
    project = make_project(partners=[make_organisation("Ghost", is_hidden=True)])
    assert "Ghost" not in client.get(project.get_absolute_url()).text


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_partners(count, client, django_assert_max_num_queries):
    partners = [make_organisation(f"Partner {number}") for number in range(count)]
    project = make_project(partners=partners)
    with django_assert_max_num_queries(12):
        client.get(project.get_absolute_url())
