"""What somebody asked of the directory, as an address says it, and the rows that answer."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from . import index
from .facets import NAMES
from .index.documents import MODELS
from .index.interface import BY_RELEVANCE, PUBLIC, SORTS, STAFF, Key, Query

VIEWS = ("list", "table", "map")
PER_PAGE = 20
LONGEST_TEXT = 200
DEEPEST_PAGE = 500
MOST_VALUES = 60
MOST_FOUND = 10_000
RELATED = {
    "cluster": ("country", "place"),
    "organisation": ("country", "place"),
    "project": ("programme",),
    "event": ("cluster", "country"),
    "news": ("cluster",),
    "practice": ("cluster",),
}


@dataclass(frozen=True)
class Asked:
    """One state of the directory; every state has an address."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = BY_RELEVANCE
    view: str = "list"
    page: int = 1

    @classmethod
    def of(cls, params):
        """What these parameters ask; anything strange is read as its default."""
        chosen = {name: tuple(dict.fromkeys(params.getlist(name))) for name in NAMES}
        sort, view, page = (params.get(name, "") for name in ("sort", "view", "page"))
        return cls(
            text=" ".join(params.get("q", "").replace("\0", "").split())[:LONGEST_TEXT],
            chosen={name: _clean(values) for name, values in chosen.items() if _clean(values)},
            sort=sort if sort in SORTS else BY_RELEVANCE,
            view=view if view in VIEWS else "list",
            page=min(max(int(page), 1), DEEPEST_PAGE) if page[:6].isdecimal() else 1,
        )

    def address(self, **changes):
        """The query string of this state, with some of it changed."""
        return "?" + urlencode(replace(self, **{"page": 1} | changes).pairs())

    def pairs(self):
        """(parameter, value) of everything that is not its default."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in NAMES for value in self.chosen.get(name, ())]
        pairs += [("sort", self.sort)] if self.sort != BY_RELEVANCE else []
        pairs += [("view", self.view)] if self.view != "list" else []
        return [*pairs, ("page", self.page)] if self.page > 1 else pairs

    def without(self, name, value):
        """The same state with one choice fewer."""
        values = tuple(one for one in self.chosen.get(name, ()) if one != value)
        others = {key: some for key, some in self.chosen.items() if key != name}
        return replace(self, chosen=others | ({name: values} if values else {}), page=1)

    def with_choice(self, name, value):
        """The same state with one choice more."""
        values = (*self.chosen.get(name, ()), value)
        return replace(self, chosen=self.chosen | {name: values}, page=1)

    def without_any(self, name):
        """The same state with nothing chosen of this facet."""
        others = {key: some for key, some in self.chosen.items() if key != name}
        return replace(self, chosen=others, page=1)

    def choosing(self, name, value):
        """The same state with this one value of the facet and no other."""
        return replace(self, chosen=self.chosen | {name: (value,)}, page=1)

    def query(self, user, **changes):
        """The question for the index, on behalf of this person."""
        asked = {
            "text": self.text,
            "chosen": self.chosen,
            "audiences": audiences_of(user),
            "sort": self.sort,
            "offset": (self.page - 1) * PER_PAGE,
            "limit": PER_PAGE,
            "values": MOST_VALUES,
        }
        return Query(**asked | changes)


def _clean(values):
    return tuple(value[:150].replace("\0", "") for value in values if value)[:50]


def audiences_of(user):
    """Whose documents this person may find."""
    if user.is_anonymous:
        return (PUBLIC,)
    if user.is_staff:
        return (PUBLIC, STAFF)
    return (PUBLIC, *(f"c{pk}" for pk in user.clusters.values_list("pk", flat=True)))


def load(keys, user):
    """[(key, row)] in the keys' order: what this person may see, asked once more."""
    wanted = {}
    for key in keys:
        wanted.setdefault(key.kind, []).append(key.pk)
    rows = {}
    for kind, pks in wanted.items():
        visible = MODELS[kind]._default_manager.visible_to(user)
        if kind == "cluster":
            visible = visible.prefetch_related("claims")
        rows[kind] = visible.select_related(*RELATED[kind]).in_bulk(pks)
    return [(key, rows[key.kind][key.pk]) for key in keys if key.pk in rows[key.kind]]


def found_by(asked, user, limit=MOST_FOUND):
    """The keys of everything this person would find, page after page."""
    keys = index.search(asked.query(user, offset=0, limit=limit)).keys
    visible = set()
    for kind in {key.kind for key in keys}:
        pks = [key.pk for key in keys if key.kind == kind]
        rows = MODELS[kind]._default_manager.visible_to(user)
        for start in range(0, len(pks), 1_000):
            found = rows.filter(pk__in=pks[start : start + 1_000])
            visible |= {Key(kind, pk) for pk in found.order_by().values_list("pk", flat=True)}
    return [key for key in keys if key in visible]
