"""HiGHS, quiet, on one thread and from a fixed seed: the same question, the same answer."""

import time
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

from .programme import ENDLESS, Programme

STATUS = highspy.HighsModelStatus
#: An objective nearer to its bound than this is the optimum.
EXACT = 1e-7


class OutOfTime(Exception):
    """The time given is used up."""


@dataclass(frozen=True)
class Solution:
    """Values of the columns, and the bound of the objective."""

    values: NDArray[np.float64]
    bound: float
    is_optimal: bool


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
    """One programme, solved again and again as rows come and go."""

    def __init__(self, programme: Programme, clock: Clock, has_objective: bool = True) -> None:
        self.programme, self.clock = programme, clock
        self.highs = highspy.Highs()
        options = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": EXACT,
        }
        for name, value in options.items():
            self.highs.setOptionValue(name, value)
        self.highs.passModel(programme.as_model(has_objective))

    def solve(self) -> Solution | None:
        """The best solution, or the best found in time; None if there is none.

        Raises `OutOfTime` when time ends before it is known whether there is one.
        """
        self.highs.setOptionValue("time_limit", self.clock.left())
        self.highs.run()
        status, about = self.highs.getModelStatus(), self.highs.getInfo()
        if status in (STATUS.kInfeasible, STATUS.kUnboundedOrInfeasible):
            return None
        if about.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            raise OutOfTime
        values = np.array(self.highs.getSolution().col_value)
        return Solution(values, -about.mip_dual_bound, status == STATUS.kOptimal)

    def forbid(self, columns: list[int], apart: int) -> None:
        """From now on at least `apart` of these columns must be 0."""
        index = np.array(columns, dtype=np.int32)
        most = float(len(columns) - apart)
        self.highs.addRow(-ENDLESS, most, len(index), index, np.ones(len(index)))

    def bound(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        """Give every row new bounds."""
        rows = np.arange(len(low), dtype=np.int32)
        self.highs.changeRowsBounds(len(rows), rows, low, high)  # type: ignore[attr-defined]
