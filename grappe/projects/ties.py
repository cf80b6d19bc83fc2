"""Who worked with whom: counted from the participations, for one organisation or a group."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, Max, Min

from grappe.organisations.models import Organisation

from .models import Participation, Project

#: The strongest partners only: a drawing of more says less.
MOST = 40


@dataclass(frozen=True)
class Tie:
    """A partner, in how many projects, from which to which year."""

    organisation: Any
    projects: int
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Ties:
    """The strongest partners and the projects that each pair of them shares."""

    partners: tuple[Tie, ...]
    pairs: dict[tuple[int, int], int]
    projects: int


def within(projects, first=None, last=None):
    """Those that start in these years; a year that is not given is no limit."""
    if first:
        projects = projects.filter(starts_on__year__gte=first)
    if last:
        projects = projects.filter(starts_on__year__lte=last)
    return projects


def ties_in(projects, user, without=None):
    """Ties among the partners of these projects, `without` one organisation."""
    rows = Participation.objects.visible_to(user).filter(project__in=projects.values("pk"))
    others = rows.exclude(organisation=without) if without else rows
    counted = (
        others.order_by()
        .values("organisation")
        .annotate(
            number=Count("project", distinct=True),
            first=Min("project__starts_on"),
            last=Max("project__starts_on"),
        )
        .order_by("-number", "organisation")[:MOST]
    )
    found = {row["organisation"]: row for row in counted}
    named = Organisation.objects.select_related("country").in_bulk(list(found))
    partners = tuple(
        Tie(named[pk], row["number"], year(row["first"]), year(row["last"]))
        for pk, row in found.items()
    )
    return Ties(
        partners,
        pairs_of(others.filter(organisation__in=list(found))),
        rows.values("project").distinct().count(),
    )


def year(day):
    return day.year if day else None


def pairs_of(rows):
    """{(organisation, organisation): projects together}, the smaller key first."""
    teams: dict[int, set[int]] = {}
    for project, organisation in rows.values_list("project", "organisation"):
        teams.setdefault(project, set()).add(organisation)
    return Counter(pair for team in teams.values() for pair in combinations(sorted(team), 2))


def of_organisation(organisation, user):
    """The visible projects of one organisation."""
    return Project.objects.visible_to(user).with_partner(organisation)
