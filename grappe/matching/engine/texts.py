"""Words of projects: which past projects are near a text, and who took part in them."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse

from .history import Floats

K1, B = 1.2, 0.75
#: Projects further away than the nearest so many say nothing about a text.
FAR = 2_000
WORD = re.compile(r"[^\W_]{2,}")
#: Words of every call and project; the rarity of a word does the rest.
PLAIN = frozenset(
    "a an and are as at be by for from in into is it its of on or that the their this to which"
    " with will we our has have been these those can such also through project aims new"
    " de la le les des du et en un une dans pour par der die das und mit von den ein eine het"
    " een van voor met".split()
)


def words(text: str) -> list[str]:
    """The words of a text, without case, diacritics and the most common ones."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [stem(word) for word in WORD.findall(bare) if word not in PLAIN]


def stem(word: str) -> str:
    """Plural and singular as one; enough for titles and topics."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    )


@dataclass(frozen=True)
class Words:
    """BM25 over the projects' texts (Robertson and Zaragoza, 2009)."""

    vocabulary: dict[str, int]
    weights: sparse.csr_matrix  # words × P

    def scores(self, text: str) -> Floats:
        """How near each project is to the text; zeros when no word is known."""
        counts = Counter(self.vocabulary[w] for w in words(text) if w in self.vocabulary)
        if not counts:
            return np.zeros(self.weights.shape[1], dtype=np.float32)
        rows = sorted(counts)
        # A word said ten times is not ten times as telling.
        told = np.array([1 + math.log(counts[row]) for row in rows], dtype=np.float32)
        return np.asarray(self.weights[rows].T @ told, dtype=np.float32)


def build(texts: Sequence[str]) -> Words:
    """The index of these texts, each word's rarity counted among them alone."""
    bags = [Counter(words(text)) for text in texts]
    vocabulary = {w: n for n, w in enumerate(sorted({w for bag in bags for w in bag}))}
    lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float32)
    mean = lengths[lengths > 0].mean() if (lengths > 0).any() else 1.0
    rows = np.array([vocabulary[w] for bag in bags for w in bag], dtype=np.int64)
    columns = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    counts = np.array([n for bag in bags for n in bag.values()], dtype=np.float32)
    told = np.bincount(rows, minlength=len(vocabulary))
    rarity = np.log1p((len(bags) - told + 0.5) / (told + 0.5)).astype(np.float32)
    norm = K1 * (1 - B + B * lengths[columns] / mean)
    values = rarity[rows] * counts * (K1 + 1) / (counts + norm) if len(rows) else counts
    shape = (len(vocabulary), len(bags))
    return Words(vocabulary, sparse.csr_matrix((values, (rows, columns)), shape=shape))


@dataclass(frozen=True)
class Pooled:
    """What project scores say of organisations: the best, the mean of the best three, and
    the summed score of its projects among the nearest."""

    best: Floats
    top3: Floats
    mass: Floats


def pool(scores: Floats, members: sparse.csr_matrix, nearest: int = 50) -> Pooled:
    """From projects to their organisations; only the FAR nearest projects count."""
    order = np.argsort(-scores, kind="stable")[:FAR]
    by_org = members[order].tocsc()
    sorted_scores = scores[order]
    starts, ends = by_org.indptr[:-1], by_org.indptr[1:]
    counts = ends - starts
    best = np.zeros(members.shape[1], dtype=np.float32)
    top3 = best.copy()
    for place in range(3):
        has = counts > place
        found = sorted_scores[by_org.indices[starts[has] + place]]
        if place == 0:
            best[has] = found
        top3[has] += found / 3
    floor = sorted_scores[min(nearest, len(order) - 1)] if len(order) else 0
    near = np.maximum(sorted_scores - max(floor, 0), 0).astype(np.float32)
    return Pooled(best, top3, np.asarray(by_org.T @ near, dtype=np.float32))


def known(vocabulary: dict[str, int], said: Iterable[str]) -> bool:
    return any(word in vocabulary for word in said)
