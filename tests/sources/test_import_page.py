"""A cluster's existing page goes in, and its profile holds what the page says."""

import json

import pytest
from django.core.management import CommandError, call_command

from grappe.activity.models import Revision
from grappe.clusters.models import Cluster
from grappe.core.profiles import snapshot
from grappe.sources.actions import import_page
from grappe.sources.eccp_page.page import KEYS
from tests.make import make_cluster

from .pages import OWN, biowin

pytestmark = pytest.mark.usefixtures("vocabularies")


@pytest.fixture
def imported(page):
    return import_page(page, source="biowin.txt")[0]


def rows(cluster, section):
    return snapshot(cluster, Cluster.section(section))["rows"]


def test_the_profile_holds_the_page_as_structured_records(imported):
    fields = {name: value for s in Cluster.PROFILE for name, value in fields_of(imported, s)}
    assert (imported.name, fields["place"], fields["staff"]) == ("BioWin", "2024:BE3", "6-10")
    assert fields["established_on"] == "2006-07-01"
    assert fields["industries"] == ["nace2:2:86", "nace2:2:86.90"]
    assert fields["technologies"] == ["ipc:8:A61"]
    assert len(fields["priorities"]) == 5
    assert fields["international_countries"] == ["US"]


def fields_of(cluster, section):
    return snapshot(cluster, section)["fields"].items()


def test_figures_become_claims_with_their_quotes(imported):
    figures = {row["topic"]: row["value"] for row in rows(imported, "achievements")}
    assert figures["rd_partners"] == 253
    assert figures["total_funding"] == 142_000_000
    assert figures["training_funding"] == 29_600_000
    assert figures["people_trained"] == 15_000
    composition = {row["topic"]: row["value"] for row in rows(imported, "composition")}
    assert composition["smes"] == 187
    assert rows(imported, "former")[0]["value"] == 100


def test_networks_agreements_and_team_are_rows(imported):
    roles = {(row["network"], row["role"]) for row in rows(imported, "networks")}
    assert ("cebr-council-of-european-bioregions", "chair") in roles
    assert {row["country"] for row in rows(imported, "agreements")} == {"FR", "CA", "US", "CN"}
    assert rows(imported, "team")[0]["roles"] == "Cluster Manager, ECCP Responsible Person"


def test_projects_stand_with_all_their_partners(imported):
    parts = imported.organisation.participations.select_related("project")
    sizes = {part.project.acronym: part.project.participations.count() for part in parts}
    assert sorted(sizes.values()) == [4, 8, 13, 13]
    abc = next(part.project for part in parts if "ABC" in str(part.project))
    assert abc.partners().first().organisation.name == "Milan Chamber of Commerce and Industry"


def test_a_second_run_changes_nothing(imported, page):
    before = Revision.objects.count()
    cluster, changed = import_page(page, source="biowin.txt")
    assert (cluster, changed, Revision.objects.count()) == (imported, [], before)


def test_the_same_page_in_other_words_is_the_same_cluster(imported):
    call_command("import_eccp", str(OWN), verbosity=0)
    assert Cluster.objects.get() == imported


def test_nothing_held_is_blanked_by_a_poorer_page(imported):
    poor = "Belgium: Walloon Region\nAbout us\n\nThe BioWin cluster is here.\nBioWin works.\n"
    from grappe.sources.eccp_page import read

    import_page(read(poor), name="BioWin")
    cluster = Cluster.objects.get()
    assert cluster.mission
    assert cluster.claims.count() == imported.claims.count()


def test_a_likely_but_unsure_match_waits_for_a_person(page, tmp_path, capsys):
    make_cluster("Walloon Health", about=page.about)
    path = tmp_path / "page.txt"
    path.write_text(biowin().replace("BioWin", "Another"), encoding="utf-8")
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("import_eccp", str(path))
    assert "This may be Walloon Health" in capsys.readouterr().err


def test_json_has_exactly_the_published_keys_and_saves_nothing(capsys):
    call_command("import_eccp", str(OWN), "--dry-run", "--json")
    said = json.loads(capsys.readouterr().out)
    assert list(said) == list(KEYS)
    assert not Cluster.objects.exists()


def test_a_file_that_is_not_there_gets_a_sentence(capsys):
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("import_eccp", "nowhere.txt")
    assert "nowhere.txt" in capsys.readouterr().err
