"""Criteria with their scales, and the marks that evaluators give."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .model import Review


@dataclass(frozen=True)
class Criterion:
    """What is marked: from `low` to `high` in steps (0.5 = half marks; None = any number).

    A mean mark below `threshold` fails the proposal, whatever its total.
    """

    key: str
    weight: float = 1.0
    low: float = 0.0
    high: float = 5.0
    step: float | None = 0.5
    threshold: float | None = None

    def fault(self, value: float) -> str:
        """ "not_a_number", "below", "above", "step", or "" when the mark is one."""
        if not math.isfinite(value):
            return "not_a_number"
        if value < self.low:
            return "below"
        if value > self.high:
            return "above"
        steps = (
            (exact(value) - exact(self.low)) / exact(self.step) if self.step else Fraction(0)
        )
        return "" if steps.denominator == 1 else "step"


@dataclass(frozen=True)
class Scheme:
    """All criteria of a call and how they make a total.

    The total is the weighted "sum" (three criteria to 5 make 15) or the weighted "mean";
    `threshold` is on the total's own scale. `rounds_to` rounds each criterion's mean to
    this step, halves upward, before totals and thresholds are computed.
    """

    criteria: tuple[Criterion, ...]
    threshold: float | None = None
    total: Literal["sum", "mean"] = "mean"
    rounds_to: float | None = None

    def combine(self, by_criterion: dict[str, Fraction]) -> Fraction:
        """The total of marks by criterion; a criterion without a mark counts for nothing."""
        known = [c for c in self.criteria if c.key in by_criterion]
        whole = sum((exact(c.weight) * by_criterion[c.key] for c in known), Fraction(0))
        weights = sum((exact(c.weight) for c in known), Fraction(0))
        return whole / weights if self.total == "mean" and weights else whole

    def rounded(self, mark: Fraction) -> Fraction:
        if not self.rounds_to:
            return mark
        step = exact(self.rounds_to)
        return math.floor(mark / step + Fraction(1, 2)) * step


@dataclass(frozen=True)
class Mark:
    """What one evaluator gave one proposal for one criterion."""

    proposal: str
    evaluator: str
    criterion: str
    value: float


def exact(value: float) -> Fraction:
    """The number as it is written: 0.1 is a tenth."""
    return Fraction(str(value))


def faults_of(scheme: Scheme, marks: Iterable[Mark]) -> tuple[tuple[Mark, str], ...]:
    """Marks that are none, each with its fault; also "unknown_criterion" and "twice"."""
    criteria = {c.key: c for c in scheme.criteria}
    found, seen = [], set()
    for mark in sorted(marks, key=order_of):
        place = (mark.proposal, mark.evaluator, mark.criterion)
        criterion = criteria.get(mark.criterion)
        fault = criterion.fault(mark.value) if criterion else "unknown_criterion"
        if place in seen:
            fault = "twice"
        seen.add(place)
        if fault:
            found.append((mark, fault))
    return tuple(found)


def order_of(mark: Mark) -> tuple[str, str, str, str]:
    return mark.proposal, mark.evaluator, mark.criterion, str(mark.value)


def reviews_of(scheme: Scheme, marks: Iterable[Mark]) -> tuple[Review, ...]:
    """Each evaluator's total for each proposal that they marked on every criterion."""
    sheets: dict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for mark in marks:
        sheets[mark.proposal, mark.evaluator][mark.criterion] = exact(mark.value)
    wanted = {c.key for c in scheme.criteria}
    return tuple(
        Review(proposal, evaluator, float(scheme.combine(sheet)))
        for (proposal, evaluator), sheet in sorted(sheets.items())
        if set(sheet) >= wanted
    )
