"""Which matcher answers: the one that was trained last, or none."""

import json

import pytest

from grappe.matching import serving


@pytest.fixture
def folder(settings, tmp_path):
    settings.MATCHER_DIR = tmp_path / "matcher"
    settings.MATCHER_DIR.mkdir()
    return settings.MATCHER_DIR


def test_where_nothing_is_trained_there_is_none(folder):
    assert serving.matcher() is None


def test_files_of_another_version_are_refused_with_the_reason_in_the_log(folder, caplog):
    (folder / "manifest.json").write_text(json.dumps({"format": 0}))
    assert serving.matcher() is None
    assert "train_matching" in caplog.text


def test_a_new_training_is_loaded_and_an_old_one_only_once(folder, monkeypatch):
    loads = []

    class Matcher:
        @staticmethod
        def load(folder):
            loads.append(folder)
            return object()

    monkeypatch.setattr("grappe.matching.engine.matcher.Matcher", Matcher)
    manifest = folder / "manifest.json"
    manifest.write_text("{}")
    first = serving.matcher()
    assert serving.matcher() is first
    manifest.unlink()
    manifest.write_text("{ }")
    assert serving.matcher() is not first
    assert len(loads) == 2
