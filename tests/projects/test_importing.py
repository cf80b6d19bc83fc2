"""A project from a page's document: found again, completed, never blanked."""

import pytest

from grappe.activity.models import Activity, Revision
from grappe.organisations.models import Organisation
from grappe.projects.importing import save_project
from grappe.projects.models import Participation, Programme, Project
from tests.make import make_cluster, make_country, make_organisation, make_project

TERM = {
    "name": "Tissue Engineering – TERM",
    "project": "TERM",
    "programme": "Regions of Knowledge",
    "start_year": 2010,
    "end_year": 2013,
    "description": "Thirteen partners agree on an agenda.",
    "partners": [
        {"name": "Atlanpole", "city": None, "country": "FR", "coordinator": True},
        {"name": "MedCoast", "city": "Oslo", "country": None, "coordinator": False},
        {"name": "Vinnova", "city": None, "country": "SE", "coordinator": False},
    ],
}


@pytest.fixture(autouse=True)
def _countries(db):
    for code in ("BE", "FR", "SE"):
        make_country(code, code)


def save(**changes):
    project, errors = save_project(TERM | changes, by=None, source="a page")
    assert not errors
    return project


def test_a_document_becomes_a_project_with_its_partners():
    project = save()
    assert (project.title, project.acronym, str(project.programme)) == (
        "Tissue Engineering – TERM",
        "TERM",
        "Regions of Knowledge",
    )
    assert (project.start(), project.end(), project.source) == (2010, 2013, "a page")
    shown = [(row.organisation.name, row.country_id, row.city) for row in project.partners()]
    assert shown == [("Atlanpole", "FR", ""), ("MedCoast", None, "Oslo"), ("Vinnova", "SE", "")]
    assert project.partners()[0].is_coordinator()


def test_twice_changes_nothing():
    save()
    counts = [model.objects.count() for model in (Activity, Revision, Organisation)]
    save()
    assert [model.objects.count() for model in (Activity, Revision, Organisation)] == counts
    assert Project.objects.count() == 1
    assert Participation.objects.count() == 3


def test_what_a_later_document_lacks_is_kept():
    save()
    project = save(description="", end_year=None, partners=[], programme=None, start_year=None)
    project.refresh_from_db()
    assert project.description == TERM["description"]
    assert (project.end(), project.programme.name) == (2013, "Regions of Knowledge")
    assert project.participations.count() == 3


def test_gaps_are_filled_and_the_change_is_kept_in_the_history():
    save(end_year=None, partners=[TERM["partners"][0] | {"coordinator": False}])
    project = save(partners=[TERM["partners"][0] | {"city": "Nantes"}, TERM["partners"][2]])
    assert project.end() == 2013
    first = project.partners()[0]
    assert (first.city, first.is_coordinator()) == ("Nantes", True)
    assert Revision.objects.get().section == "project"


@pytest.mark.parametrize(
    "other", [{"programme": "Interreg"}, {"start_year": 2016, "end_year": None}]
)
def test_the_same_name_elsewhere_or_later_is_another_project(other):
    save()
    save(**other)
    assert Project.objects.count() == 2


@pytest.mark.parametrize(
    "same",
    [
        {"programme": "regions of KNOWLEDGE"},
        {"name": "TERM", "project": None},
        {"name": "Tissue engineering - Term", "project": None},
        {"programme": None},
    ],
)
def test_however_it_is_written_it_is_one_project(same):
    save()
    save(**same)
    assert Project.objects.count() == Programme.objects.count() == 1


def test_a_cluster_in_its_own_project_is_its_organisation():
    runs = make_organisation("BioWin asbl", kind="cluster")
    cluster = make_cluster("BioWin", organisation=runs)
    partners = [*TERM["partners"], {"name": "BIOWIN", "country": None, "coordinator": False}]
    save(partners=partners, cluster=cluster)
    save(partners=partners, cluster=cluster)
    assert runs.participations.count() == 1
    assert Organisation.objects.count() == 4


def test_an_unknown_country_is_left_open_and_an_eu_code_is_known():
    make_country("GR", "Greece", cordis_code="EL")
    partners = [{"name": "A", "country": "EL"}, {"name": "B", "country": "??"}]
    rows = save(partners=partners).participations.order_by("pk")
    assert [row.country_id for row in rows] == ["GR", None]


def test_a_partner_without_a_name_is_passed_over():
    assert save(partners=[{"name": " "}, {"name": "A"}]).participations.count() == 1


def test_a_document_without_any_name_is_refused_with_its_reason():
    project, errors = save_project({"name": None, "partners": []}, by=None)
    assert project is None
    assert "title" in errors
    assert not Project.objects.exists()


def test_who_may_not_edit_a_project_only_fills_its_gaps(cleo):
    make_project("TERM", description="Theirs", has_years_only=True)
    project, _ = save_project(TERM | {"name": "TERM"}, by=cleo)
    assert (project.description, project.start()) == ("Theirs", 2010)
