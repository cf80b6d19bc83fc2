"""What the engine is asked, and what it answers."""

from dataclasses import dataclass, field

#: The six families of reasons, in the order in which they are shown.
FAMILIES = ("theme", "ties", "role", "place", "activity", "profile")


@dataclass(frozen=True)
class Question:
    """A text, the partners already known, and wishes; everything may be left out.

    `partners` and `excluded` hold organisation keys as the matcher knows them (see
    `Matcher.keys`); `countries` ISO codes of two letters; `kinds` values such as "sme".
    Wishes filter what is answered, they do not change the order.
    """

    text: str = ""
    partners: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    limit: int = 20


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a match and that a reader can open.

    `kind` is "project" (a past project near the text), "tie" (`keys`: the known partner,
    then the projects done together), "path" (known partner, go-between, their projects),
    "gap" (`keys`: the kind or country that the team lacks), "recent" or "profile".
    """

    family: str
    kind: str
    keys: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Match:
    """An organisation with its place in the ranking and what speaks for and against it.

    `contributions` gives each of `FAMILIES` its part of the score, by absolute size at
    most 1 in all; negative parts speak against. `against` is one of the codes in
    `explain.AGAINST`, or "".
    """

    key: str
    rank: int
    score: float
    contributions: dict[str, float] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    against: str = ""


@dataclass(frozen=True)
class Answer:
    """The best matches, and how many organisations were compared."""

    matches: tuple[Match, ...]
    compared: int
    #: Keys of the question that the matcher does not know.
    unknown: tuple[str, ...] = ()
