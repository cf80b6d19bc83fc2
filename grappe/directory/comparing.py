"""Up to four clusters or organisations side by side."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from grappe.clusters.composition import composition, register_counts
from grappe.projects.models import Project

from .index.documents import MODELS
from .results import COMPARABLE, SINGULAR, plain

MOST = 4
TEXT = 280


@dataclass(frozen=True)
class Thing:
    """One column of the comparison."""

    kind: str
    row: Any
    without: str

    @property
    def name(self):
        return str(self.row)

    @property
    def kind_label(self):
        return SINGULAR[self.kind]

    @property
    def url(self):
        return self.row.get_absolute_url()


@dataclass(frozen=True)
class Cell:
    """What one column says in one line, and what of it all columns say."""

    values: list
    shared: frozenset = frozenset()


def chosen(ids, user):
    """The things of these "kind:slug" that the person may see, at most four."""
    found = []
    for one in dict.fromkeys(ids):
        kind, __, slug = one.partition(":")
        if kind in COMPARABLE and len(found) < MOST:
            rows = MODELS[kind]._default_manager.visible_to(user)
            row = rows.select_related("country", "place").filter(slug=slug).first()
            found += [(kind, row)] if row else []
    keys = [f"{kind}:{row.slug}" for kind, row in found]
    return [
        Thing(
            kind, row, "?" + urlencode({"ids": [key for key in keys if key != own]}, doseq=True)
        )
        for (kind, row), own in zip(found, keys, strict=True)
    ]


def lines(things, user):
    """(label, cells) for each line in which at least one of them says something."""
    for label, values in LINES:
        columns = [[str(value) for value in values(one.row, user) if value] for one in things]
        if any(columns):
            shared = frozenset(set(columns[0]).intersection(*columns[1:]))
            shared = shared if len(things) > 1 else frozenset()
            yield label, [Cell(column, shared) for column in columns]


def terms(*names):
    """The labels behind these links, of a row that has them."""

    def values(row, user):
        return [
            term for name in names if hasattr(row, name) for term in getattr(row, name).all()
        ]

    return values


def own(*names):
    def values(row, user):
        return [getattr(row, name, None) for name in names]

    return values


def text(row, user):
    words = next(
        filter(None, (getattr(row, name, "") for name in ("about", "mission", "summary"))), ""
    )
    return [Truncator(plain(words)).chars(TEXT)]


def established(row, user):
    day = getattr(row, "established_on", None)
    return [day and date_format(day, "DATE_FORMAT")]


def kind(row, user):
    return [row.get_kind_display() if hasattr(row, "get_kind_display") else ""]


def members(row, user):
    if not hasattr(row, "memberships") or not hasattr(row, "claims"):
        return []
    found = composition(row.claims.all(), {str(k): v for k, v in register_counts(row).items()})
    return [f"{part.label}: {part.value}" for part in found.parts]


def member_of(row, user):
    if hasattr(row, "claims"):
        return []
    present = row.memberships.current().select_related("cluster")
    return [one.cluster for one in present if one.cluster.is_published]


def projects(row, user):
    organisation = row.organisation_id if hasattr(row, "claims") else row.pk
    found = Project.objects.visible_to(user).filter(participations__organisation=organisation)
    return list(found.distinct()[:20]) if organisation else []


def networks(row, user):
    if not hasattr(row, "network_roles"):
        return []
    return [role.network for role in row.network_roles.select_related("network")]


LINES = (
    (_("Country"), own("country")),
    (_("Region"), own("place")),
    (_("City"), own("city")),
    (_("Type"), kind),
    (_("In short"), text),
    (_("Established"), established),
    (_("Management team"), own("staff")),
    (_("Members"), members),
    (_("Member of"), member_of),
    (_("Languages"), terms("languages")),
    (_("Industries (NACE)"), terms("industries")),
    (_("Industrial ecosystems"), terms("ecosystems")),
    (_("Technology fields (IPC)"), terms("technologies")),
    (_("S3 priority areas"), terms("priorities")),
    (_("Capabilities"), terms("capabilities")),
    (_("Support services"), terms("services")),
    (_("Target countries"), terms("international_countries", "transnational_countries")),
    (_("Networks"), networks),
    (_("Projects"), projects),
)
