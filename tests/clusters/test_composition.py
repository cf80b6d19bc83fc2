"""The composition is counted from the register when it holds rows, declared otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.clusters.composition import PARTS, TOPICS, WIDTH, composition, register_counts
from grappe.clusters.models import Claim
from tests.make import make_membership, make_organisation

numbers = st.dictionaries(st.sampled_from(list(map(str, TOPICS))), st.integers(0, 5000))


def declared(**figures):
    return [
        Claim(kind=Claim.Kind.COMPOSITION, topic=topic, value=value)
        for topic, value in figures.items()
    ]


def values(found):
    return {part.topic: part.value for part in found.parts}


def test_without_a_register_it_is_declared():
    found = composition(declared(members=234, smes=187, startups=20), {"members": 0})
    assert not found.is_counted
    assert values(found) == {"members": 234, "smes": 187, "startups": 20}
    assert found.differences == []


def test_a_register_with_rows_is_counted_and_start_ups_are_smes_too(aurora):
    for number, category in enumerate(["sme", "startup", "startup", "civil_society"]):
        make_membership(aurora, make_organisation(f"M{number}"), category=category)
    make_membership(aurora, make_organisation("Gone"), left_on=date(2021, 1, 1))
    counted = register_counts(aurora)
    found = composition([], counted)
    assert found.is_counted
    assert values(found) == {"members": 4, "smes": 3, "startups": 2, "civil_society": 1}


def test_former_members_alone_are_no_register(aurora):
    make_membership(aurora, left_on=date(2021, 1, 1))
    assert not composition([], register_counts(aurora)).is_counted


def test_what_is_declared_beside_a_register_shows_as_a_difference(aurora):
    make_membership(aurora)
    found = composition(declared(members=3, smes=1, large=2), register_counts(aurora))
    assert [(part.topic, part.value, part.declared) for part in found.differences] == [
        ("members", 1, 3),
        ("large", 0, 2),
    ]


@given(numbers, numbers)
def test_the_bar_is_filled_and_nothing_is_invented(stated, counted):
    found = composition(declared(**stated), {"members": 0} | counted)
    source = counted if found.is_counted else stated
    assert all(source[part.topic] == part.value for part in found.parts)
    pieces = found.pieces
    assert {piece.topic for piece in pieces} <= set(map(str, PARTS))
    if pieces:
        assert sum(piece.width for piece in pieces) == pytest.approx(WIDTH)
    ends = [piece.x + piece.width for piece in pieces]
    assert ends == pytest.approx([piece.x for piece in pieces[1:]] + [WIDTH] * bool(pieces))


def test_the_page_says_which_it_is(client, aurora):
    for claim in declared(members=234, smes=187):
        claim.cluster = aurora
        claim.save()
    page = client.get(aurora.get_absolute_url()).text
    assert "no register of members is kept here yet" in page
    make_membership(aurora)
    page = client.get(f"{aurora.get_absolute_url()}?again").text
    assert "from the register of members, today" in page


def test_keepers_see_where_register_and_declaration_differ(client, ana, aurora):
    aurora.claims.create(kind="composition", topic="members", value=3)
    make_membership(aurora)
    assert "declared" not in client.get(aurora.get_absolute_url()).text
    client.force_login(ana)
    assert "1 in the register, 3 declared" in client.get(aurora.get_absolute_url()).text
