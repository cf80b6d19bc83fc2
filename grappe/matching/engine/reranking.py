"""The last order: a little variety, and a floor for those who are seldom shown."""

import numpy as np

from .history import KINDS, Floats, Ints
from .index import Index

#: What a further organisation of the same kind and country costs, in deviations of the score.
SAMENESS = 0.04
#: The part of any list that small companies and newcomers have at least, where they fit.
FLOORS = {"smes": 0.25, "newcomers": 0.2}
#: How many times as many as asked for are looked at.
DEPTH = 30


def choose(index: Index, served: Ints, scores: Floats, wanted: Ints, limit: int) -> list[int]:
    """Places in `served` of the `limit` to show, in their order.

    The best first; of organisations alike the next one yields a little; and where a group
    of FLOORS would fall below its part of the list so far, its best comes next.
    """
    order = wanted[np.argsort(-scores[wanted], kind="stable")].tolist()
    groups = {name: mask[served] for name, mask in exposed(index).items()}
    near, far = order[: limit + DEPTH], order[limit + DEPTH :]
    waiting = {name: [one for one in far if mask[one]] for name, mask in groups.items()}
    seen: dict[tuple[int, int], int] = {}
    counts = dict.fromkeys(groups, 0)
    chosen: list[int] = []
    while near and len(chosen) < limit:
        best = next_of(index, served, scores, near, seen)
        for name, mask in groups.items():
            if counts[name] < int(FLOORS[name] * (len(chosen) + 1)):
                lower = [one for one in near if mask[one]] or waiting[name][:1]
                best = lower[0] if lower else best
        for rows in (near, *waiting.values()):
            if best in rows:
                rows.remove(best)
        chosen.append(best)
        alike = group_of(index, int(served[best]))
        seen[alike] = seen.get(alike, 0) + 1
        for name, mask in groups.items():
            counts[name] += bool(mask[best])
    return chosen


def next_of(
    index: Index,
    served: Ints,
    scores: Floats,
    near: list[int],
    seen: dict[tuple[int, int], int],
) -> int:
    """The best of those near the top, organisations like those shown already held back."""

    def gain(place: int) -> tuple[float, int]:
        held_back = SAMENESS * seen.get(group_of(index, int(served[place])), 0)
        return float(scores[place]) - held_back, -place

    return max(near[:DEPTH], key=gain)


def group_of(index: Index, organisation: int) -> tuple[int, int]:
    return int(index.history.kinds[organisation]), int(index.history.countries[organisation])


def exposed(index: Index) -> dict[str, Floats]:
    """{group: whether each organisation is in it}: small companies (all companies where
    sizes are not told) and newcomers."""
    history = index.history
    company = history.kinds == KINDS.index("PRC")
    small = history.smes == 1 if (history.smes == 1).any() else company
    return {"smes": small, "newcomers": index.facts["is_newcomer"] > 0}
