"""What each proposal could have if it chose its readers alone: nobody can promise more."""

import numpy as np

from .grid import Bools, Grid, Ints
from .round import UNIT

#: More than any affinity, so that fixed readers come first.
FIXED = 10 * UNIT


def caps_of(grid: Grid) -> Ints:
    """The most affinity for each proposal, on the scale of means."""
    worth = np.where(grid.is_open, grid.affinity, 0)
    worth = np.where(grid.is_fixed, grid.affinity + FIXED, worth)
    best = -np.sort(-worth, axis=1)
    places = np.arange(best.shape[1])[None, :] < grid.needs[:, None]
    sums = np.where(places, best, 0).sum(axis=1) - FIXED * grid.is_fixed.sum(axis=1)
    found: Ints = sums * grid.scales()
    return found


def covering_caps(grid: Grid) -> Ints:
    """The affinity that is left to each proposal when its readers shall cover its topics.

    Readers are taken one by one, each time who covers most of the topics still open and,
    among them, who fits best. A floor above this would buy affinity with a topic that
    nobody reads.
    """
    able = grid.covers.toarray() > 0
    wanted = np.zeros((len(grid.proposals), len(grid.topics)), dtype=bool)
    wanted[grid.slots[:, 0], grid.slots[:, 1]] = True
    sums = [covering_sum(grid, p, able, wanted[p]) for p in range(len(grid.proposals))]
    found: Ints = np.array(sums, dtype=np.int64) * grid.scales()
    return found


def covering_sum(grid: Grid, p: int, able: Bools, wanted: Bools) -> int:
    """The affinity of one proposal's covering readers."""
    topics = np.flatnonzero(wanted)
    skills = able[:, topics]
    taken = grid.is_fixed[p].copy()
    missing = ~skills[taken].any(axis=0)
    while taken.sum() < grid.needs[p]:
        gain = skills[:, missing].sum(axis=1) * FIXED + grid.affinity[p]
        reader = int(np.argmax(np.where(grid.is_open[p] & ~taken, gain, -1)))
        taken[reader] = True
        missing &= ~skills[reader]
    return int(grid.affinity[p, taken].sum())
