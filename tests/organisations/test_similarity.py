"""How alike two names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.organisations.similarity import REVIEW, SURE, Named, Rarity, compare, pairs

NAMES = ["university of namur", "namur university", "solvay chemicals", "institut pasteur"]
words = st.text(alphabet="abcdeé ", min_size=1, max_size=25).filter(str.strip)


def likeness(one, other, **facts):
    rarity = Rarity([*NAMES, "university of liege", "university of mons", one, other])
    return compare(Named(1, one, "BE", **facts), Named(2, other, "BE"), rarity).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("universita degli studi di milano", "universita degli studi di milano bicocca"),
        ("fraunhofer gesellschaft", "fraunhofer geselschaft"),
    ],
)
def test_names_written_alike_are_looked_at(one, other):
    assert likeness(one, other) > 0.7


def test_names_that_share_a_common_word_only_are_not():
    assert likeness("university of namur", "university of mons") < REVIEW


def test_another_country_is_another_organisation():
    rarity = Rarity(NAMES)
    assert compare(Named(1, "acme", "BE"), Named(2, "acme", "FR"), rarity).score == 0


def test_another_city_makes_it_less_likely():
    rarity = Rarity(NAMES)
    here = compare(Named(1, "acme", "BE", "mons"), Named(2, "acme", "BE", "mons"), rarity)
    there = compare(Named(1, "acme", "BE", "mons"), Named(2, "acme", "BE", "liege"), rarity)
    assert here.score > there.score
    assert "other_city" in there.evidence


@given(words, words)
def test_it_does_not_matter_which_comes_first(one, other):
    assert likeness(one, other) == likeness(other, one)


@given(words)
def test_the_same_name_is_sure(name):
    assert likeness(name, name) >= SURE


@given(st.lists(words, max_size=12))
def test_pairs_do_not_depend_on_the_order_of_the_rows(names):
    rows = [Named(number, name, "BE") for number, name in enumerate(names)]
    found = {(frozenset((p.one.key, p.other.key)), p.score) for p in pairs(rows)}
    again = {(frozenset((p.one.key, p.other.key)), p.score) for p in pairs(rows[::-1])}
    assert found == again
