"""The assignment as a linear programme for HiGHS, on a growing choice of pairs.

Without topics and floors the matrix is a network's, and a linear programme answers in whole
numbers. Pairs that no optimum wants are never given to the solver: it starts with the most
promising ones, and the dual prices tell which others could still improve the result (column
generation, Dantzig and Wolfe 1960). When none is left, the value is a bound for all pairs.
"""

from dataclasses import dataclass, field, replace

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .grid import Bools, Grid, Ints
from .round import UNBALANCED, UNCOVERED, UNIT

Floats = NDArray[np.float64]
#: A reduced cost below this counts as nought (in units, of which a whole affinity has UNIT).
SLIGHT = 1e-3
#: How many further pairs each proposal is offered at a time.
OFFERED = 8
#: Floors missed by less than this in all count as kept; and the part of the optimum that
#: pairs not looked at may still be worth.
MISSED, ENOUGH = 0.1 / UNIT, 2e-4


@dataclass(frozen=True)
class Answer:
    """What the solver found: whether it is feasible, its value, and pairs used (0 to 1)."""

    is_found: bool
    value: float = 0.0
    used: Floats = field(default_factory=lambda: np.zeros(0))
    prices: Floats = field(default_factory=lambda: np.zeros(0))
    bound: float = 0.0


@dataclass(frozen=True)
class Aim:
    """What a programme shall reach: floors by proposal, minimums, and whether topics count.

    `is_elastic` lets floors be missed, and minimises by how much: nought means that the
    floors can be kept.
    """

    floors: Ints
    minimums: Ints
    fair: Ints
    has_topics: bool = True
    is_elastic: bool = False


def fair_shares(grid: Grid, minimums: Ints) -> Ints:
    """The load beyond which a reading costs: everybody's part, by what they will take."""
    total = int(grid.limits.sum())
    shares = -(-int(grid.needs.sum()) * grid.limits // total) if total else grid.limits
    fixed = grid.is_fixed.sum(axis=0)
    found: Ints = np.minimum(grid.limits, np.maximum(np.maximum(shares, minimums), fixed))
    return found


def first_pairs(grid: Grid) -> Bools:
    """The pairs to begin with: each proposal's best, each evaluator's, each topic's."""
    size = grid.affinity.size
    if size <= 6_000:
        return grid.is_open | grid.is_fixed
    worth = np.where(grid.is_open, grid.affinity, -1)
    n, m = worth.shape
    chosen = grid.is_fixed.copy()
    width = min(m, max(12, 4 * int(grid.needs.max(initial=0))))
    columns = np.argsort(-worth, axis=1, kind="stable")[:, :width]
    chosen[np.arange(n)[:, None], columns] = True
    rows = np.argsort(-worth, axis=0, kind="stable")[: min(n, 12)]
    chosen[rows, np.arange(m)[None, :]] = True
    able = grid.covers.T.toarray() > 0
    for p, t in grid.slots:
        experts = np.flatnonzero(able[t] & grid.is_open[p])
        chosen[p, experts[np.argsort(-worth[p, experts], kind="stable")[:3]]] = True
    return chosen & (grid.is_open | grid.is_fixed)


def matrix_of(grid: Grid, pairs: Ints, aim: Aim) -> sparse.csc_matrix:
    """Rows: readers, loads, topics, floors. Columns: pairs, overload, uncovered, missed."""
    n, m = grid.affinity.shape
    k = len(pairs)
    p, e = pairs[:, 0], pairs[:, 1]
    one = np.ones(k)
    at = np.arange(k)
    readers = sparse.csr_matrix((one, (p, at)), shape=(n, k))
    loads = sparse.csr_matrix((one, (e, at)), shape=(m, k))
    worth = grid.affinity[p, e] * grid.scales()[p] / UNIT
    floors = sparse.csr_matrix((worth, (p, at)), shape=(n, k))
    rows = [[readers, None, None, None], [loads, -sparse.identity(m), None, None]]
    if aim.has_topics:
        rows.append([slot_rows(grid, pairs), None, sparse.identity(len(grid.slots)), None])
    rows.append([floors, None, None, sparse.identity(n)])
    if not aim.has_topics:
        rows = [[row[0], row[1], row[3]] for row in rows]
    return sparse.bmat(rows, format="csc")


def slot_rows(grid: Grid, pairs: Ints) -> sparse.csr_matrix:
    """Slots × pairs: whether the pair's evaluator covers the slot's topic for its proposal."""
    s, k = len(grid.slots), len(pairs)
    n = len(grid.proposals)
    of = sparse.csr_matrix((np.ones(s), (np.arange(s), grid.slots[:, 0])), shape=(s, n))
    mine = (
        of @ sparse.csr_matrix((np.ones(k), (pairs[:, 0], np.arange(k))), shape=(n, k))
    ).tocoo()
    able = grid.covers.toarray() > 0
    keep = able[pairs[mine.col, 1], grid.slots[mine.row, 1]]
    return sparse.csr_matrix(
        (np.ones(keep.sum()), (mine.row[keep], mine.col[keep])), shape=(s, k)
    )


def bounds_of(grid: Grid, aim: Aim) -> tuple[Floats, Floats]:
    """Rows' lower and upper bounds. A floor is lowered by a quarter of a unit, so that
    whole sums are not refused for a rounding."""
    topics = np.ones(len(grid.slots)) if aim.has_topics else np.zeros(0)
    floors = (aim.floors - 0.25) / UNIT
    lower = np.concatenate([grid.needs, aim.minimums, topics, floors]).astype(float)
    endless = np.full(len(topics) + len(floors), highspy.kHighsInf)
    upper = np.concatenate([grid.needs, aim.fair, endless]).astype(float)
    return lower, upper


def model_of(grid: Grid, pairs: Ints, aim: Aim, whole: bool) -> highspy.HighsLp:
    matrix = matrix_of(grid, pairs, aim)
    n, m = grid.affinity.shape
    k, s = len(pairs), len(grid.slots) if aim.has_topics else 0
    p, e = pairs[:, 0], pairs[:, 1]
    missed = highspy.kHighsInf if aim.is_elastic else 0.0
    parts = (
        (-grid.affinity[p, e] / UNIT, grid.is_fixed[p, e], np.ones(k)),
        (np.full(m, UNBALANCED / UNIT), np.zeros(m), grid.limits - aim.fair),
        (np.full(s, UNCOVERED / UNIT), np.zeros(s), np.ones(s)),
        (np.zeros(n), np.zeros(n), np.full(n, missed)),
    )
    cost, lower, upper = (
        np.concatenate(column).astype(float) for column in zip(*parts, strict=True)
    )
    if aim.is_elastic:
        cost = np.concatenate([np.zeros(k + m + s), np.ones(n)])
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = matrix.shape[1], matrix.shape[0]
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, lower, upper
    model.row_lower_, model.row_upper_ = bounds_of(grid, aim)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    model.a_matrix_.index_ = matrix.indices.astype(np.int32)
    model.a_matrix_.value_ = matrix.data.astype(float)
    if whole:
        kinds = (highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous)
        model.integrality_ = [kinds[0]] * k + [kinds[1]] * (m + s + n)
    return model


def solver(nodes: int = 0, gap: float = 0.0) -> highspy.Highs:
    """A quiet solver on one thread with a fixed seed, so that it answers the same again.

    No limit of time: that would make the answer depend on the machine's mood.
    """
    found = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.5 / UNIT,
    }
    if nodes:
        options["mip_max_nodes"] = nodes
    for name, value in options.items():
        found.setOptionValue(name, value)
    return found


def answer_of(found: highspy.Highs, pairs: int) -> Answer:
    """What a run of the solver says, or that it found nothing."""
    about, solution = found.getInfo(), found.getSolution()
    values = np.array(solution.col_value)
    if about.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Answer(is_found=False)
    return Answer(
        is_found=True,
        value=about.objective_function_value,
        used=values[:pairs],
        prices=np.array(solution.row_dual),
        bound=about.mip_dual_bound,
    )


def reduced_costs(grid: Grid, prices: Floats, aim: Aim) -> Floats:
    """What each pair, also one the solver has not seen, would cost at these prices."""
    n, m = grid.affinity.shape
    s = len(grid.slots) if aim.has_topics else 0
    readers, loads, topics, floors = np.split(prices, [n, n + m, n + m + s])
    worth = grid.affinity / UNIT
    cost = np.zeros((n, m)) if aim.is_elastic else -worth
    cost = cost - readers[:, None] - loads[None, :] - worth * (floors * grid.scales())[:, None]
    if s:
        shape = (n, len(grid.topics))
        paid = sparse.csr_matrix((topics, (grid.slots[:, 0], grid.slots[:, 1])), shape=shape)
        cost = cost - (paid @ grid.covers.T).toarray()
    return np.where(grid.is_open | grid.is_fixed, cost, np.inf)


def relaxed(grid: Grid, chosen: Bools, aim: Aim) -> tuple[Answer, Bools]:
    """The linear optimum, its bound over all pairs, and the choice of pairs it needed.

    Prices bound what pairs still unseen could gain (each proposal uses only so many), so
    that it ends when that is next to nothing, or, for an elastic aim, when it is decided.
    """
    while True:
        pairs = np.argwhere(chosen)
        found = solver()
        found.setOptionValue("solver", "ipm" if aim.has_topics else "simplex")
        found.passModel(model_of(grid, pairs, aim, whole=False))
        found.run()
        answer = answer_of(found, len(pairs))
        if not answer.is_found:
            return answer, chosen
        cost = np.where(chosen, np.inf, reduced_costs(grid, answer.prices, aim))
        gain = possible_gain(grid, cost)
        answer = replace(answer, bound=answer.value - gain)
        decided = aim.is_elastic and (answer.value < MISSED or answer.bound > MISSED)
        if decided or gain < max(MISSED, ENOUGH * abs(answer.value)):
            return answer, chosen
        chosen = chosen | wanted(cost)


def possible_gain(grid: Grid, cost: Floats) -> float:
    """The most that pairs not yet seen could improve the optimum."""
    most = int(grid.needs.max(initial=0))
    best = -np.sort(np.minimum(cost, 0), axis=1)[:, :most]
    return float(np.where(np.arange(best.shape[1]) < grid.needs[:, None], best, 0).sum())


def wanted(cost: Floats) -> Bools:
    """Each proposal's few pairs that would improve the optimum most."""
    best = np.argsort(cost, axis=1, kind="stable")[:, :OFFERED]
    found = np.zeros(cost.shape, dtype=bool)
    found[np.arange(len(cost))[:, None], best] = True
    marked: Bools = found & (cost < -SLIGHT / UNIT)
    return marked


def whole(grid: Grid, chosen: Bools, aim: Aim, nodes: int = 0, gap: float = 0.0) -> Answer:
    """The best assignment in whole pairs among those chosen."""
    pairs = np.argwhere(chosen)
    found = solver(nodes, gap)
    found.passModel(model_of(grid, pairs, aim, whole=True))
    found.run()
    answer = answer_of(found, len(pairs))
    if not answer.is_found:
        return answer
    used = np.zeros(chosen.shape)
    used[pairs[:, 0], pairs[:, 1]] = np.round(answer.used)
    return Answer(True, answer.value, used, answer.prices, answer.bound)
