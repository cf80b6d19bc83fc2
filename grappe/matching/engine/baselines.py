"""What everybody could do: the methods that ours is measured against, in the same run."""

from collections.abc import Sequence

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

    def scores(
        self, seekers: Sequence[Seeker], near: Sequence[Near]
    ) -> list[dict[str, Floats]]:
        """For each seeker {method: score of each organisation}; a method without its input
        is left out."""
        ties = self.by_ties(seekers)
        found = []
        for place, (seeker, one) in enumerate(zip(seekers, near, strict=True)):
            scores = {"popularity": self.popularity}
            if len(seeker.known):
                scores |= {name: columns[:, place] for name, columns in ties.items()}
            elif seeker.outside:  # nobody has seen the known partners: all that is left
                scores |= dict.fromkeys(BY_TIES, self.popularity)
            found.append(scores | self.by_text(seeker, one))
        return found

    def by_ties(self, seekers: Sequence[Seeker]) -> dict[str, Floats]:
        """The methods of the graph, a column for each seeker."""
        marks = np.zeros((len(self.popularity), len(seekers)), dtype=np.float32)
        for place, seeker in enumerate(seekers):
            marks[seeker.known, place] = 1
        around = self.neighbours @ marks
        weighed = around * self.adamic[:, None]
        both = self.neighbours @ np.concatenate([around, weighed], axis=1)
        seeds = marks / np.maximum(marks.sum(axis=0), 1)
        return {
            "common_neighbours": both[:, : len(seekers)],
            "adamic_adar": both[:, len(seekers) :],
            "repeated_ties": self.repeated @ marks,
            "ppr": self.index.graph.walk(seeds, LONG),
        }

    def by_text(self, seeker: Seeker, near: Near) -> dict[str, Floats]:
        members, found = self.index.history.members, {}
        has_words = bool(seeker.text.strip()) and bool(near.words.any())
        if has_words:
            found["bm25"] = pool(near.words, members).best
        if near.vectors.any():
            found["dense"] = pool(near.vectors, members).best
        if has_words:
            blend = scaled(near.words) + scaled(near.vectors)
            found["similar_projects"] = pool(blend, members).mass
        return found


def places(scores: Floats, wanted: Ints, left_out: Ints) -> list[int]:
    """The rank (from 1) of each wanted column among all but those left out; of equal scores
    the first column comes first."""
    values = scores.copy()
    values[left_out] = -np.inf
    found = []
    for one in wanted:
        above = int((values > values[one]).sum())
        found.append(above + int((values[:one] == values[one]).sum()) + 1)
    return found
