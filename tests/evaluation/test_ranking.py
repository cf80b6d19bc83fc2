"""The order that the marks bear out: truth found, uncertainty told, nothing left to chance."""

from dataclasses import replace
from statistics import mean

import pytest
from scipy.stats import kendalltau

from grappe.evaluation.ranking import Line, Review, rank, verify

from .simulated import simulate

TEN = Line(places=10)


@pytest.fixture(scope="module")
def panels():
    """Twelve simulated panels with their rankings."""
    found = []
    for seed in range(12):
        quality, mild, reviews = simulate(seed)
        found.append((quality, mild, rank(reviews, TEN, seed=str(seed), draws=250)))
    return found


def test_the_model_finds_the_true_order_better_than_means(panels):
    by_model, by_means = [], []
    for quality, _, ranking in panels:
        truth = [quality[place.proposal] for place in ranking.places]
        by_model.append(kendalltau([-p.expected_rank for p in ranking.places], truth).statistic)
        by_means.append(kendalltau([p.mean for p in ranking.places], truth).statistic)
    assert mean(by_model) > mean(by_means) + 0.02


def test_intervals_hold_the_true_rank_as_often_as_they_say(panels):
    held90, held95 = [], []
    for quality, _, ranking in panels:
        order = sorted(quality, key=quality.get, reverse=True)
        for place in ranking.places:
            true = order.index(place.proposal) + 1
            held90.append(place.rank90[0] <= true <= place.rank90[1])
            held95.append(place.rank95[0] <= true <= place.rank95[1])
    assert 0.85 <= mean(held90) <= 0.98
    assert mean(held90) <= mean(held95)


def test_those_called_above_or_below_mostly_are(panels):
    right = []
    for quality, _, ranking in panels:
        best = set(sorted(quality, key=quality.get, reverse=True)[:10])
        right += [key in best for key in ranking.in_zone("above")]
        right += [key not in best for key in ranking.in_zone("below")]
        assert ranking.in_zone("tie")
    assert mean(right) >= 0.9


def test_lenient_evaluators_are_found(panels):
    truth, found = [], []
    for _, mild, ranking in panels:
        truth += [mild[rater.evaluator] for rater in ranking.raters]
        found += [rater.leniency for rater in ranking.raters]
    assert kendalltau(truth, found).statistic > 0.35


def test_a_severe_reader_does_not_sink_a_proposal():
    """Means put "unlucky" last; its reader olaf gives everybody two marks less."""
    everybody = {"good": 4.5, "fair": 3.5, "poor": 2.5, "weak": 2.0, "sound": 4.0}
    reviews = [
        Review(key, reader, value + shift)
        for key, value in everybody.items()
        for reader, shift in (("eva", 0), ("gus", 0.5), ("olaf", -2))
    ]
    reviews += [Review("unlucky", "olaf", 2.0), Review("lucky", "gus", 3.5)]
    ranking = rank(reviews, Line(places=2), seed="story")
    places = {place.proposal: place for place in ranking.places}
    assert places["unlucky"].mean_rank > places["lucky"].mean_rank
    assert places["unlucky"].position < places["lucky"].position
    raters = {rater.evaluator: rater for rater in ranking.raters}
    assert raters["olaf"].leniency < raters["eva"].leniency < raters["gus"].leniency


def test_the_same_seed_gives_the_same_ranking_in_whatever_order_reviews_come():
    _, _, reviews = simulate(1, proposals=10, evaluators=6)
    ranking = rank(reviews, Line(places=3), seed="s", draws=50)
    assert rank(reviews[::-1], Line(places=3), seed="s", draws=50) == ranking
    assert rank(reviews, Line(places=3), seed="t", draws=50) != ranking
    assert verify(ranking, reviews, Line(places=3)) == ()
    assert verify(ranking, reviews[1:], Line(places=3)) == ("inputs",)
    first, second, *others = ranking.places
    swapped = replace(ranking, places=(second, first, *others))
    assert verify(swapped, reviews, Line(places=3)) == ("places",)


def test_only_those_that_compete_are_placed():
    _, _, reviews = simulate(2, proposals=8, evaluators=5)
    ranking = rank(reviews, Line(places=2), among=frozenset({"p001", "p002"}), draws=50)
    assert {place.proposal for place in ranking.places} == {"p001", "p002"}
    assert all(place.above == 1 for place in ranking.places)


@pytest.mark.parametrize(
    "reviews",
    [
        [],
        [Review("a", "eva", 3)],
        [Review("a", "eva", 3), Review("b", "eva", 3)],
        [Review(p, e, 4) for p in "abc" for e in ("eva", "gus")],
        [Review(p, e, n) for n, p in enumerate("abc") for e in ("eva", "gus")],
    ],
    ids=["none", "one", "equal", "all equal", "all agree"],
)
def test_panels_that_say_little_are_answered_quietly(reviews):
    ranking = rank(reviews, Line(places=1), draws=100)
    assert len(ranking.places) == len({r.proposal for r in reviews})
    for place in ranking.places:
        assert place.rank95[0] - 0.1 <= place.expected_rank <= place.rank95[1] + 0.1


def test_equal_marks_are_a_tie_by_the_data():
    reviews = [Review(p, e, 4) for p in "abcd" for e in ("eva", "gus")]
    ranking = rank(reviews, Line(places=2))
    assert len(ranking.in_zone("tie")) == 4
    assert ranking.places[0].over_next == pytest.approx(0.5, abs=0.1)
    assert ranking.places[-1].over_next is None
