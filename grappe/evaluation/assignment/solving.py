"""From a round to its receipt: the floor first, then the most affinity above it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .caps import caps_of, covering_caps
from .grid import Bools, Grid, Ints, grid_of
from .program import (
    MISSED,
    Aim,
    Answer,
    fair_shares,
    first_pairs,
    reduced_costs,
    relaxed,
    whole,
)
from .receipt import Bounds, Receipt, receipt_of, refusal_of
from .round import UNIT, Round
from .supply import faults_of, reachable_minimums, shortages, some_assignment

#: Up to so many possible pairs the whole-number programme sees all of them, and is exact.
EXACT = 6_000
#: Beyond that: nodes, and the relative distance to the bound that is good enough.
NODES, GAP = 50, 2e-3
#: Pairs whose reduced cost is below this (in affinity) are offered to the last programme,
#: beside those known to keep the floor; up to so many are offered in any case.
NEAR, OFFERED = 0.05, 8_000
#: Hundredths of the highest split floor that are tried in whole pairs, one after the other,
#: and how nearly (in units of a proposal's sum) that floor is found.
STEPS = (99, 96, 92, 86, 75, 50, 25, 0)
STEP = 48


@dataclass(frozen=True)
class Outcome:
    """Pairs used; the floor they keep and the most it could be; the value and its bound."""

    used: Bools
    floor: int
    floor_bound: int
    bound: float


def assign(one: Round) -> Receipt:
    """Readers for every proposal, or the obstacles that stand against it; never an exception.

    The same inputs give the same receipt, in whatever order they come.
    """
    obstacles = faults_of(one)
    if obstacles:
        return refusal_of(one, obstacles)
    grid = grid_of(one)
    obstacles = shortages(grid)
    if obstacles:
        return refusal_of(one, obstacles)
    minimums = reachable_minimums(grid)
    outcome = best(grid, minimums)
    return receipt_of(one, grid, outcome.used, minimums, bounds_of(grid, outcome))


def best(grid: Grid, minimums: Ints) -> Outcome:
    if not grid.needs.sum():
        return Outcome(grid.is_fixed.copy(), 0, 0, 0.0)
    return Search(grid, minimums).run()


class Search:
    """The highest floor, by halving; each step keeps the pairs that earlier ones found."""

    def __init__(self, grid: Grid, minimums: Ints) -> None:
        self.grid, self.minimums = grid, minimums
        self.fair = fair_shares(grid, minimums)
        self.caps = covering_caps(grid)
        self.witness = some_assignment(grid, minimums)
        self.chosen = first_pairs(grid) | self.witness
        self.is_exact = int((grid.is_open | grid.is_fixed).sum()) <= EXACT

    def aim(self, floor: int, has_topics: bool = True, is_elastic: bool = False) -> Aim:
        floors = np.minimum(floor, self.caps)
        return Aim(floors, self.minimums, self.fair, has_topics, is_elastic)

    def run(self) -> Outcome:
        return self.exactly() if self.is_exact else self.nearly()

    def exactly(self) -> Outcome:
        """The highest floor in whole pairs, to the unit, and the best above it."""
        highest, _ = self.highest_split(step=1)
        floor = highest
        if not self.is_possible_whole(highest):
            floor, _ = halve(0, highest - 1, self.is_possible_whole)
        answer = self.solve(floor)
        return Outcome(answer.used > 0.5, floor, floor, -answer.bound)

    def nearly(self) -> Outcome:
        """The first of `STEPS` below the split floor that whole pairs can keep."""
        highest, bound = self.highest_split(step=STEP)
        for part in STEPS:
            floor = highest * part // 100
            if self.is_possible_whole(floor) and (answer := self.solve(floor)).is_found:
                return Outcome(answer.used > 0.5, floor, bound, -answer.bound)
        any_pairs = some_assignment(self.grid, self.minimums)
        return Outcome(any_pairs, 0, bound, float(caps_of(self.grid).sum()))

    def highest_split(self, step: int) -> tuple[int, int]:
        """The highest floor when readers may be split, between two values `step` apart.

        Begins low, where answers are quick.
        """
        low, top = 0, int(self.caps.max())
        high = top // 4
        while high < top and self.is_possible_split(high):
            low, high = high, min(high * 5 // 4 + 1, top)
        return halve(low, high, self.is_possible_split, step)

    def is_possible_split(self, floor: int) -> bool:
        """Whether the floor can be kept when readers may be split."""
        aim = self.aim(floor, has_topics=False, is_elastic=True)
        answer, self.chosen = relaxed(self.grid, self.chosen, aim)
        return answer.is_found and answer.value < MISSED

    def is_possible_whole(self, floor: int) -> bool:
        nodes = 0 if self.is_exact else NODES
        answer = whole(self.grid, self.chosen, self.aim(floor, has_topics=False), nodes)
        if answer.is_found:
            self.witness = answer.used > 0.5
        return answer.is_found

    def solve(self, floor: int) -> Answer:
        """The most affinity above a floor that whole pairs can keep (the last one tried);
        its bound holds for all pairs there are."""
        aim = self.aim(floor)
        if self.is_exact:
            return whole(self.grid, self.chosen, aim)
        split, self.chosen = relaxed(self.grid, self.chosen, aim)
        cost = reduced_costs(self.grid, split.prices, aim)
        near = NEAR if self.chosen.sum() > OFFERED else np.inf
        offered = (self.chosen & (cost <= near)) | self.witness
        answer = whole(self.grid, offered, aim, NODES, GAP)
        used = answer.used if answer.is_found else self.witness.astype(float)
        return Answer(True, answer.value, used, answer.prices, split.bound)


def halve(
    low: int, high: int, is_possible: Callable[[int], bool], step: int = 1
) -> tuple[int, int]:
    """The highest floor known to be possible, and the highest not known to be impossible;
    less than `step` apart. `low` is known to be possible."""
    while high - low >= step:
        middle = (low + high + 1) // 2
        if is_possible(middle):
            low = middle
        else:
            high = middle - 1
    return low, high


def bounds_of(grid: Grid, outcome: Outcome) -> Bounds:
    """What the receipt says of how good it could be, all in whole units."""
    highest = int(caps_of(grid).min(initial=outcome.floor_bound))
    if outcome.floor_bound < int(covering_caps(grid).max(initial=0)):
        highest = min(highest, outcome.floor_bound)
    return Bounds(
        floor=outcome.floor,
        floor_bound=outcome.floor_bound,
        worst_bound=highest,
        value_bound=int(np.floor(outcome.bound * UNIT + 0.5)),
    )
