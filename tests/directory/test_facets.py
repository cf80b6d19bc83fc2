"""Facets count rightly, each under the others, in the index and in the database alike."""

from itertools import pairwise

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.directory import facets
from grappe.directory.actions import rebuild
from grappe.directory.facets import parameter_of
from grappe.directory.index import DatabaseIndex, TantivyIndex
from grappe.directory.index.documents import MODELS, documents
from grappe.directory.searching import Asked
from grappe.taxonomies.models import Place, Term
from tests.make import (
    make_cluster,
    make_country,
    make_event,
    make_organisation,
    make_practice,
    make_project,
    make_term,
)


@pytest.fixture
def world(db):
    """Some of everything, in two countries, with industries one below the other."""
    places = [None]
    for code in ("BE", "BE3", "BE32", "BE2"):
        places.append(
            Place.objects.create(
                code=code,
                name=code,
                level=len(code) - 2,
                revision="2024",
                country=make_country(),
            )
        )
    terms = [make_term(code=code, label=f"Activity {code}") for code in ("Q", "86", "86.9")]
    for above, below in pairwise(terms):
        Term.objects.filter(pk=below.pk).update(parent=above)
    for number in range(12):
        country = ("BE", "FR")[number % 3 == 0]
        place = places[number % len(places)] if country == "BE" else None
        kind = ("sme", "large", "university")[number % 3]
        row = make_organisation(f"Organisation {number} light", country, place=place, kind=kind)
        row.capabilities.set(terms[: number % 4])
    for number in range(4):
        row = make_cluster(f"Cluster {number}", place=places[number], about="light")
        row.industries.set(terms[number % 3 :])
        make_event(row, f"Event {number}")
        make_practice(row, f"Practice {number}").terms.set(terms[:1])
        make_project(f"Project {number}", list(MODELS["organisation"].objects.all()[:2]))
    rebuild()


CHOICES = {
    "kind": ["cluster", "organisation", "event", "project"],
    "country": ["BE", "FR", "XX"],
    "nuts": ["BE", "BE3", "BE32"],
    "nace": ["Q", "86", "86.9"],
    "size": ["sme", "university", "cluster"],
}
CHOSEN = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(some), max_size=2) for name, some in CHOICES.items()
    },
)


def by_hand(chosen):
    """Count with sets of documents, without any index."""
    everything = [one for kind in MODELS for one in documents(kind)]

    def left(without=""):
        return [
            one
            for one in everything
            if all(
                name == without or set(values) & set(one.facets.get(name, ()))
                for name, values in chosen.items()
            )
        ]

    counts = {}
    for name in facets.NAMES:
        counts[name] = {}
        for one in left(name):
            for value in set(one.facets.get(name, ())):
                counts[name][value] = counts[name].get(value, 0) + 1
    return len(left()), counts


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=CHOSEN)
def test_counts_are_right_whatever_is_chosen(world, nobody, chosen):
    chosen = {name: tuple(values) for name, values in chosen.items() if values}
    query = Asked(chosen=chosen).query(nobody, counted=facets.NAMES, values=1_000)
    expected = by_hand(chosen)
    for index in (TantivyIndex.present(), DatabaseIndex()):
        page = index.search(query)
        assert (page.total, dict(page.counts)) == expected


@pytest.mark.parametrize(
    "address", ["q=light", "q=practice", "q=nowhere", "q=event&country=BE"]
)
def test_the_database_answers_simple_questions_like_the_index(world, nobody, address):
    query = Asked.of(QueryDict(address)).query(
        nobody, counted=facets.NAMES, values=1_000, limit=100
    )
    index, database = TantivyIndex.present().search(query), DatabaseIndex().search(query)
    assert set(index.keys) == set(database.keys)
    assert index.counts == database.counts


def test_regions_and_industries_hold_what_lies_below_them(world, counts):
    found = counts("kind=organisation")
    assert found["nuts"]["BE3"] > found["nuts"]["BE32"] > 0
    assert found["nace"]["Q"] > found["nace"]["86.9"] > 0


@pytest.mark.parametrize(
    ("term", "pair"),
    [
        ("nace2:86.90", ("nace", "86.90")),
        ("nace2:2:86", ("nace", "86")),
        ("services:finance", ("service", "finance")),
        ("country:BE", ("country", "BE")),
        ("eurosci:21", None),
        ("nonsense", None),
    ],
)
def test_a_term_has_one_parameter(term, pair):
    assert parameter_of(term) == pair
