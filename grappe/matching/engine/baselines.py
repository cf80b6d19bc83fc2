"""What everybody could do: the methods that ours is measured against, in the same run."""

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sparse

from .graph import LONG
from .history import Floats, Ints
from .index import Index
from .nearness import Near, Seeker, scaled
from .texts import pool

METHODS = (
    "popularity",
    "common_neighbours",
    "adamic_adar",
    "repeated_ties",
    "ppr",
    "bm25",
    "dense",
    "similar_projects",
)

BY_TIES = METHODS[1:5]


class Baselines:
    """Scores of all organisations by each method, for one seeker at a time."""

    def __init__(self, index: Index) -> None:
        self.index = index
        members = index.history.members
        self.popularity = np.asarray(members.sum(axis=0)).ravel().astype(np.float32)
        together = (members.T @ members).tocsr()
        together.setdiag(0)
        together.eliminate_zeros()
        self.repeated = together
        self.neighbours = sparse.csr_matrix(
            (np.ones(together.nnz, np.float32), together.indices, together.indptr),
            shape=together.shape,
        )
        degree = np.diff(together.indptr)
        self.adamic = (1 / np.log(np.maximum(degree, 2))).astype(np.float32)

    def scores(self, seeker: Seeker, near: Near) -> Iterator[tuple[str, Floats]]:
        """(method, score of each organisation); a method without its input is left out."""
        yield "popularity", self.popularity
        if len(seeker.known):
            yield from self.by_ties(seeker)
        elif seeker.outside:  # nobody has seen the known partners: all that is left
            yield from ((name, self.popularity) for name in BY_TIES)
        if seeker.text.strip() and near.words.any():
            yield "bm25", pool(near.words, self.index.history.members).best
        if near.vectors.any():
            yield "dense", pool(near.vectors, self.index.history.members).best
        if seeker.text.strip() and near.words.any():
            blend = scaled(near.words) + scaled(near.vectors)
            yield "similar_projects", pool(blend, self.index.history.members).mass

    def by_ties(self, seeker: Seeker) -> Iterator[tuple[str, Floats]]:
        marks = np.zeros(len(self.popularity), dtype=np.float32)
        marks[seeker.known] = 1
        around = self.neighbours @ marks
        yield "common_neighbours", np.asarray(self.neighbours @ around)
        yield "adamic_adar", np.asarray(self.neighbours @ (around * self.adamic))
        yield "repeated_ties", np.asarray(self.repeated @ marks)
        seeds = (marks / marks.sum())[:, None]
        yield "ppr", self.index.graph.walk(seeds, LONG)[:, 0]


def places(scores: Floats, wanted: Ints, left_out: Ints) -> list[int]:
    """The rank (from 1) of each wanted column among all but those left out; of equal scores
    the first column comes first."""
    values = scores.astype(np.float64)
    values[left_out] = -np.inf
    found = []
    for one in wanted:
        above = int((values > values[one]).sum())
        found.append(above + int((values[:one] == values[one]).sum()) + 1)
    return found
