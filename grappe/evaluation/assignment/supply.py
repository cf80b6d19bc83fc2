"""Whether there are readers enough, and if not, for which proposals and why.

Maximum flow from proposals to evaluators; where it does not carry everything, the least cut
names proposals that together need more readings than those open to them will take (Hall 1935).
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from .grid import Bools, Grid, Ints
from .round import Round

#: Why there is no assignment.
REASONS = {
    "key_twice": "Two proposals or two evaluators have this key.",
    "unknown_fixed": "A fixed pair names a proposal or an evaluator that is not in the round.",
    "fixed_in_conflict": "A fixed pair has a conflict.",
    "fixed_over_readers": "More evaluators are fixed than the proposal has readers.",
    "fixed_over_load": "More proposals are fixed than the evaluator will read.",
    "too_few": "Fewer evaluators without a conflict than readers needed.",
    "capacity": "All evaluators together will read less than is needed.",
    "contested": "These proposals need more readings than those open to them will take.",
}


@dataclass(frozen=True)
class Obstacle:
    """Why no assignment exists: one of `REASONS`, whom it concerns, and how much is missing."""

    reason: str
    proposals: tuple[str, ...] = ()
    evaluators: tuple[str, ...] = ()
    needed: int = 0
    available: int = 0


def faults_of(one: Round) -> tuple[Obstacle, ...]:
    """What is wrong with the round itself, before anything is computed."""
    twice = [
        Obstacle("key_twice", proposals=(k,))
        for k, n in sorted(Counter(p.key for p in one.proposals).items())
        if n > 1
    ] + [
        Obstacle("key_twice", evaluators=(k,))
        for k, n in sorted(Counter(e.key for e in one.evaluators).items())
        if n > 1
    ]
    return (*twice, *unknown_fixed(one), *fixed_faults(one)) if not twice else tuple(twice)


def unknown_fixed(one: Round) -> list[Obstacle]:
    known = {p.key for p in one.proposals}, {e.key for e in one.evaluators}
    return [
        Obstacle("unknown_fixed", (p,), (e,))
        for p, e in sorted(one.fixed)
        if p not in known[0] or e not in known[1]
    ]


def fixed_faults(one: Round) -> list[Obstacle]:
    """Fixed pairs against conflicts, numbers of readers and limits."""
    found = [
        Obstacle("fixed_in_conflict", (p,), (e,)) for p, e in sorted(one.fixed & one.conflicts)
    ]
    by_proposal, by_evaluator = (
        Counter(p for p, _ in one.fixed),
        Counter(e for _, e in one.fixed),
    )
    for p in sorted(one.proposals, key=lambda p: p.key):
        if by_proposal[p.key] > one.needs(p):
            found.append(
                Obstacle("fixed_over_readers", (p.key,), (), by_proposal[p.key], one.needs(p))
            )
    for e in sorted(one.evaluators, key=lambda e: e.key):
        if by_evaluator[e.key] > e.load_limit:
            found.append(
                Obstacle("fixed_over_load", (), (e.key,), by_evaluator[e.key], e.load_limit)
            )
    return found


def shortages(grid: Grid) -> tuple[Obstacle, ...]:
    """Proposals that cannot have their readers, each with the reason; () when all can."""
    arcs = grid.is_open & ~grid.is_fixed
    needs = grid.needs - grid.is_fixed.sum(axis=1)
    room = grid.limits - grid.is_fixed.sum(axis=0)
    able = (arcs & (room > 0)[None, :]).sum(axis=1)
    found = [
        Obstacle(
            "too_few",
            (grid.proposals[i],),
            (),
            int(grid.needs[i]),
            int(able[i] + grid.is_fixed[i].sum()),
        )
        for i in np.flatnonzero(able < needs)
    ]
    needs = np.minimum(needs, able)
    flow = carried(arcs, needs, room)
    if flow.sum() < needs.sum():
        found.append(cut(grid, arcs, needs, room, flow))
    return tuple(sorted(found, key=lambda one: (one.reason, one.proposals)))


def carried(arcs: Bools, needs: Ints, room: Ints, minimums: Ints | None = None) -> Bools:
    """A largest flow: which arcs it uses. Minimums must be reachable (see below).

    Behind each evaluator stand two ways to the sink: one as wide as the minimum, and one
    through a common pool that is only as wide as what the minimums leave over.
    """
    n, m = arcs.shape
    if not n or not m:
        return np.zeros(arcs.shape, dtype=bool)
    least = np.zeros(m, dtype=np.int64) if minimums is None else minimums
    inner = sparse.coo_matrix(arcs)
    source, pool, sink = n + m, n + m + 1, n + m + 2
    readers, everybody = np.arange(n), n + np.arange(m)
    left = max(int(needs.sum() - least.sum()), 0)
    edges = (
        (np.full(n, source), readers, needs),
        (inner.row, n + inner.col, np.ones(inner.nnz)),
        (everybody, np.full(m, sink), least),
        (everybody, np.full(m, pool), room - least),
        ([pool], [sink], [left]),
    )
    rows, columns, widths = (
        np.concatenate(one).astype(np.int32) for one in zip(*edges, strict=True)
    )
    network = sparse.csr_matrix((widths, (rows, columns)), shape=(sink + 1, sink + 1))
    used: Bools = maximum_flow(network, source, sink).flow[:n, n : n + m].toarray() > 0
    return used


def cut(grid: Grid, arcs: Bools, needs: Ints, room: Ints, flow: Bools) -> Obstacle:
    """The proposals on the short side of the least cut, with what they need and may have."""
    n, m = arcs.shape
    start = np.flatnonzero(flow.sum(axis=1) < needs)
    onward, back = sparse.csr_matrix(arcs & ~flow), sparse.csr_matrix(flow.T)
    source = np.zeros((1, n), dtype=bool)
    source[0, start] = True
    edges = sparse.bmat(
        [
            [sparse.csr_matrix((n, n)), onward, None],
            [back, sparse.csr_matrix((m, m)), None],
            [sparse.csr_matrix(source), None, sparse.csr_matrix((1, 1))],
        ],
        format="csr",
        dtype=np.int32,
    )
    reached = breadth_first_order(edges, n + m, return_predecessors=False)
    p = np.sort(reached[reached < n])
    e = np.sort(reached[(reached >= n) & (reached < n + m)]) - n
    outside = np.ones(m, dtype=bool)
    outside[e] = False
    available = int(room[e].sum() + arcs[np.ix_(p, np.flatnonzero(outside))].sum())
    everybody = bool((room[outside] == 0).all())
    fixed = int(grid.is_fixed[p].sum())
    return Obstacle(
        "capacity" if everybody else "contested",
        tuple(sorted(grid.proposals[i] for i in p)),
        tuple(sorted(grid.evaluators[j] for j in e)),
        int(needs[p].sum()) + fixed,
        available + fixed,
    )


def reachable_minimums(grid: Grid) -> Ints:
    """Each evaluator's minimum, lowered where not all minimums can be met together.

    A flow through the minimums alone: filling it up to all readers afterwards takes
    nothing away from anybody's load, so what it reaches can be promised.
    """
    fixed = grid.is_fixed.sum(axis=0)
    wanted = np.minimum(grid.minimums, grid.limits)
    arcs = grid.is_open & ~grid.is_fixed
    needs = grid.needs - grid.is_fixed.sum(axis=1)
    flow = carried(arcs, needs, np.maximum(wanted - fixed, 0))
    reached: Ints = np.minimum(wanted, fixed + flow.sum(axis=0))
    return reached


def some_assignment(grid: Grid, minimums: Ints) -> Bools:
    """Any pairs that give everybody their readers and minimums, the fixed ones among them."""
    fixed = grid.is_fixed.sum(axis=0)
    needs = grid.needs - grid.is_fixed.sum(axis=1)
    least = np.maximum(minimums - fixed, 0)
    arcs = grid.is_open & ~grid.is_fixed
    return carried(arcs, needs, grid.limits - fixed, least) | grid.is_fixed
