"""How alike texts are: the cosine of their words' TF-IDF weights (Salton and Buckley 1988).

Plain words are enough to find a text that was handed in twice; what is found is shown to a
person, who compares.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping

import numpy as np
from scipy import sparse

WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(text: str) -> Counter[str]:
    """The words of three letters and more, in lower case, with how often each stands."""
    return Counter(WORD.findall(text.lower()))


def likeness(
    texts: Mapping[str, str], others: Mapping[str, str] | None = None
) -> dict[str, list[tuple[str, float]]]:
    """For each text the others, from 1 (the same words) to 0, the most alike first.

    Words count less, the more texts have them. Without `others`, texts are compared with
    each other; a text is never compared with one of its own key. Texts that share no word
    are left out.
    """
    others = texts if others is None else others
    keys, places = list(texts), list(others)
    counts = [words_of(texts[key]) for key in keys] + [words_of(others[key]) for key in places]
    rows = vectors_of(counts)
    found = (rows[: len(keys)] @ rows[len(keys) :].T).tocsr()
    return {key: nearest(found, i, key, places) for i, key in enumerate(keys)}


def nearest(
    found: sparse.csr_matrix, i: int, key: str, places: list[str]
) -> list[tuple[str, float]]:
    start, end = found.indptr[i], found.indptr[i + 1]
    pairs = zip(found.indices[start:end], found.data[start:end], strict=True)
    near = [(places[j], round(float(value), 4)) for j, value in pairs if places[j] != key]
    return sorted(near, key=lambda one: (-one[1], one[0]))


def vectors_of(counts: list[Counter[str]]) -> sparse.csr_matrix:
    """Texts × words, each row of length 1."""
    spread = Counter(word for one in counts for word in one)
    column = {word: k for k, word in enumerate(sorted(spread))}
    rare = {word: math.log(1 + len(counts) / n) for word, n in spread.items()}
    cells = [
        (i, column[word], (1 + math.log(n)) * rare[word])
        for i, one in enumerate(counts)
        for word, n in one.items()
    ]
    i, k, v = zip(*cells, strict=True) if cells else ((), (), ())
    found = sparse.csr_matrix(
        (np.array(v, float), (i, k)), shape=(len(counts), max(len(column), 1))
    )
    lengths = np.sqrt(found.multiply(found).sum(axis=1)).A1
    return sparse.diags(1 / np.maximum(lengths, 1e-12)) @ found
