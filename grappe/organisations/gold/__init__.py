"""Judged pairs of organisations, and how well a set of found pairs agrees with them."""

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parent / "fp7_pairs.csv"
#: Drawn from what was found, so it tells of precision only; all others tell of both.
FOUND = "found"
#: Drawn without a look at the names.
ADDRESS = "address"
SAME, UNCLEAR = "same", "unclear"
SEED, DRAWS = 1, 1000


class Judged(NamedTuple):
    """A pair that was judged, drawn from a stratum of `of` pairs."""

    pair: frozenset[str]
    stratum: str
    of: int
    answer: str


class Figure(NamedTuple):
    """A share with its 95 % interval, and how many judged pairs it is a share of."""

    name: str
    value: float
    low: float
    high: float
    pairs: int

    def __str__(self) -> str:
        interval = f"[{self.low:.3f}, {self.high:.3f}]"
        return f"{self.name} {self.value:.3f} {interval} on {self.pairs} pairs"


def measured(gold: Sequence[Judged], found: set[frozenset[str]]) -> list[Figure]:
    """Precision and recall over the strata, each pair counting for those it was drawn from."""
    drawn = [one for one in gold if one.stratum != FOUND]
    by_address = [one for one in gold if one.stratum == ADDRESS]
    afterwards = [one for one in gold if one.stratum == FOUND]
    return [
        figure("precision", drawn, found, is_recall=False),
        figure("recall", drawn, found, is_recall=True),
        figure("recall where address or website is the same", by_address, found, True),
        figure("precision of pairs drawn from those found", afterwards, found, False),
    ]


def figure(
    name: str, gold: Sequence[Judged], found: set[frozenset[str]], is_recall: bool
) -> Figure:
    """The share, with an interval from drawing anew within each stratum."""
    strata: dict[str, list[Judged]] = defaultdict(list)
    for one in gold:
        strata[one.stratum].append(one)
    chance = random.Random(SEED)  # noqa: S311 - draws a sample, keeps no secret
    draws = (
        share([chance.choices(rows, k=len(rows)) for rows in strata.values()], found, is_recall)
        for _draw in range(DRAWS)
    )
    again = sorted(value for value, _pairs in draws)
    value, pairs = share(list(strata.values()), found, is_recall)
    return Figure(name, value, again[DRAWS // 40], again[-1 - DRAWS // 40], pairs)


def share(
    strata: list[list[Judged]], found: set[frozenset[str]], is_recall: bool
) -> tuple[float, int]:
    """Of the found pairs those that are one, or of those that are one the found."""
    right = everything = 0.0
    pairs = 0
    for rows in strata:
        for one in rows:
            is_found, is_same = one.pair in found, one.answer == SAME
            if one.answer == UNCLEAR or not (is_same if is_recall else is_found):
                continue
            pairs += 1
            everything += one.of / len(rows)
            right += one.of / len(rows) * (is_found and is_same)
    return (right / everything if everything else 0.0), pairs
