"""Figures of a ranking, their means over projects, and how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
METRICS = ("mrr", "map", "recall_10", "recall_50", "recall_100")
RESAMPLES = 1_000
#: The rank of what is not found at all, for medians.
NEVER = 10**9


@dataclass(frozen=True)
class Outcome:
    """One question answered by one method: the ranks of the wanted that could be known,
    and how many were wanted in all (the others are misses)."""

    project: str
    ranks: tuple[int, ...]
    wanted: int


def figures(outcome: Outcome) -> tuple[float, ...]:
    """The METRICS of one question."""
    ranks = sorted(outcome.ranks)
    recalls = [sum(rank <= most for rank in ranks) / outcome.wanted for most in (10, 50, 100)]
    precision = sum(place / rank for place, rank in enumerate(ranks, start=1)) / outcome.wanted
    return (1 / ranks[0] if ranks else 0.0, precision, *recalls)


def by_project(outcomes: Sequence[Outcome]) -> tuple[tuple[str, ...], Values]:
    """(projects in order, projects × METRICS): the mean over each project's questions."""
    rows: dict[str, list[tuple[float, ...]]] = {}
    for one in outcomes:
        rows.setdefault(one.project, []).append(figures(one))
    projects = tuple(sorted(rows))
    means = [np.mean(rows[project], axis=0) for project in projects]
    return projects, np.array(means, dtype=np.float64).reshape(len(projects), len(METRICS))


def draws(count: int, seed: int) -> Values:
    """RESAMPLES × count: how often each project is in each bootstrap sample."""
    draw = np.random.default_rng(seed)
    return draw.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)


def interval(values: Values, weights: Values) -> tuple[Values, Values, Values]:
    """(mean, lower, upper) by column: the 95 % percentile interval over projects."""
    resampled = weights @ values / len(values)
    low, high = np.percentile(resampled, [2.5, 97.5], axis=0)
    return values.mean(axis=0), low, high


def summary(outcomes: Sequence[Outcome], seed: int) -> dict[str, float]:
    """All figures of one method in one task, as the report names them."""
    projects, values = by_project(outcomes)
    mean, low, high = interval(values, draws(len(projects), seed))
    found: dict[str, float] = {}
    for place, name in enumerate(METRICS):
        found[name] = round(float(mean[place]), 5)
        found[f"{name}_low"] = round(float(low[place]), 5)
        found[f"{name}_high"] = round(float(high[place]), 5)
    ranks = [
        r for one in outcomes for r in (*one.ranks, *[NEVER] * (one.wanted - len(one.ranks)))
    ]
    found["median_rank"] = float(np.median(ranks))
    found["queries"] = len(outcomes)
    found["ceiling"] = round(float(ceiling(outcomes)), 5)
    return found


def ceiling(outcomes: Sequence[Outcome]) -> float:
    """The recall that nobody can pass: the wanted that were known before the cut."""
    rows: dict[str, list[float]] = {}
    for one in outcomes:
        rows.setdefault(one.project, []).append(len(one.ranks) / one.wanted)
    return float(np.mean([np.mean(shares) for shares in rows.values()]))


def difference(
    ours: Sequence[Outcome], theirs: Sequence[Outcome], seed: int
) -> dict[str, float]:
    """Ours minus theirs on the same projects, paired, with 95 % intervals."""
    projects, mine = by_project(ours)
    others, other = by_project(theirs)
    if projects != others:
        raise ValueError("Paired differences need the same projects on both sides.")
    mean, low, high = interval(mine - other, draws(len(projects), seed))
    found: dict[str, float] = {}
    for place, name in enumerate(METRICS):
        found[name] = round(float(mean[place]), 5)
        found[f"{name}_low"] = round(float(low[place]), 5)
        found[f"{name}_high"] = round(float(high[place]), 5)
    return found
