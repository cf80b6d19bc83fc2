"""The index follows the records, survives what befalls it, and never stops the directory."""

import logging

import pytest
from django.db import connection, transaction

from grappe.clusters.models import Claim
from grappe.directory import actions
from grappe.directory.actions import drain, rebuild
from grappe.directory.index import store
from grappe.directory.index.tantivy_index import opened
from grappe.directory.models import IndexQueue
from tests.make import make_cluster, make_news, make_organisation, make_project, make_term


@pytest.fixture
def changed(find, django_capture_on_commit_callbacks):
    """Do something, let the commit's calls run, and look: changed(lambda: …, address)."""

    def after(deed, address):
        connection.run_on_commit.clear()  # what the fixtures left waiting
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        assert not IndexQueue.objects.exists()
        return find(address)

    return after


def test_a_saved_row_is_found_and_a_deleted_one_is_not(find, changed, aurora):
    assert find("q=helix") == []
    assert changed(lambda: make_organisation("Helix"), "q=helix") == ["Helix"]
    helix = aurora.country.organisations.get()
    assert changed(lambda: helix.delete(), "q=helix") == []


def test_rows_and_terms_of_a_cluster_count_as_the_cluster(find, changed, aurora):
    find("")
    claim = Claim(cluster=aurora, kind="achievement", text="Three platforms for proton therapy")
    assert changed(claim.save, "q=proton") == ["Aurora"]
    term = make_term(label="Hospital activities")
    assert changed(lambda: aurora.industries.add(term), "nace=86") == ["Aurora"]
    term.label_fr = "Activités hospitalières"
    assert changed(term.save, "q=hospitalières") == ["Aurora"]
    assert changed(lambda: aurora.industries.clear(), "nace=86") == []


def test_taking_a_cluster_off_takes_its_news_along(find, changed, aurora):
    make_news(aurora, "A new laser")
    assert find("q=laser") == ["A new laser"]
    aurora.stage = "unpublished"
    assert changed(aurora.save, "q=laser") == []


def test_hiding_an_organisation_takes_its_name_from_its_projects(find, changed, belgium):
    helix = make_organisation("Helix")
    make_project("Light", [helix])
    assert set(find("q=helix")) == {"Helix", "Light"}
    helix.is_hidden = True
    assert changed(helix.save, "q=helix") == []


def test_a_change_that_is_rolled_back_leaves_no_trace(find, aurora):
    IndexQueue.objects.all().delete()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_organisation("Helix")
        raise ZeroDivisionError
    assert not IndexQueue.objects.exists()


@pytest.mark.parametrize("harm", ["gone", "torn", "other form", "empty pointer"])
def test_a_broken_index_is_replaced_by_the_database_and_mended(find, caplog, aurora, harm):
    assert find("q=aurora") == ["Aurora"]
    folder = store.present()
    if harm == "gone":
        (folder / "meta.json").unlink()
    elif harm == "torn":
        for path in folder.iterdir():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif harm == "other form":
        (folder.parent / "current").write_text("form0-1")
    else:
        (folder.parent / "current").write_text("")
    opened.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert find("q=aurora") == ["Aurora"]
    assert "the database answers" in caplog.text
    make_organisation("Helix")
    drain()
    caplog.clear()
    assert find("q=helix") == ["Helix"]
    assert caplog.text == ""


def test_a_rebuild_that_is_stopped_leaves_the_index_in_use(find, aurora):
    assert find("q=aurora") == ["Aurora"]
    before = store.present()

    def stopped(documents):
        yield next(iter(documents))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(stopped)
    assert store.present() == before
    assert find("q=aurora") == ["Aurora"]
    rebuild()
    assert store.present() != before
    assert not before.exists()
    assert len(list(before.parent.glob("form*"))) == 1


def test_what_changes_during_a_rebuild_is_not_lost(find, belgium):
    def meanwhile(documents):
        yield from documents
        make_organisation("Helix")

    rebuild(meanwhile)
    assert find("q=helix") == ["Helix"]


def test_a_busy_pen_leaves_the_queue_for_its_holder(find, belgium):
    find("")
    make_organisation("Helix")
    with store.writing() as is_mine:
        assert is_mine
        drain()
        assert IndexQueue.objects.exists()
    drain()
    assert find("q=helix") == ["Helix"]


def test_a_crash_before_the_last_step_repeats_the_work(find, monkeypatch, belgium):
    find("")
    make_organisation("Helix")
    with monkeypatch.context() as patch:
        patch.setattr(actions.IndexQueue.objects, "filter", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            drain()
    assert IndexQueue.objects.exists()
    drain()
    assert find("q=helix") == ["Helix"]


def test_without_tantivy_nothing_waits(find, settings, belgium):
    settings.DIRECTORY_INDEX = "database"
    make_cluster("Aurora")
    drain()
    assert not IndexQueue.objects.exists()
