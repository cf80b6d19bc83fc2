"""Nothing that is asked about may be known: the promises of the protocol."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from grappe.matching.engine import evaluation, matcher, protocol, training
from grappe.matching.engine.history import Partner, Record

from .world import CUT, partner, world


def scores(records, asked, cut=CUT):
    """Every score of every organisation for each question."""
    known, _asked, cut = protocol.split(records, [], cut)
    trained = matcher.train(known, cut, None, today=cut)
    counts = np.asarray(trained.index.history.members.sum(axis=0)).ravel()
    found = []
    for query in protocol.queries(asked, trained.columns, counts, {}, seed=1):
        sheet = evaluation.features.compute(trained.index, [query.seeker])[0]
        ours = evaluation.our_scores(trained.index, sheet, trained.model, query.seeker.known)
        found.append(ours)
    return trained, np.array(found)


@pytest.fixture(scope="module")
def few():
    return world(235)


@pytest.fixture(scope="module")
def usual(few):
    return scores(few, later(few))


def later(records):
    return [one for one in records if one.starts_on >= CUT][:5]


def test_projects_from_the_cut_on_change_no_score(few, usual):
    early, without = scores([one for one in few if one.starts_on < CUT], later(few))
    assert usual[0].manifest.data_hash == early.manifest.data_hash
    assert np.array_equal(usual[1], without)


def test_a_further_future_project_changes_nothing(few, usual):
    future = Record("99999", tuple(partner(n) for n in range(60)), date(2019, 6, 1), "heart")
    assert np.array_equal(usual[1], scores([*few, future], later(few))[1])


def test_no_query_project_is_in_the_history(records):
    known, asked, cut = protocol.split(records, records, None)
    assert cut == min(one.starts_on for one in records)
    known, asked, cut = protocol.split(records, records, CUT)
    assert not {one.key for one in known} & {one.key for one in asked}
    assert all(one.starts_on < CUT for one in known)
    assert all(one.starts_on >= CUT for one in asked)


def test_a_project_told_twice_without_a_date_is_not_known_when_asked(records):
    asked = [one for one in records if one.starts_on >= CUT]
    undated = [replace(one, starts_on=None) for one in records]
    known, _asked, _cut = protocol.split(undated, asked, CUT)
    assert not {one.key for one in known} & {one.key for one in asked}


def test_training_questions_come_after_all_that_they_may_know(records):
    for one in training.slices(records, seed=1):
        known = [row for row in records if row.starts_on < one.cut]
        assert not {row.key for row in known} & {row.key for row in one.asking}


def test_labels_drawn_by_lot_are_found_no_better_than_by_chance():
    """When partners have nothing to do with each other, there is nothing to learn."""
    draw = np.random.default_rng(3)
    rows = world(200)
    everybody = sorted({p.key for row in rows for p in row.partners})
    shuffled = [
        replace(
            row,
            partners=tuple(Partner(str(k)) for k in draw.choice(everybody, 4, False)),
            parts=(),
            text="",
        )
        for row in rows
    ]
    known, asked, _cut = protocol.split(shuffled, shuffled, date(2018, 7, 1))
    trained = matcher.train(known, date(2018, 7, 1), None, today=date(2018, 7, 1))
    counts = np.asarray(trained.index.history.members.sum(axis=0)).ravel()
    queries = protocol.queries(asked, trained.columns, counts, {}, 1, ["A1", "A2"])
    told = evaluation.report(evaluation.run(trained.index, trained.model, queries), 1)
    ours = told["tasks"]["A1"]["grappe"]
    chance = 10 / len(trained.keys)
    assert ours["recall_10_low"] <= chance + 0.05
    assert ours["recall_10"] < chance + 0.12
