"""Many projects and participations at once: found by either number, completed, not replaced."""

from datetime import date

import pytest

from grappe.organisations.models import Organisation
from grappe.organisations.naming import name_key
from grappe.projects.bulk import ParticipationWriter, ProjectWriter
from grappe.projects.models import Participation, Project

Role = Participation.Role


def write(*rows, makes=True):
    writer = ProjectWriter("CORDIS")
    writer.write(rows, makes)
    return writer


@pytest.fixture
def light(db):
    return Project.objects.create(title="Light", slug="light", reference="101", rcn="9")


@pytest.fixture
def lumen(db):
    return Organisation.objects.create(name="Lumen", slug="lumen")


def test_either_number_finds_the_project(light):
    assert write({"rcn": "9"}).pk_of({"rcn": "9"}) == light.pk
    assert write({"reference": "101"}).pk_of({"reference": "101"}) == light.pk


def test_one_number_brings_the_other(db):
    write({"rcn": "9"})
    write({"rcn": "9", "reference": "101", "title": "Light"})
    project = Project.objects.get()
    assert (project.reference, project.title) == ("101", "Light")


def test_what_is_known_is_not_replaced(light):
    write({"rcn": "9", "title": "Other", "scheme": "RIA", "starts_on": date(2024, 1, 1)})
    light.refresh_from_db()
    assert (light.title, light.scheme, light.starts_on.year) == ("Light", "RIA", 2024)


def test_a_project_that_is_not_there_is_made_only_when_asked(db):
    assert write({"rcn": "9"}, makes=False).pk_of({"rcn": "9"}) is None
    assert not Project.objects.exists()


def test_the_reference_decides_when_the_numbers_name_two_projects(light):
    other = Project.objects.create(title="Other", slug="other", rcn="8")
    facts = {"rcn": "8", "reference": "101", "scheme": "RIA"}
    assert write(facts).pk_of(facts) == light.pk
    light.refresh_from_db()
    other.refresh_from_db()
    assert (light.rcn, light.scheme, other.scheme) == ("9", "RIA", "")


def test_a_record_number_under_another_reference_is_not_taken_from_its_project(light):
    facts = {"rcn": "9", "reference": "102"}
    assert write(facts).pk_of(facts) != light.pk
    assert Project.objects.get(reference="102").rcn == ""


def test_an_end_before_the_known_start_is_not_taken(light):
    Project.objects.update(starts_on=date(2025, 1, 1))
    write({"rcn": "9", "ends_on": date(2024, 1, 1)})
    light.refresh_from_db()
    assert light.ends_on is None


def test_an_untold_title_has_the_key_that_a_save_would_give(db):
    write({"rcn": "221856", "programme": "Horizon 2020"})
    project = Project.objects.get()
    assert project.title_key == name_key(project.title)
    write({"rcn": "221856", "acronym": "LIGHT"})
    project.refresh_from_db()
    assert (project.title, project.acronym_key) == ("LIGHT", "light")
    write({"rcn": "221856", "title": "Light for all"})
    project.refresh_from_db()
    assert project.title == "Light for all"


def take_part(light, lumen, *facts):
    writer = ParticipationWriter({})
    for one in facts:
        writer.write([(light.pk, lumen.pk, one)])
    return list(Participation.objects.order_by("pk").values_list("role", "contribution"))


def test_a_table_without_roles_adds_no_second_participation(light, lumen):
    rows = take_part(light, lumen, {"role": "coordinator"}, {}, {"contribution": 5.0})
    assert rows == [(Role.COORDINATOR, 5)]


def test_who_is_told_to_lead_leads(light, lumen):
    rows = take_part(light, lumen, {}, {"role": "coordinator"}, {"role": "partner"})
    assert rows == [(Role.COORDINATOR, None)]


def test_taking_part_twice_in_different_ways_is_two_participations(light, lumen):
    assert len(take_part(light, lumen, {"role": "partner"}, {"role": "third"})) == 2


def test_the_first_amount_stays(light, lumen):
    assert take_part(light, lumen, {"contribution": 5.0}, {"contribution": 7.0}) == [
        (Role.PARTNER, 5)
    ]
