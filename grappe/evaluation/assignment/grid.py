"""Proposals × evaluators as arrays: affinity, who may read what, which topics are covered."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .round import COVERS, UNIT, Round, lot

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """A round in the order of its seed; rows are proposals, columns evaluators."""

    proposals: tuple[str, ...]
    evaluators: tuple[str, ...]
    topics: tuple[str, ...]
    #: In whole `UNIT`s.
    affinity: Ints
    #: Neither in conflict nor, by a limit of nought, away.
    is_open: Bools
    is_fixed: Bools
    needs: Ints
    limits: Ints
    minimums: Ints
    #: Evaluators × topics, whether they cover it.
    covers: sparse.csr_matrix
    #: What each topic gives to an affinity: proposals' weights, evaluators' strengths.
    weights: sparse.csr_matrix
    strengths: sparse.csr_matrix
    #: (proposal, topic) that at least one evaluator open to the proposal covers.
    slots: Ints
    #: (proposal, topic) that nobody covers who may read the proposal.
    hopeless: Ints

    def scales(self) -> Ints:
        """By what to multiply a proposal's sum, so that means over readers compare."""
        return self.common() // np.maximum(self.needs, 1)

    def common(self) -> int:
        """The least common multiple of the numbers of readers."""
        return math.lcm(*(int(n) for n in np.unique(self.needs) if n > 0), 1)


def grid_of(one: Round) -> Grid:
    proposals = sorted(one.proposals, key=lambda p: lot(one.seed, p.key))
    evaluators = sorted(one.evaluators, key=lambda e: lot(one.seed, e.key))
    rows = {p.key: i for i, p in enumerate(proposals)}
    columns = {e.key: j for j, e in enumerate(evaluators)}
    topics = sorted({t for p in proposals for t in p.topics})
    weights = table([shares(p.topics) for p in proposals], topics)
    strengths = table([capped(e.expertise) for e in evaluators], topics)
    limits = np.array([max(e.load_limit, 0) for e in evaluators], dtype=np.int64)
    is_open = ~marked(one.conflicts, rows, columns) & (limits > 0)[None, :]
    covers = (strengths >= COVERS).astype(np.int64).tocsr()
    slots, hopeless = slots_of(weights, covers, is_open)
    return Grid(
        proposals=tuple(rows),
        evaluators=tuple(columns),
        topics=tuple(topics),
        affinity=affinities(one, weights, strengths, rows, columns),
        is_open=is_open,
        is_fixed=marked(one.fixed, rows, columns),
        needs=np.array([max(one.needs(p), 0) for p in proposals], dtype=np.int64),
        limits=limits,
        minimums=np.array([max(e.minimum, 0) for e in evaluators], dtype=np.int64),
        covers=covers,
        weights=weights,
        strengths=strengths,
        slots=slots,
        hopeless=hopeless,
    )


def shares(topics: Mapping[str, float]) -> dict[str, float]:
    """Weights as parts of one."""
    total = math.fsum(topics.values())
    return {t: w / total for t, w in topics.items() if w > 0} if total else {}


def capped(expertise: Mapping[str, float]) -> dict[str, float]:
    return {t: min(s, 1.0) for t, s in expertise.items() if s > 0}


def table(rows: list[dict[str, float]], topics: list[str]) -> sparse.csr_matrix:
    """Rows × topics; what is no topic of this round is left out."""
    place = {t: k for k, t in enumerate(topics)}
    cells = [
        (i, place[t], v) for i, row in enumerate(rows) for t, v in row.items() if t in place
    ]
    cells.sort()
    i, k, v = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((np.array(v, float), (i, k)), shape=(len(rows), len(topics)))


def marked(
    pairs: Iterable[tuple[str, str]], rows: dict[str, int], cols: dict[str, int]
) -> Bools:
    found = np.zeros((len(rows), len(cols)), dtype=bool)
    for p, e in pairs:
        if p in rows and e in cols:
            found[rows[p], cols[e]] = True
    return found


def affinities(
    one: Round,
    weights: sparse.csr_matrix,
    strengths: sparse.csr_matrix,
    rows: dict[str, int],
    columns: dict[str, int],
) -> Ints:
    """Weighted mean of strengths over a proposal's topics, or what was given."""
    by_topics = (weights @ strengths.T).toarray()
    for (p, e), given in one.affinities.items():
        if p in rows and e in columns:
            by_topics[rows[p], columns[e]] = min(given, 1.0)
    found: Ints = np.rint(np.clip(by_topics, 0, 1) * UNIT).astype(np.int64)
    return found


def slots_of(
    weights: sparse.csr_matrix, covers: sparse.csr_matrix, is_open: Bools
) -> tuple[Ints, Ints]:
    """(proposal, topic) that somebody could cover, and those that nobody can."""
    if not weights.nnz:
        return np.zeros((0, 2), dtype=np.int64), np.zeros((0, 2), dtype=np.int64)
    wanted = np.argwhere(weights.toarray() > 0)
    able = np.asarray(is_open.astype(np.int64) @ covers)
    can = able[wanted[:, 0], wanted[:, 1]] > 0
    return wanted[can], wanted[~can]
