"""The last order: a little variety, and a floor for those who are seldom shown."""

import numpy as np

from .history import KINDS, Floats, Ints
from .index import Index

#: What a further organisation of the same kind and country costs, in deviations of the score.
SAMENESS = 0.04
#: How many times its share among the served candidates an exposed group must have.
FLOOR = 1.0
#: Rows over which the floor is kept.
WINDOW = 20


def choose(index: Index, served: Ints, scores: Floats, wanted: Ints, limit: int) -> list[int]:
    """Places in `served` of the best `limit`, most useful first."""
    order = wanted[np.argsort(-scores[wanted], kind="stable")]
    pool = list(order[: max(limit * 4, 40)])
    seen: dict[tuple[int, int], int] = {}
    chosen: list[int] = []
    while pool and len(chosen) < limit:
        best = max(
            pool[:30], key=lambda place: (gain(index, served, scores, place, seen), -place)
        )
        pool.remove(best)
        chosen.append(int(best))
        group = group_of(index, served[best])
        seen[group] = seen.get(group, 0) + 1
    return chosen


def gain(
    index: Index, served: Ints, scores: Floats, place: int, seen: dict[tuple[int, int], int]
) -> float:
    return float(scores[place]) - SAMENESS * seen.get(group_of(index, served[place]), 0)


def group_of(index: Index, organisation: int) -> tuple[int, int]:
    return int(index.history.kinds[organisation]), int(index.history.countries[organisation])


def exposure(index: Index, shown: Ints, served: Ints) -> dict[str, tuple[float, float]]:
    """{group: (its share among the shown, its share among all organisations)} for small
    companies (all companies where sizes are not told) and newcomers."""
    history = index.history
    company = history.kinds == KINDS.index("PRC")
    small = history.smes == 1 if (history.smes == 1).any() else company
    new = index.facts["is_newcomer"] > 0
    groups = {"smes": small, "newcomers": new}
    return {
        name: (float(mask[shown].mean()) if len(shown) else 0.0, float(mask[served].mean()))
        for name, mask in groups.items()
    }
