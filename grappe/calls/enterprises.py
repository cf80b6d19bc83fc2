"""The size of an enterprise by Recommendation 2003/361/EC."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

SizeClass = Literal["micro", "small", "medium", "large"]

#: Fewer staff than this, and turnover or balance sheet total up to these, in EUR.
CEILINGS: tuple[tuple[SizeClass, int, int, int], ...] = (
    ("micro", 10, 2_000_000, 2_000_000),
    ("small", 50, 10_000_000, 10_000_000),
    ("medium", 250, 50_000_000, 43_000_000),
)
#: Below this holding an enterprise counts as autonomous; above the second as linked.
PARTNER, LINKED = Decimal("0.25"), Decimal("0.5")


@dataclass(frozen=True)
class Enterprise:
    """An enterprise that holds, or is held by, the one in question, and by which part."""

    staff: Decimal | float | None
    turnover: Decimal | float | None
    balance: Decimal | float | None
    holding: Decimal | float = 1

    @property
    def weight(self) -> Decimal:
        """How much of its figures is added: none, its part, or all."""
        holding = Decimal(str(self.holding))
        return Decimal(0) if holding < PARTNER else Decimal(1) if holding > LINKED else holding


def sme_class(
    staff: Decimal | float | None,
    turnover: Decimal | float | None,
    balance: Decimal | float | None,
    linked: Iterable[Enterprise] = (),
) -> SizeClass | None:
    """The size class with partner and linked enterprises added up; None if it is not known.

    Turnover or balance may be missing where the other one suffices.
    """
    counted = [one for one in linked if one.weight]
    people = _total(staff, [(one.staff, one.weight) for one in counted])
    sold = _total(turnover, [(one.turnover, one.weight) for one in counted])
    owned = _total(balance, [(one.balance, one.weight) for one in counted])
    if people is None:
        return None
    for name, most, most_sold, most_owned in CEILINGS:
        verdict = people < most and _either(sold, most_sold, owned, most_owned)
        if verdict is not False:
            return name if verdict else None
    return "large"


def _total(
    own: Decimal | float | None, others: list[tuple[Decimal | float | None, Decimal]]
) -> Decimal | None:
    figures = [(own, Decimal(1)), *others]
    known = [Decimal(str(figure)) * weight for figure, weight in figures if figure is not None]
    return sum(known, Decimal(0)) if len(known) == len(figures) else None


def _either(
    sold: Decimal | None, most_sold: int, owned: Decimal | None, most_owned: int
) -> bool | None:
    """Whether one of the two money figures keeps its ceiling; None if that may be."""
    verdicts = {
        None if figure is None else figure <= most
        for figure, most in ((sold, most_sold), (owned, most_owned))
    }
    return True if True in verdicts else None if None in verdicts else False
