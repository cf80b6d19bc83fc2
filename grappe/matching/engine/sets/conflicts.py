"""The smallest set of demands that no team can keep together.

By implicit hitting sets: whatever is to conflict must meet every *correction set* (demands
whose removal makes the rest possible). Take the smallest set that meets all known ones; if
it conflicts it is the smallest conflict; else it teaches a new correction set.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .answers import Infeasible
from .programme import ENDLESS, Programme
from .solver import Clock, OutOfTime, Solver

#: How far a row may be missed and still count as kept.
KEPT = 1e-6


def smallest_conflict(programme: Programme, clock: Clock) -> Infeasible:
    """The fewest demands that conflict; all of them, marked so, if time ends first."""
    demands = [demand for demand, _ in programme.demands]
    trials = Trials(programme, clock)
    corrections: list[frozenset[int]] = []
    try:
        while True:
            tried = smallest_hitting(corrections)
            kept = trials.kept_with(tried)
            if kept is None:
                return Infeasible(tuple(demands[i] for i in tried), is_smallest=True)
            corrections.append(frozenset(range(len(demands))) - trials.grown(kept))
    except OutOfTime:
        return Infeasible(tuple(demands), is_smallest=False)


def smallest_hitting(sets: list[frozenset[int]]) -> tuple[int, ...]:
    """The smallest set that meets all of the sets; of equals the first in order."""
    pool = sorted(set().union(*sets))
    for size in range(len(pool) + 1):
        for chosen in combinations(pool, size):
            if all(not one.isdisjoint(chosen) for one in sets):
                return chosen
    return tuple(pool)


class Trials:
    """Which demands can be kept together."""

    def __init__(self, programme: Programme, clock: Clock) -> None:
        self.programme, self.clock = programme, clock
        self.rows, self.spans = programme.rows(), programme.spans()
        self.solver = Solver(programme, clock, has_objective=False)

    def kept_with(self, demands: "tuple[int, ...] | frozenset[int]") -> frozenset[int] | None:
        """All demands that some team keeps which keeps these; None if no team does."""
        low, high = self.bounds(frozenset(demands))
        self.solver.bound_rows(low, high)
        solution = self.solver.solve()
        if solution.values is not None:
            return self.kept_by(solution.values) | set(demands)
        if not solution.is_complete:
            raise OutOfTime
        return None

    def grown(self, kept: frozenset[int]) -> frozenset[int]:
        """As many more as can be kept beside them, one after the other."""
        for i in range(len(self.spans)):
            if i not in kept:
                kept = self.kept_with(kept | {i}) or kept
        return kept

    def bounds(
        self, demands: frozenset[int]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        low = np.array([row.low for row in self.rows])
        high = np.array([row.high for row in self.rows])
        for i, span in enumerate(self.spans):
            if i not in demands:
                low[span], high[span] = -ENDLESS, ENDLESS
        return low, high

    def kept_by(self, values: NDArray[np.float64]) -> frozenset[int]:
        """The demands that these values keep."""
        return frozenset(
            i
            for i, (_, rows) in enumerate(self.programme.demands)
            if all(
                row.low - KEPT
                <= sum(values[column] * weight for column, weight in row.terms.items())
                <= row.high + KEPT
                for row in rows
            )
        )
