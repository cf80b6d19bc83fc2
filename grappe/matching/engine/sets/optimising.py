"""The best team and the proof: relax, climb, drop who cannot matter, then branch."""

from dataclasses import dataclass

import numpy as np

from .climbing import Climb, Used
from .columns import Columns
from .solver import EXACT, Clock, Floats, OutOfTime, Solver

#: Reduced costs are trusted to this.
SURE = 1e-6


@dataclass(frozen=True)
class Team:
    """Candidates' numbers, their shares in EUR, and what no team can exceed."""

    chosen: frozenset[int]
    value: float
    shares: dict[int, float]
    bound: float
    is_optimal: bool


class Optimiser:
    """The best teams of one question, one after the other."""

    def __init__(self, columns: Columns, clock: Clock) -> None:
        self.columns, self.clock = columns, clock
        self.relaxed = Solver(columns.programme, clock, is_whole=False)
        self.whole = Solver(columns.programme, clock)
        self.climb = Climb(columns)
        self.used: list[Used] = []

    def best(self) -> Team | None:
        """The best team that is left; None if there is none.

        Raises `OutOfTime` when time ends before it is known whether there is one.
        """
        relaxed = self.relaxed.relaxed()
        if relaxed is None:
            return None
        values, reduced, bound = relaxed
        people = len(self.columns.joins)
        known = self.climb.best(
            values[:people] + 1e-3 * np.minimum(reduced[:people], 0), self.used
        )
        if known is None:
            return self.searched()
        value = self.climb.value(known)
        if bound - value <= EXACT:
            return Team(known, value, self.costs(known), value, is_optimal=True)
        self.drop(reduced, bound - value)
        return self.searched(known)

    def drop(self, reduced: Floats, room: float) -> None:
        """Leave out who would cost more than lies between the best known and the bound."""
        highs = np.array(self.columns.programme.highs)
        people = np.array(self.columns.joins)
        highs[people[reduced[people] < -room - SURE]] = 0.0
        self.whole.bound_columns(highs)

    def searched(self, known: frozenset[int] | None = None) -> Team | None:
        """The best by branching, or what is known if nothing is better."""
        value = None if known is None else self.climb.value(known)
        if known is None:
            self.whole.bound_columns(np.array(self.columns.programme.highs))
        found = self.whole.solve(better_than=value)
        if found.values is not None:
            team = self.team_of(found.values, found.bound, found.is_complete)
            if value is None or team.value > value:
                return team
        if known is not None and value is not None:
            bound = value if found.is_complete else max(value, found.bound)
            return Team(known, value, self.costs(known), bound, found.is_complete)
        if not found.is_complete:
            raise OutOfTime
        return None

    def forbid(self, team: Team, apart: int) -> None:
        """From now on at least `apart` partners of the team must stay out."""
        self.used.append(Used(team.chosen, apart))
        for solver in (self.relaxed, self.whole):
            solver.forbid([self.columns.joins[i] for i in sorted(team.chosen)], apart)

    def team_of(self, values: Floats, bound: float, is_optimal: bool) -> Team:
        chosen = frozenset(i for i, join in enumerate(self.columns.joins) if values[join] > 0.5)
        shares = {i: self.columns.share_in(values, i) for i in chosen if self.is_paid(i)}
        value = self.climb.value(chosen)
        return Team(chosen, value, shares, value if is_optimal else bound, is_optimal)

    def costs(self, chosen: frozenset[int]) -> dict[int, float]:
        return {i: self.columns.candidates[i].paid for i in chosen if self.is_paid(i)}

    def is_paid(self, i: int) -> bool:
        return self.columns.candidates[i].is_paid
