"""What is asked, as numbers, and how near each past project is to it."""

from dataclasses import dataclass

import numpy as np

from .history import Floats, Ints
from .index import Index


@dataclass(frozen=True)
class Seeker:
    """A question as numbers: the known partners, the text, the parts of the programme.

    `known` holds columns of the history; `outside` how many partners it does not know.
    """

    known: Ints
    text: str = ""
    vector: Floats | None = None
    parts: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    outside: int = 0


@dataclass(frozen=True)
class Near:
    """How near each past project is to one text: by words, by vectors, by part."""

    words: Floats
    vectors: Floats
    part: Floats
    blend: Floats  # 0 to 1


def nearness(index: Index, seeker: Seeker) -> Near:
    number = len(index.history.projects)
    by_word = index.words.scores(seeker.text) if seeker.text else np.zeros(number, np.float32)
    by_vector = np.zeros(number, np.float32)
    if index.vectors is not None and seeker.vector is not None:
        by_vector = np.maximum(index.vectors @ seeker.vector, 0)
    part = part_vector(index, seeker.parts)
    in_part = np.asarray(index.history.parts @ part)
    blend = (scaled(by_word) + scaled(by_vector) ** 2 + 0.5 * scaled(in_part)) / 2.5
    return Near(by_word, by_vector, in_part, blend.astype(np.float32))


def scaled(values: Floats) -> Floats:
    top = float(values.max()) if values.size else 0.0
    return values / top if top > 0 else values


def part_vector(index: Index, parts: frozenset[str]) -> Floats:
    names = index.history.part_names
    found = np.array([name in parts for name in names], dtype=np.float32)
    return found / max(found.sum(), 1)
