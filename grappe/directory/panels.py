"""The parts of the search page around the results: facets, chips, ways out of nothing."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import index
from .facets import FACETS
from .index.interface import BY_DATE, BY_NAME, BY_RELEVANCE
from .labels import labels_of

SHOWN = 7
SHOWN_WHEN_OPEN = 400
RANKED = 60
SORT_LABELS = {
    BY_RELEVANCE: gettext_lazy("Best match"),
    BY_NAME: gettext_lazy("Name"),
    BY_DATE: gettext_lazy("Newest"),
}
VIEW_LABELS = {
    "list": gettext_lazy("List"),
    "table": gettext_lazy("Table"),
    "map": gettext_lazy("Map"),
}


@dataclass(frozen=True)
class Option:
    """One value of a facet, with how many it would leave."""

    code: str
    label: Any
    count: int
    is_chosen: bool = False
    depth: int = 0

    @property
    def shown_count(self):
        return number_format(self.count)


@dataclass(frozen=True)
class Panel:
    """One facet as it is shown."""

    name: str
    title: Any
    options: tuple[Option, ...]
    has_more: bool
    has_choice: bool


@dataclass(frozen=True)
class Link:
    """A place to go: what it is called, its address, how many wait there."""

    label: Any
    url: str
    count: int | None = None
    is_current: bool = False


def panels(asked, counts, opened=""):
    """The facets that have something to choose."""
    pairs = {(name, code) for name, codes in counts.items() for code in codes}
    pairs |= {(name, code) for name, codes in asked.chosen.items() for code in codes}
    labels = labels_of(pairs)
    for facet in FACETS:
        chosen = asked.chosen.get(facet.name, ())
        options = _options(facet, counts[facet.name], chosen, labels)
        room = SHOWN_WHEN_OPEN if facet.name == opened else SHOWN
        shown = [one for n, one in enumerate(options) if n < room or one.is_chosen]
        if shown:
            more = len(options) > len(shown)
            yield Panel(facet.name, facet.title, tuple(shown), more, bool(chosen))


def _options(facet, counts, chosen, labels):
    """Every value with its count; of a tree, only the branches that are open."""
    counts = counts | {code: counts.get(code, 0) for code in chosen}
    if facet.name == "nuts":
        counts = {code: count for code, count in counts.items() if len(code) > 2}
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not facet.is_tree:
        return [_option(facet, code, counts, chosen, labels) for code in ranked]
    below = {}
    for code in ranked:
        parent = labels[facet.name, code].parent
        below.setdefault(parent if parent in counts else "", []).append(code)
    opened = {one for code in chosen for one in _line(facet.name, code, labels)}
    return list(_branches(facet, "", below, opened, counts, chosen, labels, 0))


def _branches(facet, root, below, opened, counts, chosen, labels, depth):
    for code in below.get(root, ()):
        yield _option(facet, code, counts, chosen, labels, depth)
        if code in opened:
            yield from _branches(facet, code, below, opened, counts, chosen, labels, depth + 1)


def _line(name, code, labels):
    """A value and all that stand above it."""
    while code:
        yield code
        label = labels.get((name, code))
        code = label.parent if label else ""


def _option(facet, code, counts, chosen, labels, depth=0):
    label = labels[facet.name, code]
    return Option(code, str(label), counts[code], code in chosen, min(depth, 3))


def chips(asked):
    """What is chosen, each with the address that leaves it out."""
    labels = labels_of({(name, code) for name, some in asked.chosen.items() for code in some})
    for (name, code), label in labels.items():
        yield Link(label, asked.without(name, code).address())


def ways_out(asked, user):
    """With nothing found: what to leave out, and how much would then be there."""
    labels = labels_of({(name, code) for name, some in asked.chosen.items() for code in some})
    looser = [(label, asked.without(*pair)) for pair, label in labels.items()]
    if asked.text:
        words = asked.text.split()
        for word in words if len(words) > 1 else ():
            rest = " ".join(one for one in words if one != word)
            looser.append((f"“{word}”", type(asked)(rest, asked.chosen)))
        if asked.chosen:
            looser.append((_("all filters"), type(asked)(asked.text)))
    for label, other in looser[:8]:
        total = index.search(other.query(user, limit=1)).total
        if total:
            yield Link(label, other.address(), total)


def tabs(asked, labels, name):
    """Links to the same results sorted or shown in another way."""
    for value, label in labels.items():
        url = asked.address(**{name: value})
        yield Link(label, url, is_current=getattr(asked, name) == value)
