"""How alike two organisations are, from 0 to 1, and what speaks for it.

Words are weighed by rarity, as in the soft TF-IDF of Cohen, Ravikumar and Fienberg (2003):
a word that only one name has costs little (a translation, a town), words that differ on
both sides cost much. Letter triples (Dice) forgive misspelling and missing blanks.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from .words import city_words, concept, initials, words

#: From here on people look at a pair; from SURE on hardly anything but writing differs.
REVIEW, SURE = 0.75, 0.9
SAME_CITY, OTHER_CITY, SAME_SITE, SAME_ACRONYM = 0.05, 0.12, 0.1, 0.05
OTHER_NUMBER = 0.7
#: What is glued to a word where an apostrophe was: "d'Anvers".
ELIDED = "dl"
#: Below this likeness of the words, the letters cannot bring two names to REVIEW.
HOPELESS = 0.15
#: How dear a word is that one name has alone, and words that each name has alone.
ALONE, AGAINST = 0.5, 1.5


@dataclass(frozen=True)
class Named:
    """What is compared: `name` and `city` as `name_key` writes them; the rest as known."""

    key: int | str
    name: str
    country: str = ""
    city: str = ""
    acronym: str = ""
    site: str = ""
    vat: str = ""
    ror: str = ""


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
            counts.update({concept(word) for word in words(name)})
            self.total += 1
        self.counts = counts

    def of(self, word: str) -> float:
        return math.log1p(max(self.total, 1) / (1 + self.counts[concept(word)]))


def compare(one: Named, other: Named, rarity: Rarity) -> Pair:
    """The same whichever comes first; different countries are never one.

    The same VAT number or ROR identifier decides; another one of either says they are two.
    """
    if one.country and other.country and one.country != other.country:
        return Pair(one, other, 0.0, ())
    told = [(kind, getattr(one, kind), getattr(other, kind)) for kind in ("vat", "ror")]
    for kind, first, second in told:
        if first and first == second:
            return Pair(one, other, 1.0, (f"same_{kind}",))
    if any(first and second for _kind, first, second in told):
        return Pair(one, other, 0.0, ())
    score, evidence = by_name(one, other, rarity)
    for code, change in circumstances(one, other):
        score += change
        evidence.append(code)
    return Pair(one, other, round(max(0.0, min(score, 1.0)), 4), tuple(evidence))


def by_name(one: Named, other: Named, rarity: Rarity) -> tuple[float, list[str]]:
    if one.name == other.name:
        return 1.0, ["same_name"]
    first, second = words(one.name), words(other.name)
    here = city_words(one.city) & city_words(other.city)
    told = by_words(without(first, here), without(second, here), rarity)
    letters = by_letters("".join(first), "".join(second)) if told > HOPELESS else 0.0
    is_misspelt = letters > 0.92 and (told > 0.75 or len(first) != len(second))
    score = max(0.6 * told + 0.4 * letters, letters * is_misspelt)
    evidence = ["words"] * (told > 0.6) + ["letters"] * (letters > 0.7)
    if numbers(first) and numbers(second) and numbers(first) != numbers(second):
        return score * OTHER_NUMBER, [*evidence, "other_number"]
    return score, evidence


def circumstances(one: Named, other: Named) -> Iterable[tuple[str, float]]:
    """What is known beside the names: (code, how much it adds)."""
    if one.city and other.city:
        is_same = is_one_city(one.city, other.city)
        yield ("same_city", SAME_CITY) if is_same else ("other_city", -OTHER_CITY)
    if one.site and one.site == other.site:
        yield "same_site", SAME_SITE
    if len(one.acronym) > 2 and one.acronym.casefold() == other.acronym.casefold():
        yield "same_acronym", SAME_ACRONYM
    if one.country and one.country == other.country:
        yield "same_country", 0.0


def is_one_city(one: str, other: str) -> bool:
    """Whether they share a word ("Paris cedex 08"), or are written alike."""
    return bool(city_words(one) & city_words(other)) or by_letters(one, other) > 0.6


def without(told: tuple[str, ...], here: frozenset[str]) -> tuple[str, ...]:
    """The words but for the town that both are in, unless nothing else is said."""
    return tuple(word for word in told if word not in here) or told


def numbers(told: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in told if word.isdigit())


def by_words(one: tuple[str, ...], other: tuple[str, ...], rarity: Rarity) -> float:
    """The rarity of what both say, against that of what only one of them says."""
    both = {concept(word) for word in one} & {concept(word) for word in other}
    left = sorted({word for word in one if concept(word) not in both})
    right = sorted({word for word in other if concept(word) not in both})
    shared = sum(rarity.of(word) for word in sorted(both))
    for likeness, word, twin in likely(left, right, initials(one), initials(other)):
        if word in left and twin in right:
            left.remove(word)
            right.remove(twin)
            shared += likeness * (rarity.of(word) + rarity.of(twin)) / 2
    alone = sorted(sum(rarity.of(word) for word in side) for side in (left, right))
    against = AGAINST * alone[0] + ALONE * (alone[1] - alone[0])
    return shared / (shared + against) if shared else 0.0


def likely(
    left: list[str], right: list[str], one: str, other: str
) -> list[tuple[float, str, str]]:
    """Pairs of words that may be one word, the likest first; also a word and an initial."""
    found = []
    for word, twin in product(left, right):
        if (likeness := word_likeness(*sorted((word, twin)))) > 0.55:
            found.append((likeness, word, twin))
        elif (len(word) > 2 and word in other) or (len(twin) > 2 and twin in one):
            found.append((0.6, word, twin))
    return sorted(found, key=lambda pair: (-pair[0], *sorted(pair[1:])))


@lru_cache(maxsize=200_000)
def word_likeness(word: str, twin: str) -> float:
    """Of two words: by letters, or as an abbreviation that the other begins with."""
    short, long = sorted((word, twin), key=len)
    if short.isdigit() or long.isdigit():
        return 0.0
    if long.startswith(short) and (len(short) > 2 or len(short) == 1):
        return 0.8
    if long[1:] == short and long[0] in ELIDED:
        return 0.9
    is_close = len(short) > 3 and short[0] == long[0] and len(long) <= 2 * len(short)
    return by_letters(word, twin) if is_close else 0.0


def by_letters(one: str, other: str) -> float:
    """Dice coefficient of the letter triples."""
    first, second = triples(one), triples(other)
    shared = sum((first & second).values())
    return 2 * shared / max(1, sum(first.values()) + sum(second.values()))


@lru_cache(maxsize=100_000)
def triples(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[place : place + 3] for place in range(len(padded) - 2))
