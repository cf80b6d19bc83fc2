"""Assignment told with a call of the cluster Aurora."""

from dataclasses import replace

import pytest

from grappe.evaluation.assignment import Evaluator, Pair, Proposal, Round, assign, verify


def aurora(**changes):
    """Two proposals on vaccines, one on imaging; eva knows vaccines, fay imaging, gus both."""
    one = Round(
        proposals=(
            Proposal("booster", {"vaccines": 1}),
            Proposal("adjuvant", {"vaccines": 1}),
            Proposal("scanner", {"imaging": 1}),
        ),
        evaluators=(
            Evaluator("eva", {"vaccines": 1.0}, load_limit=2),
            Evaluator("fay", {"imaging": 1.0}, load_limit=2),
            Evaluator("gus", {"vaccines": 0.6, "imaging": 0.6}, load_limit=2),
        ),
        readers=1,
        seed="Aurora 2026",
    )
    return replace(one, **changes)


def readers(receipt):
    return {pair.proposal: pair.evaluator for pair in receipt.pairs}


def test_each_proposal_goes_to_who_knows_its_topic_with_the_reason():
    receipt = assign(aurora())
    assert readers(receipt) == {"booster": "eva", "adjuvant": "eva", "scanner": "fay"}
    assert receipt.pairs[0] == Pair(
        proposal="adjuvant",
        evaluator="eva",
        affinity=1.0,
        is_fixed=False,
        topics=(("vaccines", 1.0),),
        covers=("vaccines",),
        alone=("vaccines",),
    )
    assert (receipt.worst, receipt.total, receipt.loss, receipt.gap) == (1.0, 3.0, 0.0, 0.0)


def test_a_conflict_sends_the_proposal_elsewhere_and_costs_nothing_beyond_its_own_best():
    receipt = assign(aurora(conflicts=frozenset({("booster", "eva")})))
    assert readers(receipt)["booster"] == "gus"
    assert receipt.worst == 0.6
    assert receipt.loss == 0


def test_the_worst_off_comes_before_the_sum():
    """Most in all would give "wide" both good readers' time; fairness shares it."""
    one = Round(
        proposals=(Proposal("wide"), Proposal("narrow")),
        evaluators=(Evaluator("eva", load_limit=1), Evaluator("fay", load_limit=1)),
        affinities={
            ("wide", "eva"): 1.0,
            ("wide", "fay"): 0.4,
            ("narrow", "eva"): 0.5,
            ("narrow", "fay"): 0.1,
        },
        readers=1,
    )
    receipt = assign(one)
    assert readers(receipt) == {"wide": "fay", "narrow": "eva"}
    assert (receipt.worst, receipt.worst_bound) == (0.4, 0.4)
    assert receipt.floor == receipt.floor_bound == 0.4
    assert receipt.loss == pytest.approx(0.4)


def test_readers_together_cover_all_topics():
    """Two experts of one topic have more affinity; the second topic would go unread."""
    one = Round(
        proposals=(Proposal("patch", {"vaccines": 3, "polymers": 1}),),
        evaluators=(
            Evaluator("eva", {"vaccines": 1.0}),
            Evaluator("gus", {"vaccines": 1.0}),
            Evaluator("pia", {"polymers": 1.0}),
        ),
        readers=2,
    )
    unread = replace(one, evaluators=one.evaluators[:2])
    receipt = assign(one)
    assert "pia" in {pair.evaluator for pair in receipt.pairs}
    assert not receipt.uncovered
    assert receipt.loss == pytest.approx(1 / 3, abs=1e-6)
    assert assign(unread).hopeless == (("patch", "polymers"),)


def test_a_person_adjusts_and_the_receipt_says_so():
    adjusted = aurora(fixed=frozenset({("booster", "gus")}))
    receipt = assign(adjusted)
    assert readers(receipt) == {"booster": "gus", "adjuvant": "eva", "scanner": "fay"}
    assert [p.proposal for p in receipt.pairs if p.is_fixed] == ["booster"]
    assert receipt.fixed == 1


def test_a_proposal_whose_evaluators_all_have_a_conflict_is_named():
    conflicts = frozenset(("booster", e) for e in ("eva", "fay", "gus"))
    receipt = assign(aurora(conflicts=conflicts))
    assert not receipt.is_complete
    assert not receipt.pairs
    (obstacle,) = receipt.obstacles
    assert (obstacle.reason, obstacle.proposals) == ("too_few", ("booster",))
    assert (obstacle.needed, obstacle.available) == (1, 0)
    assert verify(receipt, aurora(conflicts=conflicts)) == ()


def test_proposals_that_contend_for_too_few_readers_are_named_together():
    conflicts = frozenset((p, e) for p in ("booster", "adjuvant") for e in ("fay", "gus"))
    pool = (Evaluator("eva", load_limit=1), Evaluator("fay"), Evaluator("gus"))
    (obstacle,) = assign(aurora(conflicts=conflicts, evaluators=pool)).obstacles
    assert obstacle.reason == "contested"
    assert obstacle.proposals == ("adjuvant", "booster")
    assert obstacle.evaluators == ("eva",)
    assert (obstacle.needed, obstacle.available) == (2, 1)


def test_a_pool_that_is_too_small_is_said_in_figures():
    (obstacle,) = assign(aurora(readers=3)).obstacles
    assert obstacle.reason == "capacity"
    assert (obstacle.needed, obstacle.available) == (9, 6)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"fixed": frozenset({("booster", "zoe")})}, "unknown_fixed"),
        (
            {
                "fixed": frozenset({("booster", "eva")}),
                "conflicts": frozenset({("booster", "eva")}),
            },
            "fixed_in_conflict",
        ),
        ({"fixed": frozenset({("booster", "eva"), ("booster", "gus")})}, "fixed_over_readers"),
        ({"proposals": (Proposal("booster"), Proposal("booster"))}, "key_twice"),
        (
            {
                "fixed": frozenset({("booster", "eva")}),
                "evaluators": (Evaluator("eva", load_limit=0), Evaluator("gus")),
            },
            "fixed_over_load",
        ),
    ],
)
def test_what_cannot_be_is_answered_with_its_reason(changes, reason):
    assert [o.reason for o in assign(aurora(**changes)).obstacles] == [reason]


def test_minimum_loads_hold_where_they_can_and_are_named_where_not():
    pool = (
        Evaluator("eva", {"vaccines": 1.0}, load_limit=3),
        Evaluator("fay", {}, load_limit=3, minimum=1),
        Evaluator("gus", {}, load_limit=3, minimum=1),
    )
    barred = frozenset((p, "gus") for p in ("booster", "adjuvant", "scanner"))
    receipt = assign(aurora(evaluators=pool, conflicts=barred))
    assert dict(receipt.loads)["fay"] >= 1
    assert receipt.below_minimum == ("gus",)


def test_loads_are_even_where_nothing_else_speaks():
    pool = tuple(Evaluator(f"e{i}", load_limit=6) for i in range(4))
    proposals = tuple(Proposal(f"p{i}") for i in range(8))
    receipt = assign(Round(proposals, pool, readers=2))
    assert {n for _, n in receipt.loads} == {4}
    assert receipt.swaps == 0


def test_the_seed_decides_between_equals_and_nothing_else():
    pool = tuple(Evaluator(f"e{i}", load_limit=9) for i in range(9))
    one = Round((Proposal("p"),), pool, readers=1)
    chosen = {readers(assign(replace(one, seed=str(n))))["p"] for n in range(12)}
    assert len(chosen) > 3
    assert assign(replace(one, seed="1")) == assign(replace(one, seed="1"))


def test_a_receipt_that_was_touched_is_found_out():
    one = aurora()
    receipt = assign(one)
    richer = replace(receipt, total=9.9, loss=-1.0)
    assert verify(richer, one) == ("total", "loss")
    other = replace(receipt.pairs[0], evaluator="fay")
    assert "pairs" in verify(replace(receipt, pairs=(other, *receipt.pairs[1:])), one)
    assert verify(receipt, aurora(readers=2)) == ("inputs",)
    with_conflict = aurora(conflicts=frozenset({("scanner", "gus")}))
    assert verify(receipt, with_conflict) == ("inputs",)


def test_an_empty_round_is_complete():
    receipt = assign(Round((), ()))
    assert receipt.is_complete
    assert verify(receipt, Round((), ())) == ()


def test_numbers_that_are_none_are_refused():
    with pytest.raises(ValueError, match="vaccines"):
        Proposal("booster", {"vaccines": float("nan")})


def test_a_round_too_large_for_the_exact_programme_keeps_all_rules_too():
    """More pairs than the exact programme takes: pairs are chosen by price, within a gap."""
    topics = [f"t{n}" for n in range(9)]
    proposals = tuple(
        Proposal(f"p{i:02}", {topics[i % 9]: 2, topics[(i * i + 1) % 9]: 1}) for i in range(64)
    )
    pool = tuple(
        Evaluator(f"e{j:03}", {topics[j % 9]: 0.9, topics[j * 5 % 7]: 0.6}, 3, minimum=1)
        for j in range(100)
    )
    barred = frozenset((f"p{i:02}", f"e{i:03}") for i in range(64))
    one = Round(proposals, pool, barred, fixed=frozenset({("p00", "e099")}), readers=3)
    receipt = assign(one)
    assert verify(receipt, one) == ()
    assert receipt.floor >= 0.8 * receipt.floor_bound
    assert receipt.gap <= 0.1
    assert not receipt.below_minimum
    assert assign(replace(one, proposals=proposals[::-1])) == receipt
