"""The budget's arithmetic: totals agree every way, aid never exceeds costs."""

from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from grappe.proposals.budget import cents, part, partner_budget

AMOUNTS = st.decimals(0, 10_000_000, places=2)
PERCENTS = st.decimals(0, 100, places=2)


def category(key, flat_percent=None):
    return SimpleNamespace(key=key, flat_percent=flat_percent)


@given(st.lists(st.tuples(st.integers(1, 4), AMOUNTS), max_size=12), PERCENTS, PERCENTS)
def test_totals_agree_every_way(lines, flat, rate):
    staff, indirect = category("staff"), category("indirect", flat)
    rows = [
        SimpleNamespace(category=staff, work_package=SimpleNamespace(number=n), amount=amount)
        for n, amount in lines
    ]
    found = partner_budget(None, rows, [staff, indirect], rate)
    assert found.costs == sum(found.by_category.values(), Decimal(0))
    assert found.costs == sum(found.by_package.values(), Decimal(0))
    assert found.by_category["staff"] == sum((amount for _n, amount in lines), Decimal(0))
    assert Decimal(0) <= found.aid <= found.costs


@given(AMOUNTS, PERCENTS)
def test_a_part_is_rounded_once_to_whole_cents(amount, percent):
    found = part(amount, percent)
    assert found == cents(found)
    assert abs(found - amount * percent / 100) <= Decimal("0.005")
