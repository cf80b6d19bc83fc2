"""Which organisations are worth ranking for one question: the union of several routes."""

import numpy as np

from .features import Sheet
from .history import Floats, Ints
from .index import Index

#: (feature, how many places it may fill): each route gives its best.
ROUTES = (
    ("walk_topical", 1000),
    ("walk_recent", 700),
    ("walk_long", 400),
    ("overlap_topical", 500),
    ("theme_walk", 800),
    ("part_recent", 700),
    ("words_top3", 300),
    ("vectors_top3", 300),
    ("words_mass", 250),
    ("vectors_mass", 250),
)
#: Places that belong to organisations with at most two projects.
NEWCOMERS = (("theme_walk", 100), ("words_best", 60), ("vectors_best", 60), ("part_recent", 60))


def candidates(index: Index, sheet: Sheet, left_out: Ints) -> Ints:
    """Columns of the organisations to rank, without those in `left_out`, in their order."""
    is_in = np.zeros(len(index.history.organisations), dtype=bool)
    for name, places in ROUTES:
        is_in[best(sheet.columns[name], places)] = True
    new = np.flatnonzero(index.facts["is_newcomer"] > 0)
    for name, places in NEWCOMERS:
        is_in[new[best(sheet.columns[name][new], places)]] = True
    is_in[left_out] = False
    return np.flatnonzero(is_in)


def best(values: Floats, places: int) -> Ints:
    """Where the highest values are; nothing where all are the same."""
    if not len(values) or values.min() == values.max():
        return np.zeros(0, dtype=np.int64)
    places = min(places, len(values))
    return np.argpartition(-values, places - 1)[:places]
