"""The demonstration's EU projects: an extract that a stranger's clone carries."""

import pytest

from grappe.demo.records import EXTRACT, WITH_TEXTS, load_records, paths_of
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project


def counts():
    return [model.objects.count() for model in (Project, Organisation, Participation)]


def test_the_extract_is_small_and_says_where_it_comes_from():
    assert sum(path.stat().st_size for path in EXTRACT.iterdir()) < 5_000_000
    told = (EXTRACT / "README.md").read_text()
    assert "CORDIS, European Commission" in told
    assert "CC BY 4.0" in told


def test_the_extract_loads_whole_and_only_once(vocabularies, tmp_path):
    outcomes = load_records(tmp_path)
    assert not any(outcome.refused for outcome in outcomes)
    projects, organisations, participations = before = counts()
    assert (projects, participations) == (290, 3634)
    assert organisations > 1_500
    assert not Organisation.objects.filter(name__startswith="PIC ").exists()
    assert Project.objects.filter(topics__isnull=False).exists()
    assert not Project.objects.exclude(description="").exists()
    assert not any(one.added or one.completed for one in load_records(tmp_path))
    assert counts() == before


@pytest.mark.parametrize("there", [True, False])
def test_tables_beside_the_clone_are_taken_when_all_are_there(tmp_path, there):
    for name in WITH_TEXTS if there else WITH_TEXTS[:1]:
        (tmp_path / f"{name}.csv.gz").touch()
    assert (len(paths_of(tmp_path)) > 1) is there
