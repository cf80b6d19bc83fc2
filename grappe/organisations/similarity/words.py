"""What the words of a name say, whatever the language and the spelling."""

import re
from functools import lru_cache
from pathlib import Path

#: Words that tell nothing.
SILENT = frozenset(
    "a al am an and bei d da das dei de del della delle degli den der des di die do dos du e el"
    " em en et for fur het i im in l la las le les los na of og och pentru per por pour the u"
    " und v van von voor y z za zu zur".split()
)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7"}


def fold(word: str) -> str:
    """Without the second letter of a spelt-out umlaut: "fuer" and "für" are both "fur"."""
    return re.sub(r"([aou])e", r"\1", word)


def table(name: str) -> dict[str, str]:
    """Each word of the file → the first of its line; a line holds what means the same."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = [[fold(word) for word in line.split()] for line in text.splitlines()]
    return {word: line[0] for line in lines for word in line}


#: One concept a line, and one city, as the languages of EU registers write it.
CONCEPT, CITY = table("concepts.txt"), table("cities.txt")


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """The telling words of a `name_key`, in its order; a number at the end in digits."""
    folded = [fold(word) for word in name.replace("_", " ").split()]
    if len(folded) > 1:
        folded[-1] = ROMAN.get(folded[-1], folded[-1])
    told = tuple(word for word in folded if word not in SILENT)
    return without_own_acronym(told or tuple(folded))


def without_own_acronym(told: tuple[str, ...]) -> tuple[str, ...]:
    """Without a word that only spells the beginnings of the other words."""
    first = "".join(word[0] for word in told)
    kept = [
        word
        for place, word in enumerate(told)
        if len(word) < 3 or word not in (first[:place], first[place + 1 :])
    ]
    return tuple(kept) or told


def concept(word: str) -> str:
    """One word for what the languages say differently, else the word itself."""
    return CONCEPT.get(word, word)


def initials(told: tuple[str, ...]) -> str:
    return "".join(word[0] for word in told)


@lru_cache(maxsize=50_000)
def city_words(city: str) -> frozenset[str]:
    """The words of a city's name, in one language where it has several names."""
    folded = [fold(word) for word in city.split()]
    return frozenset(CITY.get(word, word) for word in folded if len(word) > 2) or frozenset(
        folded
    )
