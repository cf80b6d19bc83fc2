"""The funding line, and lots where the marks cannot draw it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from grappe.evaluation.ranking import Line, draw_lots, ticket


def test_anybody_can_compute_a_ticket():
    assert ticket("Aurora 2026", "P-17") == hashlib.sha256(b"Aurora 2026:P-17").hexdigest()


def test_the_lowest_tickets_are_drawn():
    lots = draw_lots(["P-1", "P-2", "P-3"], Line(places=2), seed="Aurora 2026")
    assert [lot.ticket for lot in lots] == sorted(lot.ticket for lot in lots)
    assert [lot.is_drawn for lot in lots] == [True, True, False]
    assert [lot.place for lot in lots] == [1, 2, 3]


def test_a_budget_ends_with_the_first_that_it_does_not_suffice_for():
    line = Line(budget=100, amounts={"a": 60, "b": 50, "c": 10})
    assert line.length(("a", "b", "c")) == 1
    assert line.length(("c", "a", "b")) == 2
    left = line.after(("a",))
    assert left.budget == 40
    assert left.length(("b", "c")) == 0
    assert Line(places=1, budget=100).length(("a", "b")) == 1
    assert Line().length(("a", "b")) == 2


@given(st.sets(st.text(min_size=1), max_size=8), st.integers(0, 9), st.text())
def test_lots_do_not_depend_on_the_order_of_names(keys, places, seed):
    line = Line(places=places)
    lots = draw_lots(sorted(keys), line, seed)
    assert lots == draw_lots(sorted(keys, reverse=True), line, seed)
    assert sum(lot.is_drawn for lot in lots) == min(places, len(keys))


def test_each_proposal_has_the_same_chance():
    won = [0, 0, 0]
    for n in range(600):
        first = draw_lots(["a", "b", "c"], Line(places=1), seed=str(n))[0]
        won["abc".index(first.proposal)] += 1
    assert all(160 <= times <= 240 for times in won)
