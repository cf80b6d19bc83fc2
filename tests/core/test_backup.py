"""A backup goes out and comes back whole."""

import pytest
from django.core.management import CommandError, call_command

from grappe.clusters.models import Cluster
from tests.make import make_membership, make_term


@pytest.fixture
def backup(aurora, tmp_path, settings):
    aurora.industries.add(make_term())
    make_membership(aurora)
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "report.txt").write_text("evidence")
    path = tmp_path / "site.tar"
    call_command("backup", path)
    return path


@pytest.mark.django_db(transaction=True)
def test_a_round_trip_loses_nothing(backup, ana, settings):
    Cluster.objects.all().delete()
    (settings.MEDIA_ROOT / "report.txt").unlink()
    call_command("restore", backup, "--replace")
    aurora = Cluster.objects.get()
    assert aurora.managers.get() == ana
    assert [term.code for term in aurora.industries.all()] == ["86"]
    assert aurora.memberships.count() == 1
    assert (settings.MEDIA_ROOT / "report.txt").read_text() == "evidence"
    Cluster.objects.create(name="Next", slug="next", country=aurora.country)


@pytest.mark.django_db(transaction=True)
def test_a_site_in_use_is_not_overwritten_by_mistake(backup):
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", backup)


@pytest.mark.django_db(transaction=True)
def test_what_is_no_backup_is_refused_and_nothing_changes(backup, aurora, tmp_path):
    (tmp_path / "photo.tar").write_text("not a tar")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", tmp_path / "photo.tar", "--replace")
    assert Cluster.objects.get() == aurora


def test_a_backup_never_overwrites_a_file(db, tmp_path):
    (tmp_path / "site.tar").write_text("earlier")
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", tmp_path / "site.tar")
