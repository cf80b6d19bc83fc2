"""Networks and agreements as the page groups them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Cluster

#: The world's regions as the countries' file names them, home first.
REGIONS = {
    "Europe": _("Europe"),
    "North America": _("North America"),
    "South America": _("South America"),
    "Asia": _("Asia"),
    "Africa": _("Africa"),
    "Oceania": _("Oceania"),
    "Antarctica": _("Antarctica"),
    "": _("Elsewhere"),
}


@dataclass
class ShownNetwork:
    """A network once, with every role that the cluster has in it."""

    name: str
    slug: str
    roles: list[Any] = field(default_factory=list)
    since: date | None = None


@dataclass(frozen=True)
class ShownAgreement:
    """An agreement with the country of its partner."""

    name: str
    text: str
    country: str
    region: str
    signed_on: date | None


def networks(rows):
    """The networks in their own order; `rows` are small rows of network roles."""
    model = Cluster._meta.get_field("network_roles").related_model
    names = dict(model.Role.choices)
    found = {}
    for row in rows:
        shown = found.setdefault(row.second, ShownNetwork(row.name, row.second))
        shown.roles.append(names.get(row.third, row.third))
        shown.since = shown.since or day(row.fourth)
    return list(found.values())


def agreements(rows):
    """[(region of the world, agreements)], home first; `rows` are small rows."""
    groups = {region: [] for region in REGIONS}
    for row in rows:
        shown = ShownAgreement(row.name, row.second, row.fifth, row.third, day(row.fourth))
        groups.setdefault(row.sixth, []).append(shown)
    return [(REGIONS.get(name, name), group) for name, group in groups.items() if group]


def day(text):
    """The day of an ISO date, None of an empty text."""
    return date.fromisoformat(text[:10]) if text else None
