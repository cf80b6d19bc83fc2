"""What the platform shows of one organisation, and to whom."""

import pytest

from tests.make import (
    make_cluster,
    make_membership,
    make_organisation,
    make_project,
    make_term,
)

pytestmark = pytest.mark.django_db


def test_the_page_tells_who_it_is_and_with_whom_it_works(client, aurora):
    helix = make_organisation(
        "Helix", acronym="HLX", pic="123456789", ror="02kcbn207", city="Mons", summary="Genes"
    )
    helix.capabilities.add(make_term())
    make_membership(aurora, helix)
    make_project("Light for hearts", [make_organisation("University of Mons"), helix])
    text = client.get(helix.get_absolute_url()).text
    for fact in ("HLX", "123456789", "https://ror.org/02kcbn207", "Mons", "Belgium", "Genes"):
        assert fact in text
    for fact in ("Human health activities", "Aurora", "Light for hearts", "University of Mons"):
        assert fact in text


def test_the_cluster_that_it_runs_is_named(client, aurora):
    aurora.organisation = make_organisation("Aurora asbl", kind="cluster")
    aurora.save()
    assert aurora.get_absolute_url() in client.get(aurora.organisation.get_absolute_url()).text


def test_a_membership_in_an_unpublished_cluster_stays_unsaid(client):
    helix = make_organisation("Helix")
    make_membership(make_cluster("Silent Secret", stage="draft"), helix)
    assert "Silent Secret" not in client.get(helix.get_absolute_url()).text


def test_hidden_partners_and_projects_stay_unsaid(client):
    helix, ghost = make_organisation("Helix"), make_organisation("Ghost", is_hidden=True)
    make_project("Open work", [helix, ghost])
    make_project("Secret work", [helix], is_hidden=True)
    text = client.get(helix.get_absolute_url()).text
    assert "Open work" in text
    assert "Ghost" not in text
    assert "Secret work" not in text


def test_a_hidden_organisation_exists_only_for_staff(client, cleo, olga):
    ghost = make_organisation("Ghost", is_hidden=True)
    assert client.get(ghost.get_absolute_url()).status_code == 404
    client.force_login(cleo)
    assert client.get(ghost.get_absolute_url()).status_code == 404
    client.force_login(olga)
    assert client.get(ghost.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(count, client, django_assert_max_num_queries):
    helix = make_organisation("Helix")
    for number in range(count):
        make_membership(make_cluster(f"Cluster {number}"), helix)
        make_project(f"Work {number}", [make_organisation(f"Partner {number}"), helix])
    with django_assert_max_num_queries(12):
        client.get(helix.get_absolute_url())


def test_names_are_offered_as_they_are_typed(client, cleo):
    make_organisation("Université de Liège")
    make_organisation("University of Ghost", is_hidden=True)
    client.force_login(cleo)
    text = client.get("/organisations/names", {"partners-0-name": "UNIVERSITE"}).text
    assert "Université de Liège" in text
    assert "Ghost" not in client.get("/organisations/names", {"name": "univ"}).text
