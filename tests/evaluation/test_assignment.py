"""Readers for proposals: rules kept, the worst-off first, and the same answer again."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.evaluation.assignment import (
    Evaluator,
    Proposal,
    Round,
    assign,
    from_json,
    to_json,
    verify,
)

TOPICS = ("vaccines", "imaging", "data", "polymers")
WEIGHTS = st.integers(0, 4).map(lambda n: n / 4)
SKILLS = st.dictionaries(st.sampled_from(TOPICS), WEIGHTS, max_size=3)


@st.composite
def plain_rounds(draw):
    """Affinities as given, no topics, no minimums: nothing goes before the worst-off."""
    one = draw(rounds(most=4))
    pairs = [(p.key, e.key) for p, e in product(one.proposals, one.evaluators)]
    given_by_pair = draw(st.fixed_dictionaries({pair: st.integers(0, 9) for pair in pairs}))
    return replace(
        one,
        proposals=tuple(Proposal(p.key) for p in one.proposals),
        evaluators=tuple(replace(e, minimum=0) for e in one.evaluators),
        affinities={pair: n / 10 for pair, n in given_by_pair.items()},
    )


@st.composite
def rounds(draw, most=5):
    proposals = tuple(
        Proposal(f"p{i}", draw(SKILLS)) for i in range(draw(st.integers(1, most)))
    )
    evaluators = tuple(
        Evaluator(f"e{j}", draw(SKILLS), draw(st.integers(0, 4)), draw(st.integers(0, 2)))
        for j in range(draw(st.integers(1, most)))
    )
    pairs = [(p.key, e.key) for p, e in product(proposals, evaluators)]
    subset = st.frozensets(st.sampled_from(pairs), max_size=4)
    return Round(proposals, evaluators, draw(subset), readers=draw(st.integers(1, 2)))


def possible(one):
    """Every assignment that keeps the hard rules, as sets of readers by proposal."""
    limits = {e.key: e.load_limit for e in one.evaluators}
    choices = [
        [
            c
            for c in combinations(sorted(limits), one.needs(p))
            if not any((p.key, e) in one.conflicts for e in c)
            and {e for q, e in one.fixed if q == p.key} <= set(c)
        ]
        for p in one.proposals
    ]
    for found in product(*choices):
        loads = [e for c in found for e in c]
        if all(loads.count(e) <= limits[e] for e in limits):
            yield {p.key: set(c) for p, c in zip(one.proposals, found, strict=True)}


def worst(one, readers):
    return min(
        sum(one.affinities[p.key, e] for e in readers[p.key]) / one.needs(p)
        for p in one.proposals
    )


@settings(max_examples=60, deadline=None)
@given(plain_rounds())
def test_the_worst_off_proposal_is_as_well_off_as_brute_force_can_make_it(one):
    receipt = assign(one)
    all_of_them = list(possible(one))
    assert receipt.is_complete == bool(all_of_them)
    if receipt.is_complete:
        best = max(worst(one, readers) for readers in all_of_them)
        assert receipt.worst == pytest.approx(best, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_loads_and_conflicts_hold_and_the_receipt_is_true(one):
    receipt = assign(one)
    assert verify(receipt, one) == ()
    assert from_json(to_json(receipt)) == receipt
    pairs = {(pair.proposal, pair.evaluator) for pair in receipt.pairs}
    assert not pairs & one.conflicts
    for evaluator in one.evaluators:
        assert sum(e == evaluator.key for _, e in pairs) <= evaluator.load_limit
    if receipt.is_complete:
        assert len(pairs) == len(receipt.pairs) == len(one.proposals) * one.readers
        assert receipt.value <= receipt.value_bound
        assert receipt.worst <= receipt.worst_bound
    else:
        assert receipt.obstacles
        assert all(o.proposals for o in receipt.obstacles)


@settings(max_examples=30, deadline=None)
@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(one, random):
    shuffled = replace(
        one,
        proposals=tuple(random.sample(one.proposals, len(one.proposals))),
        evaluators=tuple(random.sample(one.evaluators, len(one.evaluators))),
    )
    assert assign(shuffled) == assign(one)


@settings(max_examples=30, deadline=None)
@given(rounds(), st.data())
def test_a_fixed_pair_is_kept_and_said(one, data):
    before = assign(one)
    open_pairs = [
        (p.key, e.key)
        for p, e in product(one.proposals, one.evaluators)
        if (p.key, e.key) not in one.conflicts and e.load_limit
    ]
    if not before.is_complete or not open_pairs:
        return
    pair = data.draw(st.sampled_from(open_pairs))
    fixed = replace(one, fixed=frozenset({pair}))
    receipt = assign(fixed)
    assert verify(receipt, fixed) == ()
    assert receipt.is_complete == any(possible(fixed))
    if receipt.is_complete:
        assert receipt.fixed == 1
        assert [(p.proposal, p.evaluator) for p in receipt.pairs if p.is_fixed] == [pair]
        assert receipt.inputs != before.inputs
