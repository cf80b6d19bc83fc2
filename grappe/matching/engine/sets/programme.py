"""A mixed-integer programme, written row by row and kept sparse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

from .answers import Demand

ENDLESS = highspy.kHighsInf
Terms = Mapping[int, float]


@dataclass(frozen=True)
class Row:
    """`low ≤ Σ coefficient · column ≤ high`."""

    terms: Terms
    low: float = -ENDLESS
    high: float = ENDLESS


@dataclass
class Programme:
    """Columns to choose, rows that always hold, and rows that each demand adds."""

    values: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    wholes: list[bool] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    demands: list[tuple[Demand, list[Row]]] = field(default_factory=list)

    def column(self, value: float = 0.0, high: float = 1.0, is_whole: bool = False) -> int:
        """A new column from 0 to `high`, worth `value` for each unit."""
        self.values.append(value)
        self.highs.append(high)
        self.wholes.append(is_whole)
        return len(self.values) - 1

    def link(self, terms: Terms, low: float = -ENDLESS, high: float = ENDLESS) -> None:
        self.links.append(Row(terms, low, high))

    def at_most_sum(self, column: int, parts: Terms) -> None:
        """Keep the column at or below the sum of the parts."""
        self.link({column: 1.0} | {part: -weight for part, weight in parts.items()}, high=0.0)

    def rows(self) -> list[Row]:
        return [*self.links, *(row for _, rows in self.demands for row in rows)]

    def spans(self) -> list[slice]:
        """For each demand, which rows are its own."""
        spans, start = [], len(self.links)
        for _, rows in self.demands:
            spans.append(slice(start, start + len(rows)))
            start += len(rows)
        return spans

    def as_model(self, has_objective: bool = True) -> highspy.HighsLp:
        """The programme as HiGHS reads it: a minimum, row by row."""
        rows = self.rows()
        starts = np.cumsum([0, *(len(row.terms) for row in rows)])
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.values), len(rows)
        values = np.array(self.values, dtype=float)
        model.col_cost_ = -values if has_objective else np.zeros(len(values))
        model.col_lower_ = np.zeros(len(values))
        model.col_upper_ = np.array(self.highs, dtype=float)
        model.row_lower_ = np.array([row.low for row in rows], dtype=float)
        model.row_upper_ = np.array([row.high for row in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = starts.astype(np.int32)
        model.a_matrix_.index_ = flat(row.terms.keys() for row in rows).astype(np.int32)
        model.a_matrix_.value_ = flat(row.terms.values() for row in rows)
        whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model.integrality_ = [whole if is_whole else part for is_whole in self.wholes]
        return model


def flat(parts: Iterable[Iterable[float]]) -> NDArray[np.float64]:
    return np.array([value for part in parts for value in part], dtype=float)
