"""The fallback: the same questions asked of the database, for when there is no index.

Every word must occur as written (case aside) in a row or in what it links to: no stems,
no typos, no concepts. Facets are counted by sets of keys, so they are as exact as the
index's. Fit for some thousand rows; larger sites should mend their index.
"""

import time
from collections import defaultdict
from functools import reduce

from django.db.models import Q

from grappe.clusters.models import Cluster
from grappe.organisations.models import Organisation

from .documents import MODELS, TERM_FIELDS
from .interface import BY_NAME, BY_RELEVANCE, KINDS, STAFF, Key, Page
from .lookups import Lookups
from .wording import words_of

LABELS = tuple(f"label_{language}" for language in ("en", "fr", "nl", "de"))
TERMS = {
    "cluster": TERM_FIELDS,
    "organisation": ("capabilities",),
    "project": ("topics",),
    "practice": ("terms",),
}
PUBLISHED = ("title", "summary", "text", "cluster__name")
TEXT = {
    "cluster": (
        "name native_name acronym contact about mission vision specialisation"
        " further_information translations__about translations__mission translations__vision"
        " claims__text network_roles__network__name agreements__partner place__name"
        " place__name_en country__name_en"
    ).split(),
    "organisation": (
        "name acronym summary city place__name place__name_en country__name_en"
    ).split(),
    "project": "title acronym reference description programme__name".split(),
    "event": [*PUBLISHED, "city"],
    "news": PUBLISHED,
    "practice": PUBLISHED,
}
TITLE = defaultdict(lambda: "title", cluster="name", organisation="name")
DAY = {
    "cluster": "published_at",
    "project": "starts_on",
    "event": "starts_at",
    "news": "published_on",
    "practice": "published_on",
}


class DatabaseIndex:
    """Asks the models' own tables; there is nothing to keep fresh."""

    @property
    def generation(self):
        return f"database-{time.time_ns()}"

    def search(self, query):
        words = words_of(query.text)
        if query.text.strip() and not words:
            return Page(0, ())
        rows = {kind: _found(kind, words, query.audiences) for kind in KINDS}
        everything = {Key(kind, pk) for kind in KINDS for pk in _pks(rows[kind])}
        held = _values(rows, {*query.counted, *query.chosen}, Lookups())
        limits = {
            name: set().union(*(held[name].get(value, ()) for value in values))
            for name, values in query.chosen.items()
        }
        found = reduce(set.intersection, limits.values(), everything)
        ordered = _ordered(found, rows, query, words)
        counts = {
            name: _counted("" if query.is_narrow else name, held[name], everything, limits)
            for name in query.counted
        }
        return Page(
            len(found), tuple(ordered[query.offset : query.offset + query.limit]), counts
        )

    def suggest(self, text, audiences, limit=8):
        words = words_of(text)
        if not words:
            return ()
        keys = []
        for kind in KINDS:
            named = reduce(
                Q.__and__, (Q(**{f"{TITLE[kind]}__icontains": one}) for one in words)
            )
            rows = _open_to(kind, audiences).filter(named).order_by(TITLE[kind])
            keys += [Key(kind, pk) for pk in rows.values_list("pk", flat=True)[:limit]]
        return tuple(keys[:limit])

    def put(self, documents, gone=()):
        """Nothing to do: the rows themselves are the index."""


def _open_to(kind, audiences):
    """The rows of a kind that somebody with these audiences may see."""
    rows = MODELS[kind]._default_manager.all()
    if STAFF in audiences:
        return rows
    kept = [int(one[1:]) for one in audiences if one[1:].isdigit()]
    if kind == "cluster":
        return rows.filter(Q(stage=Cluster.Stage.PUBLISHED) | Q(pk__in=kept))
    if kind in {"organisation", "project"}:
        return rows.filter(is_hidden=False)
    shown = Q(is_published=True, cluster__stage=Cluster.Stage.PUBLISHED)
    return rows.filter(shown | Q(cluster__in=kept))


def _found(kind, words, audiences):
    rows = _open_to(kind, audiences)
    columns = [
        *TEXT[kind],
        *(f"{term}__{label}" for term in TERMS.get(kind, ()) for label in LABELS),
    ]
    for word in words:
        holds = Q()
        for column in columns:
            manager = MODELS[kind]._default_manager
            holds |= Q(pk__in=manager.filter(**{f"{column}__icontains": word}).values("pk"))
        if kind == "project":
            holds |= Q(pk__in=_with_partner(word))
        rows = rows.filter(holds)
    return rows


def _with_partner(word):
    """Projects with a partner of this name that everybody may see."""
    named = Organisation.objects.filter(name__icontains=word, is_hidden=False)
    return named.exclude(participations=None).values("participations__project")


def _pks(rows):
    return rows.order_by().values_list("pk", flat=True)


def _values(rows, names, lookups):
    """{facet: {value: keys}} of all rows found by their words."""
    held = {name: defaultdict(set) for name in names}
    for kind, some in rows.items():
        for name, value, pk in _facts(kind, some, lookups):
            if name in held:
                held[name][value].add(Key(kind, pk))
    return held


def _facts(kind, rows, lookups):
    """Yield (facet, value, pk) for everything that the rows say of themselves."""
    for name in TERMS.get(kind, ()):
        links = rows.order_by().filter(**{f"{name}__isnull": False}).values_list("pk", name)
        for pk, term in links:
            for facet, codes in lookups.codes([term]).items():
                yield from ((facet, code, pk) for code in codes)
    for pk, country, place in _whereabouts(kind, rows):
        for facet, codes in lookups.whereabouts(country, place)[0].items():
            yield from ((facet, code, pk) for code in codes)
    sizes = rows.order_by().values_list("pk", "kind") if kind == "organisation" else ()
    yield from (("size", size, pk) for pk, size in sizes)
    for pk in _pks(rows):
        yield "kind", kind, pk
        if kind == "cluster":
            yield "size", "cluster", pk


def _whereabouts(kind, rows):
    """(pk, country, place) of each row; what clusters publish stands where they stand."""
    rows = rows.order_by()
    if kind in {"cluster", "organisation"}:
        return rows.values_list("pk", "country", "place")
    if kind == "project":
        seen = rows.filter(participations__organisation__is_hidden=False)
        columns = ("pk", "participations__country", "participations__organisation__country")
        return ((pk, own or its, None) for pk, own, its in seen.values_list(*columns))
    home = rows.values_list("pk", "cluster__country", "cluster__place")
    if kind != "event":
        return home
    abroad = dict(rows.exclude(country=None).values_list("pk", "country"))
    return (
        (pk, country, place) if abroad.get(pk, country) == country else (pk, abroad[pk], None)
        for pk, country, place in home
    )


def _counted(name, values, everything, limits):
    others = [limit for other, limit in limits.items() if other != name]
    within = reduce(set.intersection, others, everything)
    counts = {value: len(keys & within) for value, keys in values.items()}
    return {value: count for value, count in counts.items() if count}


def _ordered(found, rows, query, words):
    """The keys in the asked order; by relevance, clusters and names that match go first."""
    facts = {}
    for kind, some in rows.items():
        columns = ("pk", TITLE[kind], *filter(None, [DAY.get(kind)]))
        for pk, title, *day in some.order_by().values_list(*columns):
            if (key := Key(kind, pk)) in found:
                number = day[0].toordinal() if day and day[0] else 0
                facts[key] = (title.casefold(), number)

    def place(key):
        title, day = facts[key]
        if query.sort == BY_NAME:
            return (title,)
        if query.sort == BY_RELEVANCE:
            named = all(word in title for word in words)
            same = title == query.text.strip().casefold()
            return (not same, key.kind != "cluster", not named, title)
        return (-day, title)

    return sorted(found, key=place)
