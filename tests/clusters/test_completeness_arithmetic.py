"""The numbers of completeness: bounds, and that better is never less."""

from hypothesis import given
from hypothesis import strategies as st

from grappe.clusters.completeness import arithmetic

counts = st.integers(0, 100)
percents = st.integers(0, 100)
ages = st.lists(st.integers(0, 5000), max_size=20)


@given(counts, counts)
def test_a_share_stays_within_bounds(part, whole):
    assert 0 <= arithmetic.share(part, whole) <= 100


@given(counts, st.integers(1, 100))
def test_one_more_filled_section_never_lowers_presence(part, whole):
    assert arithmetic.share(part + 1, whole) >= arithmetic.share(part, whole)


@given(st.integers(1, 100), counts)
def test_only_all_of_it_is_a_hundred(whole, part):
    assert (arithmetic.share(part, whole) == 100) is (part >= whole)


@given(ages)
def test_freshness_stays_within_bounds(days):
    assert 0 <= arithmetic.freshness(days) <= 100


@given(ages.filter(bool), st.integers(0, 19))
def test_confirming_a_section_never_lowers_freshness(days, index):
    confirmed = [0 if one == index % len(days) else age for one, age in enumerate(days)]
    assert arithmetic.freshness(confirmed) >= arithmetic.freshness(days)


def test_a_section_is_fresh_for_a_year_and_says_nothing_after_three():
    assert [arithmetic.freshness([days]) for days in (0, 365, 730, 1095, 4000)] == [
        100,
        100,
        50,
        0,
        0,
    ]


@given(counts)
def test_one_more_warning_never_raises_consistency(warnings):
    fewer, more = arithmetic.consistency(warnings), arithmetic.consistency(warnings + 1)
    assert 0 <= more <= fewer <= 100


@given(percents, percents, percents, percents, st.integers(0, 3))
def test_a_better_part_never_lowers_the_whole(presence, freshness, proof, consistency, which):
    parts = [presence, freshness, proof, consistency]
    better = [min(100, value + 7 * (one == which)) for one, value in enumerate(parts)]
    assert 0 <= arithmetic.overall(*parts) <= arithmetic.overall(*better) <= 100


def test_an_empty_page_earns_nothing_by_having_no_contradictions():
    assert arithmetic.overall(presence=0, freshness=100, proof=100, consistency=100) == 0
    assert arithmetic.overall(100, 100, 100, 100) == 100
