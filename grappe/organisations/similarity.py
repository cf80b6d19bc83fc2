"""How alike two organisations are by name, country and city; no database, no Django.

Names are compared after `name_key`: shared words weighed by rarity (cosine over inverse
document frequency, as in Cohen, Ravikumar and Fienberg 2003) and shared letter triples
(Dice), so that both a missing word and a misspelt one cost little.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: From here on people look at a pair; from SURE on nothing but writing differs.
REVIEW, SURE = 0.8, 0.97
#: A word in more names than this finds no pairs by itself.
COMMON = 60
SAME_CITY, OTHER_CITY = 0.05, 0.12


@dataclass(frozen=True)
class Named:
    """What is compared: `name` and `city` as `name_key` writes them."""

    key: int | str
    name: str
    country: str = ""
    city: str = ""


@dataclass(frozen=True)
class Pair:
    """Two that may be one, with the score from 0 to 1 and what speaks for it (codes)."""

    one: Named
    other: Named
    score: float
    evidence: tuple[str, ...]


class Rarity:
    """How telling each word is among these names."""

    def __init__(self, names: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        self.total = 0
        for name in names:
            counts.update(set(name.split()))
            self.total += 1
        self.counts = counts

    def of(self, word: str) -> float:
        return math.log1p(max(self.total, 1) / (1 + self.counts[word]))


def compare(one: Named, other: Named, rarity: Rarity) -> Pair:
    """The same whichever comes first; different countries are never one."""
    if one.country and other.country and one.country != other.country:
        return Pair(one, other, 0.0, ())
    if one.name == other.name:
        names, evidence = 1.0, ["same_name"]
    else:
        words, letters = (
            by_words(one.name, other.name, rarity),
            by_letters(one.name, other.name),
        )
        names = max(0.55 * words + 0.45 * letters, letters if letters > 0.9 else 0)
        evidence = [
            code
            for code, is_so in (("words", words > 0.6), ("letters", letters > 0.7))
            if is_so
        ]
    score = names
    if one.city and other.city:
        is_same = one.city == other.city or by_letters(one.city, other.city) > 0.7
        score += SAME_CITY if is_same else -OTHER_CITY
        evidence.append("same_city" if is_same else "other_city")
    if one.country and one.country == other.country:
        evidence.append("same_country")
    return Pair(one, other, round(max(0.0, min(score, 1.0)), 4), tuple(evidence))


def by_words(one: str, other: str, rarity: Rarity) -> float:
    """Cosine of the two sets of words, each weighed by its rarity."""
    first, second = set(one.split()), set(other.split())
    shared = sum(rarity.of(word) ** 2 for word in sorted(first & second))
    sizes = [
        math.sqrt(sum(rarity.of(word) ** 2 for word in sorted(s))) for s in (first, second)
    ]
    return shared / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def by_letters(one: str, other: str) -> float:
    """Dice coefficient of the letter triples."""
    first, second = triples(one), triples(other)
    shared = sum((first & second).values())
    return 2 * shared / max(1, sum(first.values()) + sum(second.values()))


def triples(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[place : place + 3] for place in range(len(padded) - 2))


def pairs(rows: Sequence[Named], least: float = REVIEW) -> Iterator[Pair]:
    """All pairs that are alike enough, the best first; in time that grows with the rows."""
    rarity = Rarity(row.name for row in rows)
    found = (compare(one, other, rarity) for one, other in candidates(rows, rarity))
    yield from sorted(
        (p for p in found if p.score >= least), key=lambda p: (-p.score, str(p.one.key))
    )


def candidates(rows: Sequence[Named], rarity: Rarity) -> Iterator[tuple[Named, Named]]:
    """Pairs of one country that share a rare word, or the beginning of their names."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        words = sorted(set(row.name.split()), key=lambda word: (-rarity.of(word), word))
        keys = {w for w in words[:3] if rarity.counts[w] <= COMMON} | {row.name[:9]}
        for key in keys:
            blocks[row.country, key].append(place)
    seen: set[tuple[int, int]] = set()
    for _key, places in sorted(blocks.items()):
        for number, first in enumerate(places[:COMMON]):
            for second in places[number + 1 : COMMON]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    yield rows[first], rows[second]
