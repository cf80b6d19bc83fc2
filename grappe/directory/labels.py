"""What facets' values are called, in the reader's language; kept in memory a minute."""

import time
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country, Place, Term

from .facets import BY_NAME

KIND_LABELS = {
    "cluster": _("Clusters"),
    "organisation": _("Organisations"),
    "project": _("Projects"),
    "event": _("Events"),
    "news": _("News"),
    "practice": _("Good practices"),
}
KEPT_SECONDS = 60
LANGUAGES = ("en", "fr", "nl", "de")


@dataclass(frozen=True)
class Label:
    """A value's names (English first) and the value above it."""

    names: tuple[str, ...]
    parent: str = ""

    def __str__(self):
        language = (get_language() or "en").split("-")[0]
        number = LANGUAGES.index(language) if language in LANGUAGES else 0
        return self.names[number] or self.names[0]


_kept = {"until": 0.0, "labels": {}}


def forget():
    """A vocabulary changed: read its names again."""
    _kept.update(until=0.0, labels={})


def labels_of(wanted):
    """{(facet, code): label} for these pairs; unknown codes are called by themselves."""
    if time.monotonic() > _kept["until"]:
        _kept.update(until=time.monotonic() + KEPT_SECONDS, labels={})
    known = _kept["labels"]
    missing = {}
    for name, code in wanted:
        if (name, code) not in known:
            missing.setdefault(name, set()).add(code)
    for pair, label in _read(missing):
        known[pair] = label
    return {pair: known.get(pair) or _own(*pair) for pair in wanted}


def _own(name, code):
    if name == "kind":
        return KIND_LABELS.get(code, code)
    if name == "size" and code in Organisation.Kind.values:
        return Organisation.Kind(code).label
    return Label((code, "", "", ""))


def _read(missing):
    if codes := missing.get("country"):
        columns = ("code", *(f"name_{one}" for one in LANGUAGES))
        for code, *names in Country.objects.filter(code__in=codes).values_list(*columns):
            yield ("country", code), Label(tuple(names))
    if codes := missing.get("nuts"):
        places = Place.objects.filter(code__in=codes).order_by("revision")
        for code, name, english in places.values_list("code", "name", "name_en"):
            yield ("nuts", code), Label((english or name, name, name, name), code[:-1])
    yield from _terms({name: codes for name, codes in missing.items() if name in BY_NAME})


def _terms(missing):
    facets = {scheme: name for name in missing for scheme in BY_NAME[name].schemes}
    if not facets:
        return
    codes = set().union(*missing.values())
    rows = Term.objects.filter(scheme__code__in=facets, code__in=codes)
    columns = ("scheme__code", "code", *(f"label_{one}" for one in LANGUAGES), "parent__code")
    for scheme, code, *names, parent in rows.order_by("-scheme__revision").values_list(
        *columns
    ):
        yield (facets[scheme], code), Label(tuple(names), parent or "")


def term_label(key):
    """The name of any vocabulary's term ("eurosci:21"), or the text itself."""
    scheme, __, code = key.partition(":")
    term = Term.objects.filter(scheme__code=scheme, code=code.rpartition(":")[2]).first()
    return term.label if term else key
