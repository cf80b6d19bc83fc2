"""Whether a receipt is true of the round it says it was made from."""

from dataclasses import fields

import numpy as np

from .grid import Bools, Grid, grid_of
from .receipt import Bounds, Receipt, receipt_of, refusal_of
from .round import UNIT, Round
from .supply import faults_of, reachable_minimums, shortages

#: What another version of the libraries may change.
OUTSIDE = {"versions", "method"}


def verify(receipt: Receipt, one: Round) -> tuple[str, ...]:
    """What is not found again: names of the receipt's fields, and rules; () when it is true.

    Rules are "readers", "load_limit", "conflicts". Nothing is solved, so that this takes no
    time and holds for any version of the libraries: all figures are computed anew from the
    receipt's own pairs, obstacles from the round. Whether the same pairs come out again
    tells `assign(one) == receipt`. Bounds cannot be checked without solving, except that
    nothing may lie above them.
    """
    if receipt.inputs != one.fingerprint():
        return ("inputs",)
    obstacles = faults_of(one) or shortages(grid := grid_of(one))
    if obstacles or not receipt.is_complete:
        return differences(receipt, refusal_of(one, obstacles))
    used = used_of(receipt, grid)
    if used is None:
        return ("pairs",)
    again = receipt_of(one, grid, used, reachable_minimums(grid), bounds_in(receipt, grid))
    return broken_rules(grid, used) + differences(receipt, again)


def used_of(receipt: Receipt, grid: Grid) -> Bools | None:
    """The receipt's pairs as marks, unless they name somebody unknown."""
    rows = {key: i for i, key in enumerate(grid.proposals)}
    columns = {key: j for j, key in enumerate(grid.evaluators)}
    used = np.zeros(grid.affinity.shape, dtype=bool)
    for pair in receipt.pairs:
        if pair.proposal not in rows or pair.evaluator not in columns:
            return None
        used[rows[pair.proposal], columns[pair.evaluator]] = True
    return used


def bounds_in(receipt: Receipt, grid: Grid) -> Bounds:
    common = UNIT * grid.common()
    return Bounds(
        floor=round(receipt.floor * common),
        floor_bound=round(receipt.floor_bound * common),
        worst_bound=round(receipt.worst_bound * common),
        value_bound=round(receipt.value_bound * UNIT),
    )


def broken_rules(grid: Grid, used: Bools) -> tuple[str, ...]:
    """Hard rules that these pairs break."""
    rules = {
        "readers": (used.sum(axis=1) == grid.needs).all(),
        "load_limit": (used.sum(axis=0) <= grid.limits).all(),
        "conflicts": not (used & ~grid.is_open).any(),
        "fixed": not (grid.is_fixed & ~used).any(),
    }
    return tuple(name for name, is_kept in rules.items() if not is_kept)


def differences(receipt: Receipt, again: Receipt) -> tuple[str, ...]:
    names = (one.name for one in fields(Receipt) if one.name not in OUTSIDE)
    return tuple(name for name in names if getattr(receipt, name) != getattr(again, name))
