"""What the directory asks of any index, and the plain values that go in and out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

#: Every kind of thing in the directory, with the number that keys begin with.
KINDS = {"cluster": 1, "organisation": 2, "project": 3, "event": 4, "news": 5, "practice": 6}
PUBLIC, STAFF = "public", "staff"
BY_RELEVANCE, BY_NAME, BY_DATE = "relevance", "name", "newest"
SORTS = (BY_RELEVANCE, BY_NAME, BY_DATE)
_ROOM = 1 << 48


class IndexUnusable(Exception):
    """The index is missing, broken or of another form; ask the database instead."""


@dataclass(frozen=True)
class Key:
    """Which row of which kind; travels through an index as one whole number."""

    kind: str
    pk: int

    @property
    def number(self) -> int:
        return KINDS[self.kind] * _ROOM + self.pk

    @classmethod
    def of(cls, number: int) -> "Key":
        kinds = {order: kind for kind, order in KINDS.items()}
        return cls(kinds[number // _ROOM], number % _ROOM)


@dataclass(frozen=True)
class Document:
    """What the index knows of one row; nothing that its audience may not read."""

    key: Key
    title: str
    names: tuple[str, ...] = ()
    #: In whatever languages: each text is found by the stems of all four.
    texts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audience: tuple[str, ...] = (PUBLIC,)
    #: The proleptic day number by which the newest come first; 0 when unknown.
    day: int = 0


@dataclass(frozen=True)
class Query:
    """One question: words that must all match, chosen facets, and who asks."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audiences: tuple[str, ...] = (PUBLIC,)
    sort: str = BY_RELEVANCE
    offset: int = 0
    limit: int = 20
    #: Facets to count, each under the other facets' choices …
    counted: tuple[str, ...] = ()
    #: … or under all choices, its own too: what the results themselves hold.
    is_narrow: bool = False
    #: How many values of each facet are wanted at most.
    values: int = 60


@dataclass(frozen=True)
class Page:
    """The answer: how many match, the asked-for stretch of them, the facets' counts."""

    total: int
    keys: tuple[Key, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Index(Protocol):
    """The little that the directory needs of a search engine."""

    def search(self, query: Query) -> Page:
        """Everything that holds all the words and choices, best first."""
        ...

    def suggest(self, text: str, audiences: tuple[str, ...], limit: int = 8) -> tuple[Key, ...]:
        """Things whose name holds words beginning like this, best first."""
        ...

    def put(self, documents: Iterable[Document], gone: Iterable[Key] = ()) -> None:
        """Add or replace these, and forget those that are gone."""
        ...

    @property
    def generation(self) -> str:
        """A text that changes whenever an answer may change."""
        ...
