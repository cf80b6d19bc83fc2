"""`grappe import_cordis`: once, twice, interrupted, and what it says of what it refused."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from grappe.activity.models import Activity
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project
from grappe.sources import bulk
from grappe.sources.cordis import find
from grappe.sources.models import ImportedFile
from tests.make import make_country

from .cordis_tables import (
    FP7_ORGANISATIONS,
    FP7_PARTICIPATIONS,
    OLDER,
    ORGANIZATIONS,
    PROJECTS,
    SUBJECTS,
    official_zip,
    table,
)

Kind, Role = Organisation.Kind, Participation.Role


@pytest.fixture(autouse=True)
def countries(db):
    for code, cordis in (("GR", "EL"), ("GB", "UK"), ("CH", ""), ("ES", ""), ("NL", "")):
        make_country(code, code, cordis_code=cordis)


@pytest.fixture
def subject(db):
    from grappe.taxonomies.models import Scheme, Term

    scheme = Scheme.objects.create(code="eurosci", revision="1.5", title="EuroSciVoc")
    return Term.objects.create(scheme=scheme, code="307", label_en="software")


def state():
    """Everything that an import writes."""
    models = (Organisation, Project, Participation, Project.topics.through)
    return [list(model.objects.order_by("pk").values()) for model in models]


def run(*paths, **options):
    call_command("import_cordis", *map(str, paths), **options)


def test_the_official_archive(tmp_path, subject):
    run(official_zip(tmp_path / "cordis.zip"))
    project = Project.objects.get()
    assert (project.reference, project.rcn, project.slug) == ("101000001", "260001", "light")
    assert str(project.programme) == "Horizon Europe"
    assert project.call_topic_title == "Health by light"
    assert list(project.topics.all()) == [subject]
    lines = project.partners()
    assert [(line.organisation.name, line.role, line.country_id) for line in lines] == [
        ("PANEPISTIMIO FOTOS", Role.COORDINATOR, "GR"),
        ("Lumen Ltd", Role.PARTNER, "GB"),
        ("Grosslicht AG", Role.ASSOCIATED, "CH"),
    ]
    assert [line.organisation.kind for line in lines] == [Kind.UNIVERSITY, Kind.SME, Kind.LARGE]
    assert [str(line.contribution) for line in lines] == ["600000.50", "399999.50", "0.00"]
    university = lines[0].organisation
    assert (university.lat, university.lon, university.vat) == (37.98, 23.72, "EL12345")
    assert university.activity_type == "HES"


def test_a_second_run_changes_nothing_and_says_so(tmp_path, subject, capsys):
    path = official_zip(tmp_path / "cordis.zip")
    run(path)
    before = state()
    capsys.readouterr()
    run(path)
    said = capsys.readouterr().out
    assert "read before; nothing to do" in said
    assert "Nothing changed." in said
    run(path, again=True)
    assert state() == before


def test_the_order_of_the_files_does_not_matter(tmp_path):
    organizations = table(tmp_path / "a.csv", ORGANIZATIONS)
    projects = table(tmp_path / "b.csv", PROJECTS)
    run(organizations, projects)
    assert Participation.objects.count() == 3


def test_partners_wait_for_their_project(tmp_path, capsys):
    run(table(tmp_path / "a.csv", ORGANIZATIONS))
    assert "3 × project unknown (first: a.csv, line 2)" in capsys.readouterr().err
    assert not Organisation.objects.exists()
    run(tmp_path / "a.csv", table(tmp_path / "b.csv", PROJECTS))
    assert Participation.objects.count() == 3


def test_a_report_names_each_line(tmp_path, subject):
    report = tmp_path / "report.json"
    run(table(tmp_path / "p.csv", PROJECTS), table(tmp_path / "s.csv", SUBJECTS), report=report)
    told = {one["name"]: one for one in json.loads(report.read_text())["files"]}
    assert told["s.csv"]["refused"] == [
        {"reason": "project unknown", "count": 1, "lines": [4]},
        {"reason": "subject unknown", "count": 1, "lines": [3]},
    ]
    assert told["p.csv"]["added"] == 1


def test_codes_that_are_not_known_are_left_out_and_told(tmp_path):
    text = "pic,name,country,nuts3,SME\n999990001,Far,XX,ZZ123,perhaps\n"
    run(table(tmp_path / "o.csv", text))
    assert Organisation.objects.get().country is None
    left_out = ImportedFile.objects.get().left_out
    assert left_out == {"country unknown": 1, "region unknown": 1, "flag": 1}


def test_a_file_that_holds_nothing_known_ends_in_an_error(tmp_path, capsys):
    path = table(tmp_path / "strange.csv", "a,b\n1,2\n")
    with pytest.raises(CommandError, match="1 of the files"):
        run(path, table(tmp_path / "p.csv", PROJECTS))
    assert "no table that is known" in capsys.readouterr().err
    assert Project.objects.exists()


def test_one_line_in_the_audit_trail_for_each_file(tmp_path):
    run(table(tmp_path / "h.csv", OLDER))
    line = Activity.objects.get()
    assert (line.verb, line.target_label, line.details["rows"]) == ("imported", "h.csv", 2)


def test_an_interrupted_import_goes_on_where_it_stopped(tmp_path, monkeypatch):
    head, *rows = OLDER.splitlines()
    many = [row.replace("221856", str(300000 + n)) for n in range(5) for row in rows]
    (found,) = find(table(tmp_path / "h.csv", "\n".join([head, *many])))
    monkeypatch.setattr(bulk, "BATCH", 2)

    def broken(rows):
        for number, row in enumerate(rows):
            if number == 5:
                raise KeyboardInterrupt
            yield row

    with pytest.raises(KeyboardInterrupt):
        bulk.Loader().load(found, progress=broken)
    file = ImportedFile.objects.get()
    assert (file.position, file.finished_at) == (4, None)
    assert Project.objects.count() == 2
    outcome = bulk.Loader().load(found)
    assert (outcome.skipped, outcome.rows) == (4, 6)
    assert Project.objects.count() == 5
    assert Participation.objects.count() == 10
    assert ImportedFile.objects.get().finished_at


def test_a_lost_race_is_run_again(tmp_path, monkeypatch):
    (found,) = find(table(tmp_path / "h.csv", OLDER))
    loader, real, tries = bulk.Loader(), bulk.Loader.take_part, []

    def race(self, pairs):
        tries.append(len(pairs))
        if len(tries) == 1:
            raise IntegrityError
        return real(self, pairs)

    monkeypatch.setattr(bulk.Loader, "take_part", race)
    loader.load(found)
    assert tries == [2, 2]
    assert Participation.objects.count() == 2


def test_tables_without_names_know_partners_by_number(tmp_path):
    run(table(tmp_path / "h.csv.gz", OLDER))
    project = Project.objects.get()
    assert (project.title, str(project.programme)) == ("221856 (Horizon 2020)", "Horizon 2020")
    assert {one.name for one in Organisation.objects.all()} == {
        "PIC 999990002",
        "PIC 999990009",
    }
    assert {one.kind for one in Organisation.objects.all()} == {Kind.OTHER}
    run(official_zip(tmp_path / "cordis.zip"))
    lumen = Organisation.objects.get(pic="999990002")
    assert (lumen.name, lumen.name_key, lumen.kind) == ("Lumen Ltd", "lumen", Kind.SME)


def test_old_keys_name_organisations_that_are_known_by_name(tmp_path):
    run(official_zip(tmp_path / "cordis.zip"))
    run(
        table(tmp_path / "o.csv", FP7_ORGANISATIONS),
        table(tmp_path / "p.csv", FP7_PARTICIPATIONS),
    )
    lumen = Organisation.objects.get(pic="999990002")
    assert lumen.other_identifiers.count() == 2
    project = Project.objects.get(rcn="92257")
    names = {line.organisation.name for line in project.partners()}
    assert names == {"Lumen Ltd", "Oud Licht BV"}
    assert Organisation.objects.get(name="Oud Licht BV").pic == "999990077"
    assert ImportedFile.objects.get(name="p.csv").refused == {"organisation unknown": 1}
