"""HiGHS, quiet, on one thread and from a fixed seed: the same question, the same answer."""

import time
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

from .programme import ENDLESS, Programme

Floats = NDArray[np.float64]
STATUS = highspy.HighsModelStatus
FEASIBLE = highspy.SolutionStatus.kSolutionStatusFeasible
#: An objective nearer to its bound than this is the optimum.
EXACT = 1e-7
#: Programmes here are small: the search for good teams by `climbing` is quicker than the
#: solver's own, and so is branching at once than looking for the best branch.
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": EXACT,
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_pscost_minreliable": 2,
}
#: The solver's own searches, which a known good team makes needless.
OWN_SEARCHES = (
    "mip_heuristic_run_feasibility_jump",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
)


class OutOfTime(Exception):
    """The time given is used up."""


@dataclass(frozen=True)
class Solution:
    """What a run found: values of the columns (None: nothing), and what nothing exceeds."""

    values: Floats | None
    bound: float
    #: The run ended by itself: what it found is the best, or there is nothing.
    is_complete: bool


@dataclass
class Clock:
    """Time that several runs share."""

    seconds: float
    start: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        left = self.start + self.seconds - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left


class Solver:
    """One programme, solved again and again as rows and bounds come and go."""

    def __init__(
        self,
        programme: Programme,
        clock: Clock,
        has_objective: bool = True,
        is_whole: bool = True,
    ) -> None:
        self.programme, self.clock = programme, clock
        model = programme.as_model(has_objective)
        if not is_whole:
            model.integrality_ = []
        self.highs = highspy.Highs()
        for name, value in OPTIONS.items():
            self.highs.setOptionValue(name, value)
        self.highs.passModel(model)

    def solve(self, better_than: float | None = None) -> Solution:
        """The best solution, of those better than a known value if one is given."""
        self.highs.setOptionValue("time_limit", self.clock.left() + self.highs.getRunTime())
        cutoff = ENDLESS if better_than is None else -better_than - EXACT
        self.highs.setOptionValue("objective_bound", cutoff)
        self.highs.setOptionValue("mip_heuristic_effort", 0.05 if better_than is None else 0.0)
        for name in OWN_SEARCHES:
            self.highs.setOptionValue(name, better_than is None)
        self.highs.clearSolver()
        self.highs.run()
        about, status = self.highs.getInfo(), self.highs.getModelStatus()
        is_complete = status not in (STATUS.kTimeLimit, STATUS.kInterrupt, STATUS.kUnknown)
        values = None
        if about.primal_solution_status == FEASIBLE:
            values = np.array(self.highs.getSolution().col_value)
        return Solution(values, -about.mip_dual_bound, is_complete)

    def relaxed(self) -> tuple[Floats, Floats, float] | None:
        """Values, reduced costs and objective of the relaxation; None if it has none."""
        self.highs.setOptionValue("time_limit", self.clock.left() + self.highs.getRunTime())
        self.highs.run()
        if self.highs.getModelStatus() != STATUS.kOptimal:
            return None
        found = self.highs.getSolution()
        value = -self.highs.getInfo().objective_function_value
        return np.array(found.col_value), -np.array(found.col_dual), value

    def forbid(self, columns: list[int], apart: int) -> None:
        """From now on at least `apart` of these columns must be 0."""
        index = np.array(columns, dtype=np.int32)
        most = float(len(columns) - apart)
        self.highs.addRow(-ENDLESS, most, len(index), index, np.ones(len(index)))

    def bound_rows(self, low: Floats, high: Floats) -> None:
        """Give every row new bounds."""
        rows = np.arange(len(low), dtype=np.int32)
        self.highs.changeRowsBounds(len(rows), rows, low, high)  # type: ignore[attr-defined]

    def bound_columns(self, highs: Floats) -> None:
        """Give every column a new upper bound."""
        columns = np.arange(len(highs), dtype=np.int32)
        lows = np.zeros(len(highs))
        self.highs.changeColsBounds(len(columns), columns, lows, highs)
