"""The numbers: whole percents from 0 to 100, rounded down, so that 100 means all of it."""

from collections.abc import Iterable
from fractions import Fraction

PRESENCE, FRESHNESS, PROOF, CONSISTENCY = "presence", "freshness", "proof", "consistency"

#: A section is fresh for a year, and says nothing about today after three.
FRESH_DAYS = 365
STALE_DAYS = 3 * 365
#: What one warning costs.
WARNING = 10


def share(part: int, whole: int) -> int:
    """`part` of `whole` in percent; of nothing there is nothing."""
    return min(100, 100 * max(part, 0) // whole) if whole > 0 else 0


def freshness_of_one(days: int) -> Fraction:
    """100 for a year, then falling evenly to 0 at the end of the third."""
    left = Fraction(STALE_DAYS - days, STALE_DAYS - FRESH_DAYS)
    return 100 * min(max(left, Fraction(0)), Fraction(1))


def freshness(ages: Iterable[int]) -> int:
    """The mean over the days since each filled section was saved or confirmed."""
    found = [freshness_of_one(days) for days in ages]
    return int(sum(found) / len(found)) if found else 0


def consistency(warnings: int) -> int:
    """100, less ten for each warning."""
    return max(0, 100 - WARNING * warnings)


def overall(presence: int, freshness: int, proof: int, consistency: int) -> int:
    """Half of it is what the page holds; the other half how fresh, proven and
    consistent that is. An empty page earns nothing by having no contradictions."""
    quality = Fraction(freshness + proof + consistency, 300)
    return int(presence * (1 + quality) / 2)
