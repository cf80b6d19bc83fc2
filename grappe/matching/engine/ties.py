"""Features that come from walking the graph of ties, for several seekers at once."""

from collections.abc import Sequence

import numpy as np

from .graph import DAMPING, LONG
from .history import Floats
from .index import Index
from .nearness import Near, Seeker


def seeds_of(index: Index, seekers: Sequence[Seeker]) -> Floats:
    seeds = np.zeros((len(index.history.organisations), len(seekers)), dtype=np.float32)
    for place, seeker in enumerate(seekers):
        if len(seeker.known):
            seeds[seeker.known, place] = 1 / len(seeker.known)
    return seeds


def tie_columns(index: Index, seeds: Floats, near: Sequence[Near]) -> dict[str, Floats]:
    """Features that come from walking the graph, for all seekers at once."""
    graph = index.graph
    blends = np.stack([one.blend for one in near], axis=1)
    topical = graph.recency[:, None] * (0.05 + blends)
    themes = theme_seeds(index, blends)
    walk = graph.walk(seeds, DAMPING)
    marks = (seeds > 0).astype(np.float32)
    known = np.maximum(marks.sum(axis=0), 1)
    degree = np.maximum(graph.degree, 2)
    shared = graph.tied(marks)
    repeated = graph.tied(marks, graph.newman)
    return overlaps(index, marks, blends) | {
        "walk": logged(walk),
        "walk_share": walk / np.maximum(walk.max(axis=0), 1e-9),
        "walk_recent": logged(graph.walk(seeds, DAMPING, graph.recency)),
        "walk_topical": logged(graph.walk(seeds, DAMPING, topical)),
        "walk_long": logged(graph.walk(seeds, LONG)),
        "common": np.log1p(common_neighbours(index, marks)),
        "adamic": np.log1p(graph.tied(np.asarray(marks / np.log(degree)[:, None], np.float32))),
        "repeated": np.log1p(10 * repeated),
        "repeated_recent": np.log1p(10 * graph.tied(marks, graph.newman * graph.recency)),
        "tied": np.log1p(shared),
        "tied_share": tied_share(index, seeds) / known,
        "bundle": bundle(index, seeds) / known,
        "reverse": repeated / np.maximum(graph.degree, 1)[:, None],
        "theme_walk": logged(graph.walk(themes, DAMPING, topical)),
    }


def theme_seeds(index: Index, blends: Floats) -> Floats:
    """Start where the nearest thirty projects' members are."""
    number = len(blends)
    keep = min(30, number)
    if not keep:
        return np.zeros((len(index.history.organisations), blends.shape[1]), np.float32)
    floor = -np.partition(-blends, keep - 1, axis=0)[keep - 1]
    top = np.where(blends >= np.maximum(floor, 1e-6), blends, 0).astype(np.float32)
    top = top * index.graph.recency[:, None]
    seeds = index.graph.members_t @ (top * (index.graph.newman[:, None] + 0.02))
    return np.asarray(seeds / np.maximum(seeds.sum(axis=0), 1e-9), dtype=np.float32)


def overlaps(index: Index, marks: Floats, blends: Floats) -> dict[str, Floats]:
    """Past projects that hold several of the known partners count more than their sum."""
    graph = index.graph
    rarity = np.log1p(len(index.history.projects) / np.maximum(graph.degree, 1))[:, None]
    size = np.sqrt(1 / np.maximum(graph.newman, 1e-3))[:, None]
    inner = graph.members @ (marks * rarity)
    share = inner / np.maximum((marks * rarity).sum(axis=0), 1e-6)
    squared = inner**2 / size * graph.recency[:, None]
    many = graph.members @ marks >= 2
    return {
        "overlap": np.log1p(graph.members_t @ squared),
        "overlap_best": best_of(index, (share / size).astype(np.float32)),
        "overlap_topical": np.log1p(graph.members_t @ (squared * (0.05 + blends))),
        "overlap_rest": np.log1p(graph.members_t @ (many * inner / size)),
    }


def best_of(index: Index, values: Floats) -> Floats:
    """For each organisation the highest value among its projects."""
    rows = index.graph.members_t
    found = np.zeros((rows.shape[0], values.shape[1]), dtype=np.float32)
    has = np.diff(rows.indptr) > 0
    starts = rows.indptr[:-1][has]
    for place in range(values.shape[1]):
        found[has, place] = np.maximum.reduceat(values[rows.indices, place], starts)
    return found


def bundle(index: Index, seeds: Floats) -> Floats:
    """Σ over known partners of the logarithm of each tie: many ties beat one strong tie."""
    found = np.zeros_like(seeds)
    graph = index.graph
    weights = graph.newman * (0.3 + graph.recency)
    for place in range(seeds.shape[1]):
        for one in np.flatnonzero(seeds[:, place]):
            projects = graph.members_t[one].indices
            tie = graph.members[projects].T @ weights[projects]
            found[:, place] += np.log1p(300 * tie / max(graph.degree[one], 1))
    return found


def common_neighbours(index: Index, marks: Floats) -> Floats:
    """Paths of length two over repeated co-operation, projects weighted as Newman does."""
    weights = index.graph.newman
    first = index.graph.tied(marks, weights)
    spread = np.asarray(first / np.maximum(index.graph.degree, 1)[:, None], np.float32)
    return index.graph.tied(spread, weights)


def tied_share(index: Index, seeds: Floats) -> Floats:
    """How many of the known partners each organisation has worked with."""
    found = np.zeros_like(seeds)
    members, members_t = index.graph.members, index.graph.members_t
    for place in range(seeds.shape[1]):
        for one in np.flatnonzero(seeds[:, place]):
            together = np.unique(members[members_t[one].indices].indices)
            found[together, place] += 1
            found[one, place] -= 1
    return found


def logged(values: Floats) -> Floats:
    return np.log10(values + 1e-8).astype(np.float32)
