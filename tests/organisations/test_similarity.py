"""How alike two names are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.organisations.naming import name_key
from grappe.organisations.similarity import REVIEW, SURE, Named, Rarity, compare, pairs

NAMES = [
    *("university of namur", "namur university", "solvay chemicals", "institut pasteur"),
    *("university of liege", "university of mons", "institut de physique", "acme energy"),
    *("solar energy institute", "institute of physics", "energy agency", "city of mons"),
]
letters = st.text(alphabet="abcdeé ", min_size=1, max_size=25).filter(str.strip)
towns = st.sampled_from(["", "mons", "liege", "namur"])


def likeness(one, other, city="", **facts):
    one, other = name_key(one), name_key(other)
    rarity = Rarity([*NAMES, one, other])
    return compare(
        Named(1, one, "BE", city, **facts), Named(2, other, "BE", city, **facts), rarity
    ).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fraunhofer Gesellschaft", "Fraunhofer Geselschaft"),
        ("Universität Zürich", "Universitaet Zuerich"),
        ("University of Antwerp", "Université d'Antwerp"),
        ("Air Base Systems", "Airbase Systems"),
        ("Association Ubec of Belgian Enterprise Creators", "Belgian Enterprise Creators Ubec"),
        ("Norsk Institutt for Naturforskning", "Norsk Institutt for Naturforskning NINA"),
        ("Université Montpellier II", "Université Montpellier 2"),
    ],
)
def test_names_written_alike_are_looked_at(one, other):
    assert likeness(one, other) >= REVIEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Namur", "University of Mons"),
        ("Université Montpellier I", "Université Montpellier 2"),
        (
            "Institute of Chemistry, Academy of Sciences",
            "Institute of Physics, Academy of Sciences",
        ),
        ("Virologicky ustav akademie ved", "Sociologicky ustav akademie ved"),
    ],
)
def test_names_that_differ_in_what_they_tell_are_not(one, other):
    assert likeness(one, other) < REVIEW


def test_another_country_is_another_organisation():
    rarity = Rarity(NAMES)
    assert compare(Named(1, "acme", "BE"), Named(2, "acme", "FR"), rarity).score == 0


def test_another_city_makes_it_less_likely():
    rarity = Rarity(NAMES)
    here = compare(Named(1, "acme", "BE", "mons"), Named(2, "acme", "BE", "mons"), rarity)
    there = compare(Named(1, "acme", "BE", "mons"), Named(2, "acme", "BE", "liege"), rarity)
    assert here.score > there.score
    assert "other_city" in there.evidence


@pytest.mark.parametrize("city", ["wien", "vienna", "wien 3"])
def test_a_city_has_names_in_several_languages(city):
    pair = compare(Named(1, "acme", "AT", "wien"), Named(2, "acme", "AT", city), Rarity(NAMES))
    assert "same_city" in pair.evidence


@pytest.mark.parametrize("kind", ["vat", "ror"])
def test_an_identifier_decides_whatever_the_name(kind):
    rarity = Rarity(NAMES)
    acme, same = Named(1, "acme", "BE", **{kind: "1"}), Named(2, "solvay", "BE", **{kind: "1"})
    assert compare(acme, same, rarity).score == 1
    assert compare(acme, same, rarity).evidence == (f"same_{kind}",)
    assert compare(acme, Named(3, "acme", "BE", **{kind: "2"}), rarity).score == 0


def test_the_same_website_and_acronym_speak_for_it():
    rarity = Rarity(NAMES)
    plain = compare(Named(1, "acme energy"), Named(2, "acme solar"), rarity)
    facts = {"site": "acme.example", "acronym": "ACE"}
    told = compare(Named(1, "acme energy", **facts), Named(2, "acme solar", **facts), rarity)
    assert told.score > plain.score
    assert {"same_site", "same_acronym"} <= set(told.evidence)


@given(letters, letters, towns)
def test_it_does_not_matter_which_comes_first(one, other, town):
    assert likeness(one, other, town) == likeness(other, one, town)


@given(letters, towns)
def test_the_same_name_is_sure(name, town):
    assert likeness(name, name, town) >= SURE


@given(letters, letters)
def test_a_likeness_is_between_nothing_and_one(one, other):
    assert 0 <= likeness(one, other) <= 1


def test_pairs_do_not_depend_on_the_order_of_the_rows():
    chance = random.Random(5)  # noqa: S311 - the same rows on every run
    words = ["acme", "energi", "energie", "solar", "mons", "physics", "agency", "north"]
    rows = [
        Named(number, " ".join(chance.sample(words, 3)), "BE", chance.choice(["mons", ""]))
        for number in range(300)
    ]
    found = list(pairs(rows))
    assert found
    chance.shuffle(rows)
    again = list(pairs(rows))
    assert scores(found) == scores(again)


def scores(found):
    return {(frozenset((pair.one.key, pair.other.key)), pair.score) for pair in found}
