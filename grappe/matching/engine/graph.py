"""Ties between organisations: who worked with whom, how often, and how lately.

All walks go from organisation to project to organisation and back. A project of n partners
gives each pair the weight 1/(n-1) (Newman, Physical Review E 64, 2001), so that a project
of sixty partners does not drown one of three; the cliques are never built.
"""

from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sparse

from .history import Floats, History

#: How many days make a tie worth half.
HALF_LIFE = 550.0
#: How far a walk goes: near ties, or the ties of ties.
DAMPING, LONG = 0.5, 0.85
#: Steps of a walk; what is left out weighs less than the damping to this power.
STEPS = {DAMPING: 4, LONG: 6}


@dataclass(frozen=True)
class Graph:
    """The ties of a history; methods take Q seeds as the columns of an N × Q array."""

    members: sparse.csr_matrix  # P × N
    members_t: sparse.csr_matrix  # N × P
    newman: Floats  # per project 1/(n-1), 0 for a project of one
    recency: Floats  # per project, 1 today and 1/2 a half-life ago
    degree: Floats = field(repr=False)  # per organisation, its projects with others

    def walk(self, seeds: Floats, damping: float, weights: Floats | None = None) -> Floats:
        """Personalised PageRank of each organisation from each column of seeds.

        `weights` (P, or P × Q) says how much each project counts. Seeds sum to 1 by column
        or are all zero. `damping` is one of STEPS.
        """
        own = self.newman if weights is None else weights.T * self.newman
        by_project = np.atleast_2d(own).T.astype(np.float32)  # P × 1 or P × Q
        many = np.where(self.newman > 0, 1, 0).astype(np.float32)
        strength = self.members_t @ (
            many[:, None] if weights is None else (weights.T * many).T.reshape(len(many), -1)
        )
        again = self.members_t @ by_project
        scale = 1 / np.maximum(strength, 1e-9)
        at, total = seeds, seeds * (1 - damping)
        part = 1 - damping
        for _step in range(STEPS[damping]):
            left = at * scale
            at = self.members_t @ (by_project * (self.members @ left)) - left * again
            part *= damping
            total = total + part * at
        return np.maximum(total, 0)

    def tied(self, seeds: Floats, weights: Floats | None = None) -> Floats:
        """Σ over shared projects of the project's weight (all 1 unless given)."""
        inner = self.members @ seeds
        if weights is not None:
            inner = weights[:, None] * inner
        own = self.members_t @ (
            np.ones(len(self.newman), np.float32) if weights is None else weights
        )
        return self.members_t @ inner - seeds * own[:, None]


def build(history: History, today: float) -> Graph:
    """The graph of a history as seen on a day (in days since 1970)."""
    size = np.asarray(history.members.sum(axis=1)).ravel()
    newman = np.where(size > 1, 1 / np.maximum(size - 1, 1), 0).astype(np.float32)
    age = np.maximum(today - history.starts, 0)
    recency = np.exp2(-age / HALF_LIFE).astype(np.float32)
    members_t = history.members.T.tocsr()
    degree = np.asarray(members_t @ (size > 1).astype(np.float32))
    return Graph(history.members, members_t, newman, recency, degree)
