"""Marks, means and thresholds: what a score sheet says by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.evaluation.ranking import (
    Criterion,
    Mark,
    Review,
    Scheme,
    faults_of,
    reviews_of,
    standings_of,
)

THREE = Scheme(
    (
        Criterion("excellence", threshold=3),
        Criterion("impact", threshold=3),
        Criterion("implementation", threshold=3),
    ),
    threshold=10,
    total="sum",
)
KEYS = ("excellence", "impact", "implementation")


def sheet(proposal, evaluator, *values):
    return [
        Mark(proposal, evaluator, key, value) for key, value in zip(KEYS, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (3.5, ""),
        (3.25, "step"),
        (5.5, "above"),
        (-0.5, "below"),
        (float("nan"), "not_a_number"),
    ],
)
def test_half_marks_only_and_within_the_scale(value, fault):
    assert Criterion("impact").fault(value) == fault


def test_scales_may_have_tenths_or_no_steps():
    assert Criterion("price", high=1, step=0.1).fault(0.3) == ""
    assert Criterion("price", high=1, step=None).fault(0.333) == ""


def test_marks_that_are_none_are_named():
    marks = [
        Mark("booster", "eva", "impact", 9),
        Mark("booster", "eva", "beauty", 3),
        Mark("booster", "gus", "impact", 3),
        Mark("booster", "gus", "impact", 4),
    ]
    faults = {(m.evaluator, m.criterion): fault for m, fault in faults_of(THREE, marks)}
    assert faults == {
        ("eva", "impact"): "above",
        ("eva", "beauty"): "unknown_criterion",
        ("gus", "impact"): "twice",
    }


def test_thresholds_fail_a_proposal_by_criterion_and_by_total():
    marks = [
        *sheet("booster", "eva", 4, 4, 4.5),
        *sheet("adjuvant", "eva", 5, 5, 2.5),
        *sheet("scanner", "eva", 3, 3, 3.5),
    ]
    booster, adjuvant, scanner = standings_of(THREE, marks)
    assert (booster.proposal, booster.rank, booster.passes) == ("booster", 1, True)
    assert (adjuvant.total, adjuvant.failed) == (12.5, ("implementation",))
    assert (scanner.total, scanner.failed) == (9.5, ("total",))


def test_equals_share_a_rank():
    totals = {"a": 5, "b": 4, "c": 4, "d": 3}
    marks = [m for key, value in totals.items() for m in sheet(key, "eva", value, value, value)]
    scheme = replace(THREE, threshold=None)
    assert [s.rank for s in standings_of(scheme, marks)] == [1, 2, 2, 4]


def test_weights_and_rounding_to_half_marks():
    scheme = Scheme(
        (Criterion("excellence", weight=2), Criterion("impact", weight=1)), rounds_to=0.5
    )
    marks = [
        Mark("p", "eva", "excellence", 4),
        Mark("p", "gus", "excellence", 4.5),
        Mark("p", "eva", "impact", 3),
        Mark("p", "gus", "impact", 3),
    ]
    (standing,) = standings_of(scheme, marks)
    assert dict(standing.by_criterion) == {"excellence": 4.5, "impact": 3.0}
    assert standing.total == 4.0
    (exact,) = standings_of(replace(scheme, rounds_to=None), marks)
    assert exact.total == pytest.approx((2 * 4.25 + 3) / 3)


def test_a_criterion_that_nobody_marked_fails_and_makes_no_review():
    marks = [Mark("p", "eva", "excellence", 5)]
    (standing,) = standings_of(THREE, marks)
    assert standing.missing == ("impact", "implementation")
    assert not standing.passes
    assert reviews_of(THREE, marks) == ()
    assert reviews_of(THREE, sheet("p", "eva", 5, 4, 3)) == (Review("p", "eva", 12.0),)


VALUES = st.integers(0, 10).map(lambda n: n / 2)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=6), st.randoms())
def test_the_order_of_marks_changes_nothing_and_means_stay_within_the_scale(rows, random):
    marks = [m for n, row in enumerate(rows) for m in sheet(f"p{n % 3}", f"e{n}", *row)]
    found = standings_of(THREE, marks)
    random.shuffle(marks)
    assert standings_of(THREE, marks) == found
    assert all(0 <= standing.total <= 15 for standing in found)
    assert sorted(found, key=lambda s: s.rank) == list(found)
