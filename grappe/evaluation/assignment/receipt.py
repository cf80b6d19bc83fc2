"""The receipt of an assignment: what it was made from, how good it is, each pair's reasons."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version

import numpy as np

from .caps import caps_of
from .grid import Bools, Grid, Ints
from .program import fair_shares
from .round import UNBALANCED, UNCOVERED, UNIT, Round
from .supply import Obstacle

#: Raised whenever the same inputs may give another assignment.
METHOD = "1"


@dataclass(frozen=True)
class Pair:
    """A reader for a proposal, and why.

    `topics` are the shared ones with what each gives to the affinity, the most first;
    `covers` those of the proposal's topics in which this reader is strong, `alone` those
    in which no other reader of the proposal is.
    """

    proposal: str
    evaluator: str
    affinity: float
    is_fixed: bool
    topics: tuple[tuple[str, float], ...]
    covers: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True)
class Bounds:
    """The floor kept and the bounds on floor, worst-off proposal and value, in units."""

    floor: int = 0
    floor_bound: int = 0
    worst_bound: int = 0
    value_bound: int = 0


@dataclass(frozen=True)
class Receipt:
    """An assignment that can be shown, kept and computed again.

    Affinities are means over a proposal's readers, from 0 to 1. `worst` is the worst-off
    proposal's; `floor` what every proposal reaches, unless the readers that best cover its
    topics give less (a floor shall not buy affinity with a topic that nobody reads).
    `value` is affinity in all, less the prices of uncovered topics and uneven loads; `gap`
    how far it may be from the best above this floor. `loss` compares `total` with what each
    proposal would have if it could choose its readers alone (no loads, only conflicts).
    `swaps` counts readers who could each be replaced by another without any change in value:
    above nought, the assignment is one of several that are equally good.
    """

    inputs: str
    seed: str
    method: str
    versions: tuple[tuple[str, str], ...]
    is_complete: bool
    obstacles: tuple[Obstacle, ...] = ()
    worst: float = 0.0
    worst_bound: float = 0.0
    floor: float = 0.0
    floor_bound: float = 0.0
    total: float = 0.0
    unconstrained: float = 0.0
    loss: float = 0.0
    value: float = 0.0
    value_bound: float = 0.0
    gap: float = 0.0
    swaps: int = 0
    fixed: int = 0
    pairs: tuple[Pair, ...] = ()
    #: (proposal, topic) that none of its readers covers although somebody could, and those
    #: that nobody in the pool covers.
    uncovered: tuple[tuple[str, str], ...] = ()
    hopeless: tuple[tuple[str, str], ...] = ()
    loads: tuple[tuple[str, int], ...] = ()
    below_minimum: tuple[str, ...] = ()

    def fingerprint(self) -> str:
        """SHA-256 over the whole receipt."""
        return hashlib.sha256(to_json(self).encode()).hexdigest()


def versions_now() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in ("highspy", "numpy", "scipy"))


def refusal_of(one: Round, obstacles: tuple[Obstacle, ...]) -> Receipt:
    """A receipt that says why there is no assignment."""
    return Receipt(
        inputs=one.fingerprint(),
        seed=one.seed,
        method=METHOD,
        versions=versions_now(),
        is_complete=False,
        obstacles=obstacles,
    )


def receipt_of(one: Round, grid: Grid, used: Bools, minimums: Ints, bounds: Bounds) -> Receipt:
    common = UNIT * grid.common()
    total, free = int(grid.affinity[used].sum()), unconstrained_of(grid)
    value = value_of(grid, used, minimums)
    value_bound = max(bounds.value_bound, value)
    return Receipt(
        inputs=one.fingerprint(),
        seed=one.seed,
        method=METHOD,
        versions=versions_now(),
        is_complete=True,
        worst=worst_of(grid, used) / common,
        worst_bound=bounds.worst_bound / common,
        floor=bounds.floor / common,
        floor_bound=bounds.floor_bound / common,
        total=total / UNIT,
        unconstrained=free / UNIT,
        loss=round((free - total) / free, 6) if free else 0.0,
        value=value / UNIT,
        value_bound=value_bound / UNIT,
        gap=round((value_bound - value) / max(abs(value_bound), 1), 6),
        swaps=swaps_of(grid, used, minimums),
        fixed=int(grid.is_fixed.sum()),
        pairs=pairs_of(grid, used),
        uncovered=named(grid, uncovered_of(grid, used)),
        hopeless=named(grid, grid.hopeless),
        loads=tuple(sorted(zip(grid.evaluators, map(int, used.sum(axis=0)), strict=True))),
        below_minimum=tuple(
            sorted(grid.evaluators[j] for j in np.flatnonzero(used.sum(axis=0) < grid.minimums))
        ),
    )


def worst_of(grid: Grid, used: Bools) -> int:
    """The worst-off proposal's affinity, on the scale of means."""
    read = grid.needs > 0
    sums = np.where(used, grid.affinity, 0).sum(axis=1) * grid.scales()
    return int(sums[read].min()) if read.any() else 0


def unconstrained_of(grid: Grid) -> int:
    """The affinity if every proposal had its own best readers, whatever the loads."""
    return int((caps_of(grid) // grid.scales()).sum())


def value_of(grid: Grid, used: Bools, minimums: Ints) -> int:
    over = np.maximum(used.sum(axis=0) - fair_shares(grid, minimums), 0).sum()
    missed = len(uncovered_of(grid, used))
    return int(grid.affinity[used].sum()) - UNBALANCED * int(over) - UNCOVERED * missed


def uncovered_of(grid: Grid, used: Bools) -> Ints:
    """Slots that none of a proposal's readers covers."""
    if not len(grid.slots):
        return grid.slots
    covered = np.asarray(used.astype(np.int64) @ grid.covers)
    found: Ints = grid.slots[covered[grid.slots[:, 0], grid.slots[:, 1]] == 0]
    return found


def named(grid: Grid, slots: Ints) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((grid.proposals[p], grid.topics[t]) for p, t in slots))


def swaps_of(grid: Grid, used: Bools, minimums: Ints) -> int:
    """Pairs whose reader another could replace alone with the same affinity and topics."""
    load = used.sum(axis=0)
    fair = fair_shares(grid, minimums)
    free = np.flatnonzero(load < fair)
    covers = grid.covers.toarray() > 0
    wanted = grid.weights.toarray() > 0
    found = 0
    for p, e in np.argwhere(used & ~grid.is_fixed):
        if load[e] <= minimums[e] or load[e] > fair[e]:
            continue
        others = free[grid.is_open[p, free] & ~used[p, free]]
        others = others[grid.affinity[p, others] == grid.affinity[p, e]]
        same = (covers[others][:, wanted[p]] == covers[e, wanted[p]]).all(axis=1)
        found += bool(same.any())
    return found


def pairs_of(grid: Grid, used: Bools) -> tuple[Pair, ...]:
    """All pairs with their reasons, by proposal and evaluator."""
    weights, strengths = grid.weights.toarray(), grid.strengths.toarray()
    covers = grid.covers.toarray() > 0
    found = []
    for p, e in np.argwhere(used):
        given = weights[p] * strengths[e]
        order = sorted(
            np.flatnonzero(given), key=lambda t: (-round(given[t], 9), grid.topics[t])
        )
        mine = covers[e] & (weights[p] > 0)
        others = covers[used[p] & (np.arange(len(covers)) != e)].any(axis=0)
        pair = Pair(
            proposal=grid.proposals[p],
            evaluator=grid.evaluators[e],
            affinity=int(grid.affinity[p, e]) / UNIT,
            is_fixed=bool(grid.is_fixed[p, e]),
            topics=tuple((grid.topics[t], round(float(given[t]), 4)) for t in order),
            covers=tuple(sorted(grid.topics[t] for t in np.flatnonzero(mine))),
            alone=tuple(sorted(grid.topics[t] for t in np.flatnonzero(mine & ~others))),
        )
        found.append(pair)
    return tuple(sorted(found, key=lambda pair: (pair.proposal, pair.evaluator)))


def to_json(receipt: Receipt) -> str:
    """The receipt as text that is the same for the same receipt."""
    return json.dumps(asdict(receipt), sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Receipt:
    """The receipt that `to_json` wrote."""
    plain = json.loads(text)
    plain["obstacles"] = tuple(Obstacle(**tupled(one)) for one in plain["obstacles"])
    plain["pairs"] = tuple(Pair(**tupled(one)) for one in plain["pairs"])
    return Receipt(**tupled(plain))


def tupled(plain: dict) -> dict:
    """Lists as tuples, two levels deep."""
    return {
        name: tuple(tuple(one) if isinstance(one, list) else one for one in value)
        if isinstance(value, list | tuple)
        else value
        for name, value in plain.items()
    }
