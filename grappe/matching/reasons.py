"""What speaks for and against a match, in words, from the engine's evidence."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.taxonomies.models import Country

from .engine.answers import FAMILIES

FAMILY_NAMES = {
    "theme": gettext_lazy("theme"),
    "ties": gettext_lazy("earlier ties"),
    "role": gettext_lazy("gap in the team"),
    "place": gettext_lazy("place"),
    "activity": gettext_lazy("recent activity"),
    "profile": gettext_lazy("profile"),
}
#: What each code of the engine means to a reader.
AGAINST = {
    "idle": gettext_lazy("No project of it has begun in the last years."),
    "newcomer": gettext_lazy("Few projects are known of it, so little stands behind this."),
    "busy": gettext_lazy("It has begun very many projects in the last years."),
    "no_theme": gettext_lazy("None of its known projects is near this text."),
    "no_tie": gettext_lazy("It has not worked with anybody of the team yet."),
    "same_kind": gettext_lazy("The team has several partners of this kind already."),
    "same_country": gettext_lazy("The team has several partners from this country already."),
}
#: The kinds of organisation that EU data tell apart.
KINDS = {
    "HES": gettext_lazy("a university"),
    "PRC": gettext_lazy("a company"),
    "REC": gettext_lazy("a research organisation"),
    "PUB": gettext_lazy("a public body"),
    "OTH": gettext_lazy("another kind of organisation"),
}
#: In what order the kinds of evidence are told.
ORDER = ("project", "tie", "path", "gap", "profile", "recent")
MOST_CLAUSES = 3
#: A row links to so many things that it rests on.
MOST_LINKS = 5


@dataclass(frozen=True)
class Piece:
    """One family's part of the score; `x` and `width` place it in a drawing of 600."""

    label: Any
    value: float
    number: int
    x: float
    width: float

    @property
    def percent(self):
        return round(self.value * 100)


class Things:
    """The projects and organisations that the evidence names and that the reader may see."""

    def __init__(self, matches, user):
        keys = {key for match in matches for one in match.evidence for key in one.keys}
        numbers = [int(key) for key in keys if key.isdecimal()]
        organisations = {int(key) for match in matches for key in partner_keys(match)}
        organisations |= {int(match.key) for match in matches if match.key.isdecimal()}
        visible = Organisation.objects.visible_to(user).select_related("country")
        self.organisations = visible.in_bulk(organisations)
        self.projects = Project.objects.visible_to(user).in_bulk(numbers)
        self.countries = Country.objects.in_bulk([key for key in keys if len(key) == 2])

    def organisation(self, key):
        return self.organisations.get(int(key)) if key.isdecimal() else None

    def project(self, key):
        return self.projects.get(int(key)) if key.isdecimal() else None

    def projects_of(self, keys):
        return [project for project in map(self.project, keys) if project]


def partner_keys(match):
    """Of one match's evidence, the keys that name organisations."""
    for one in match.evidence:
        size = {"tie": 1, "path": 2}.get(one.kind, 0)
        yield from (key for key in one.keys[:size] if key.isdecimal())


@dataclass(frozen=True)
class Reason:
    """One match in words: the sentence, what it rests on, what speaks against it."""

    sentence: str
    links: tuple[Any, ...]
    against: str
    pieces: tuple[Piece, ...]


def reason(match, things):
    """The match in words, with nothing in them that the reader may not see."""
    told = [one for one in match.evidence if one.kind in ORDER]
    told.sort(key=lambda one: (ORDER.index(one.kind), -one.weight))
    clauses = [near(told, things), *(said(one, things) for one in told)]
    kept = list(dict.fromkeys(filter(None, clauses)))[:MOST_CLAUSES]
    return Reason(
        sentence=sentence(kept),
        links=links(told, things),
        against=str(AGAINST.get(match.against, "")),
        pieces=tuple(pieces(match.contributions)),
    )


def sentence(clauses):
    """The clauses as one sentence."""
    if not clauses:
        return _("Resembles organisations that took part in such work.")
    text = clauses[-1]
    if len(clauses) > 1:
        first = ", ".join(clauses[:-1])
        text = _("%(first)s, and %(last)s") % {"first": first, "last": clauses[-1]}
    return f"{capfirst(text)}."


def near(evidence, things):
    """The past projects that are near the text, or ""."""
    keys = [key for one in evidence if one.kind == "project" for key in one.keys]
    projects = things.projects_of(dict.fromkeys(keys))
    if not projects:
        return ""
    text = ngettext(
        "took part in %(number)s project near this text: %(project)s",
        "took part in %(number)s projects near this text, the nearest %(project)s",
        len(projects),
    )
    return text % {"number": len(projects), "project": dated(projects[0])}


def dated(project):
    return f"{project} ({project.starts_on.year})" if project.starts_on else str(project)


def said(one, things):
    """One piece of evidence as a clause; "" where the reader may not see what it names."""
    words = {"tie": tie, "path": path, "gap": gap, "recent": recent, "profile": profile}
    return words[one.kind](one.keys, things) if one.kind in words else ""


def tie(keys, things):
    partner, projects = things.organisation(keys[0]), things.projects_of(keys[1:])
    if not partner:
        return ""
    if not projects:
        return _("worked with %(partner)s") % {"partner": partner}
    text = ngettext(
        "worked with %(partner)s in %(number)s project",
        "worked with %(partner)s in %(number)s projects",
        len(projects),
    )
    return text % {"partner": partner, "number": len(projects)}


def path(keys, things):
    found = [things.organisation(key) for key in keys[:2]]
    if len(found) < 2 or None in found:
        return ""
    partner, between = found
    return _("worked with %(between)s, who worked with %(partner)s") % {
        "between": between,
        "partner": partner,
    }


def gap(keys, things):
    known = [KINDS.get(key) or things.countries.get(key) for key in keys]
    words = ", ".join(str(one) for one in known if one)
    return _("brings what the team lacks: %(what)s") % {"what": words} if words else ""


def recent(keys, things):
    begun = [
        project.starts_on.year for project in things.projects_of(keys) if project.starts_on
    ]
    if not begun:
        return ""
    return _("began its latest project in %(year)s") % {"year": max(begun)}


def profile(keys, things):
    return _("describes itself in words near this text")


def links(evidence, things):
    """The pages of what the evidence names, the strongest first."""
    found = []
    for one in evidence:
        size = {"tie": 1, "path": 2}.get(one.kind, 0)
        found += [things.organisation(key) for key in one.keys[:size]]
        if one.kind != "gap":
            found += things.projects_of(one.keys[size:])
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_LINKS]


def pieces(contributions):
    """Each family's part; what speaks for the match is drawn from left to right."""
    x = 0.0
    for number, family in enumerate(FAMILIES, start=1):
        value = contributions.get(family, 0.0)
        width = max(value, 0.0) * 600
        yield Piece(FAMILY_NAMES[family], value, number, x, width)
        x += width
