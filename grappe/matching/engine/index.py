"""All that a history says, made ready to be asked."""

from dataclasses import dataclass, field

import numpy as np

from . import graph as graphs
from . import texts as by_words
from .history import Floats, History

#: An organisation with at most so many projects is a newcomer.
NEW = 2


@dataclass
class Index:
    """All that a history says, ready to be asked."""

    history: History
    today: float
    graph: graphs.Graph
    words: by_words.Words
    vectors: Floats | None  # P × D, unit rows; None when nothing is embedded
    facts: dict[str, Floats] = field(repr=False)  # per organisation, the same for all questions
    part_counts: Floats = field(repr=False)  # N × parts
    part_recent: Floats = field(repr=False)
    bonds: Floats = field(repr=False)  # countries × countries: how often they work together


def build(history: History, today: float, vectors: Floats | None = None) -> Index:
    """The index of a history on a day (days since 1970)."""
    ties = graphs.build(history, today)
    recency = ties.recency
    recent = history.parts.multiply(recency[:, None]).tocsr()
    return Index(
        history=history,
        today=today,
        graph=ties,
        words=by_words.build(history.texts),
        vectors=vectors if vectors is not None and vectors.size and vectors.any() else None,
        facts=facts_of(history, ties, today),
        part_counts=(ties.members_t @ history.parts).toarray().astype(np.float32),
        part_recent=(ties.members_t @ recent).toarray().astype(np.float32),
        bonds=bonds_of(history),
    )


def facts_of(history: History, ties: graphs.Graph, today: float) -> dict[str, Floats]:
    members_t, recency = ties.members_t, ties.recency
    ones = np.ones(len(recency), np.float32)
    count = members_t @ ones
    size = np.asarray(history.members.sum(axis=1)).ravel().astype(np.float32)
    last = np.full(members_t.shape[0], -np.inf, dtype=np.float32)
    rows = np.repeat(np.arange(members_t.shape[0]), np.diff(members_t.indptr))
    np.maximum.at(last, rows, history.starts[members_t.indices])
    year = (history.starts > today - 365).astype(np.float32)
    earlier = ((history.starts > today - 730) & (year == 0)).astype(np.float32)
    this_year = members_t @ year
    return {
        "projects": np.log1p(count),
        "recent": np.log1p(members_t @ recency),
        "idle_days": np.minimum(today - last, 4000).astype(np.float32),
        "momentum": np.log1p(this_year) - np.log1p(members_t @ earlier),
        "team_size": members_t @ size / np.maximum(count, 1),
        "partners": np.log1p(members_t @ np.maximum(size - 1, 0)),
        "is_newcomer": (count <= NEW).astype(np.float32),
        "leads": np.asarray(history.coordinators.sum(axis=0)).ravel() / np.maximum(count, 1),
        "kind": history.kinds.astype(np.float32),
        "is_sme": history.smes.astype(np.float32),
    }


def bonds_of(history: History) -> Floats:
    """How much more often two countries work together than chance would have it."""
    width = len(history.country_names)
    known = np.flatnonzero(history.countries >= 0)
    places = np.zeros((len(history.organisations), max(width, 1)), dtype=np.float32)
    places[known, history.countries[known]] = 1
    mix = np.minimum(history.members @ places, 1)
    both = mix.T @ mix
    alone = np.diag(both).copy()
    chance = np.outer(alone, alone) / max(history.members.shape[0], 1)
    return np.log1p(both / np.maximum(chance, 1e-6)).astype(np.float32)
