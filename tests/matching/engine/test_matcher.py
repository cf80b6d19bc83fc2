"""A question in, ranked partners with reasons out; files that can be trusted."""

import json
import shutil

import numpy as np
import pytest

from grappe.matching.engine import features
from grappe.matching.engine.answers import FAMILIES, Question
from grappe.matching.engine.artefacts import ArtefactMismatch
from grappe.matching.engine.embedding import WordVectors
from grappe.matching.engine.explaining import AGAINST, ties
from grappe.matching.engine.matcher import Matcher

from .world import partner

HEART = "gene therapy of the heart"
KNOWN = (partner(1).key, partner(2).key)


def test_the_text_finds_its_theme(trained):
    found = trained.match(Question(text=HEART, limit=10)).matches
    assert len(found) == 10
    own = {partner(n).key for n in range(30)}
    assert sum(one.key in own for one in found) >= 8


def test_known_partners_bring_their_own(trained):
    found = trained.match(
        Question(text="", partners=(partner(61).key, partner(62).key))
    ).matches
    own = {partner(n).key for n in range(60, 90)}
    assert sum(one.key in own for one in found[:10]) >= 5
    assert not {one.key for one in found} & {partner(61).key, partner(62).key}


def test_wishes_filter_and_keep_the_order(trained):
    free = trained.match(Question(text=HEART, partners=KNOWN, limit=60)).matches
    here = trained.match(
        Question(text=HEART, partners=KNOWN, countries=frozenset({"DE"}), limit=60)
    )
    countries = trained.index.history
    named = {
        countries.country_names[countries.countries[trained.columns[m.key]]]
        for m in here.matches
    }
    assert named == {"DE"}
    scores = {one.key: one.score for one in free}
    assert all(scores.get(one.key, one.score) == one.score for one in here.matches)
    companies = trained.match(Question(text=HEART, kinds=frozenset({"sme"}), limit=20)).matches
    assert companies
    assert all(countries.kinds[trained.columns[one.key]] == 1 for one in companies)
    first = free[0].key
    rest = trained.match(Question(text=HEART, partners=KNOWN, excluded=frozenset({first})))
    assert first not in {one.key for one in rest.matches}


def test_each_match_says_why_and_why_not(trained):
    for one in trained.match(Question(text=HEART, partners=KNOWN)).matches:
        assert tuple(one.contributions) == FAMILIES
        assert sum(abs(part) for part in one.contributions.values()) == pytest.approx(
            1, abs=0.01
        )
        assert one.evidence
        assert one.against in ("", *AGAINST)


def test_without_its_ties_a_match_scores_less(trained):
    """The cited evidence is what the score rests on."""
    answer = trained.match(Question(text=HEART, partners=KNOWN, limit=5))
    tied = [one for one in answer.matches if any(e.kind == "tie" for e in one.evidence)]
    assert tied
    change = []
    for one in tied:
        place = trained.columns[one.key]
        seeker = trained.seeker(HEART, np.array([trained.columns[key] for key in KNOWN]))
        sheet = features.compute(trained.index, [seeker])[0]
        rows = np.arange(len(trained.keys))
        table = sheet.table(rows)
        without = table.copy()
        for column, name in enumerate(features.NAMES):
            if features.FEATURES[name] == "ties":
                without[place, column] = np.median(table[:, column])
        before, after = trained.model.scores(table)[place], trained.model.scores(without)[place]
        change.append(after - before)
        assert ties(trained, seeker, place)
    assert np.mean(change) < 0
    assert np.mean(np.array(change) < 0) > 0.5


def test_nothing_asked_is_nothing_answered(trained):
    assert trained.match(Question()).matches == ()
    strange = trained.match(Question(partners=("000000000",)))
    assert strange.matches == ()
    assert strange.unknown == ("000000000",)


def test_any_text_gets_an_answer(trained):
    for text in ("Zebra", "éàü ß 中文 🌍", "a " * 60_000, "\x00\n"):
        assert trained.match(Question(text=text)).compared in (0, len(trained.keys))


def test_similar_projects_come_from_the_same_theme(trained):
    found = trained.similar_projects(HEART, 5)
    texts = dict(zip(trained.index.history.projects, trained.index.history.texts, strict=True))
    assert len(found) == 5
    assert all("heart" in texts[key] for key, _nearness in found)
    assert trained.similar_projects("", 5) == []


def test_saved_and_loaded_it_answers_the_same(trained, tmp_path):
    trained.save(tmp_path)
    again = Matcher.load(tmp_path)
    assert again.manifest == trained.manifest
    question = Question(text=HEART, partners=KNOWN)
    before = [one.key for one in trained.match(question).matches]
    assert [one.key for one in again.match(question).matches] == before


@pytest.fixture
def folder(trained, tmp_path):
    trained.save(tmp_path / "matcher")
    return tmp_path / "matcher"


def test_no_files_are_no_matcher(tmp_path):
    with pytest.raises(ArtefactMismatch, match="no trained matcher"):
        Matcher.load(tmp_path)


def test_files_of_another_data_set_are_refused(folder):
    path = folder / "manifest.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"data_hash": "0" * 64}))
    with pytest.raises(ArtefactMismatch, match="another data set"):
        Matcher.load(folder)


def test_files_of_another_version_are_refused(folder):
    path = folder / "manifest.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"features": ["magic"]}))
    with pytest.raises(ArtefactMismatch, match="another version"):
        Matcher.load(folder)


def test_damaged_and_missing_files_are_refused(folder):
    (folder / "arrays.npz").write_bytes(b"PK nonsense")
    with pytest.raises(ArtefactMismatch, match="damaged"):
        Matcher.load(folder)
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "manifest.json").write_text("{")
    with pytest.raises(ArtefactMismatch, match="cannot be read"):
        Matcher.load(folder)


def test_vectors_of_another_model_are_refused(folder):
    other = WordVectors(["heart therapy", "solar energy"])
    other.name = "another-model"
    with pytest.raises(ArtefactMismatch, match="vectors come from"):
        Matcher.load(folder, other)
