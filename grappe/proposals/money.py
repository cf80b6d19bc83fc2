"""The money of a team: who gets how much, in which country, and what is left."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Money:
    """The shares of a team; None where nothing is known."""

    total: Decimal | None
    budget: Decimal | None
    #: How many partners with funding have no share yet.
    unsaid: int

    @classmethod
    def of(cls, consortium, team):
        shares = [one.share for one in team if one.share is not None]
        unsaid = [one for one in team if one.share is None and one.role != "associated"]
        return cls(sum(shares) if shares else None, consortium.budget, len(unsaid))

    @property
    def left(self):
        """What of the budget is not given to anybody; less than nothing when too much is."""
        known = self.budget is not None and self.total is not None
        return self.budget - self.total if known else None

    @property
    def over(self):
        return -self.left if self.left is not None and self.left < 0 else None


@dataclass
class InCountry:
    """What one country has in a team; None where a partner's is not known."""

    country: Any
    partners: int = 0
    share: Decimal = Decimal(0)


def countries(team):
    """The countries of a team, the one with the most partners first, what is not known last."""
    found: dict[str, InCountry] = {}
    for one in team:
        code = one.organisation.country_id or ""
        here = found.setdefault(code, InCountry(one.organisation.country))
        here.partners += 1
        here.share += one.share or 0
    order = sorted(found, key=lambda code: (code == "", -found[code].partners, code))
    return [found[code] for code in order]
