"""Means with weights, thresholds and half marks, in exact fractions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .marks import Mark, Scheme, exact


@dataclass(frozen=True)
class Standing:
    """Where a proposal stands by its means.

    `rank` counts from 1; equals share a rank, and the next ones are as far behind as there
    are equals (1, 2, 2, 4). `failed` names criteria below their threshold and "total";
    `missing` criteria that nobody marked, for which a proposal fails too.
    """

    proposal: str
    rank: int
    total: float
    by_criterion: tuple[tuple[str, float], ...]
    failed: tuple[str, ...]
    missing: tuple[str, ...]
    readers: int

    @property
    def passes(self) -> bool:
        """Whether all thresholds are reached and all criteria marked."""
        return not self.failed and not self.missing


def standings_of(scheme: Scheme, marks: Iterable[Mark]) -> tuple[Standing, ...]:
    """All marked proposals, those that pass first, then by total; equals by key."""
    sheets: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        sheets[mark.proposal].append(mark)
    rows = [(key, *judged(scheme, sheet)) for key, sheet in sheets.items()]
    rows.sort(key=lambda row: (bool(row[2]), -row[3], row[0]))
    places = [(bool(row[2]), row[3]) for row in rows]
    return tuple(
        Standing(
            proposal=key,
            rank=places.index((bool(failed), total)) + 1,
            total=float(total),
            by_criterion=tuple((name, float(mean)) for name, mean in means.items()),
            failed=tuple(name for name in failed if name in means or name == "total"),
            missing=tuple(name for name in failed if name not in means and name != "total"),
            readers=len({mark.evaluator for mark in sheets[key]}),
        )
        for key, means, failed, total in rows
    )


def judged(
    scheme: Scheme, sheet: list[Mark]
) -> tuple[dict[str, Fraction], list[str], Fraction]:
    """Means by criterion, what fails, and the total."""
    means = {c.key: mean_of(sheet, c.key) for c in scheme.criteria}
    marked = {key: scheme.rounded(mean) for key, mean in means.items() if mean is not None}
    total = scheme.combine(marked)
    failed = [
        c.key
        for c in scheme.criteria
        if c.key not in marked
        or (c.threshold is not None and marked[c.key] < exact(c.threshold))
    ]
    if scheme.threshold is not None and total < exact(scheme.threshold):
        failed.append("total")
    return marked, failed, total


def mean_of(sheet: list[Mark], criterion: str) -> Fraction | None:
    values = [exact(mark.value) for mark in sheet if mark.criterion == criterion]
    return sum(values, Fraction(0)) / len(values) if values else None
