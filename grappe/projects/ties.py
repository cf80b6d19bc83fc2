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


@dataclass(frozen=True)
class Around:
    """Two partners of a project who worked together before it, after it, or both."""

    one: Any
    other: Any
    earlier: int
    later: int


def around(project, partners, user):
    """The pairs of these partners that met in other projects, most often first; two
    questions however many they are. None where the project's start is not known."""
    if project.starts_on is None:
        return None
    named = {row.organisation_id: row.organisation for row in partners}
    rows = Participation.objects.visible_to(user).filter(organisation__in=list(named))
    rows = rows.exclude(project=project).exclude(project__starts_on=None)
    earlier = pairs_of(rows.filter(project__starts_on__lt=project.starts_on))
    later = pairs_of(rows.filter(project__starts_on__gt=project.starts_on))
    found = (
        Around(named[a], named[b], earlier[a, b], later[a, b])
        for a, b in sorted(set(earlier) | set(later))
    )
    return sorted(found, key=lambda tie: (-(tie.earlier + tie.later), str(tie.one)))


def of_organisation(organisation, user):
    """The visible projects of one organisation."""
    return Project.objects.visible_to(user).with_partner(organisation)
