"""Size classes of Recommendation 2003/361/EC."""

import pytest

from grappe.calls.eligibility import Enterprise, sme_class

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        (9, 2 * MILLION, 9 * MILLION, "micro"),
        (9, 2 * MILLION + 1, 2 * MILLION + 1, "small"),
        (10, 1, 1, "small"),
        (49, 99 * MILLION, 10 * MILLION, "small"),
        (50, 1, 1, "medium"),
        (249, 50 * MILLION, 99 * MILLION, "medium"),
        (249, 99 * MILLION, 43 * MILLION, "medium"),
        (249, 50 * MILLION + 1, 43 * MILLION + 1, "large"),
        (250, 1, 1, "large"),
        (None, 1, 1, None),
        (9, None, None, None),
        (9, None, 1, "micro"),
        (300, None, None, "large"),
    ],
)
def test_thresholds(staff, turnover, balance, expected):
    assert sme_class(staff, turnover, balance) == expected


@pytest.mark.parametrize(
    ("holding", "expected"),
    [(0.2, "small"), (0.25, "medium"), (0.5, "medium"), (0.51, "large"), (1, "large")],
)
def test_partner_enterprises_add_their_part_and_linked_ones_everything(holding, expected):
    parent = Enterprise(staff=300, turnover=MILLION, balance=MILLION, holding=holding)
    assert sme_class(40, MILLION, MILLION, linked=[parent]) == expected


def test_a_linked_enterprise_without_figures_leaves_the_class_unknown():
    assert sme_class(5, 1, 1, linked=[Enterprise(None, 1, 1)]) is None
