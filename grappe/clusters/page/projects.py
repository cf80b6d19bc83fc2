"""The projects in which the cluster organisation takes part, with all their partners."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from ..participation import participations

#: The list of the cluster's projects shows the others.
MOST = 20


@dataclass(frozen=True)
class ShownProject:
    """A project with its participations, the coordinator first."""

    project: Any
    partners: tuple[Any, ...]


def shown_projects(cluster):
    """The newest first, at most `MOST`; hidden projects and partners stay out."""
    if cluster.organisation_id is None:
        return []
    rows = participations()
    newest = newest_first(rows.filter(organisation=cluster.organisation_id))[:MOST]
    partners = rows.filter(project__in=newest.values("pk"))
    found = {}
    for row in partners.select_related("project__programme", "organisation", "country"):
        found.setdefault(row.project, []).append(row)
    order = sorted(found, key=lambda project: (project.starts_on or date.min, project.pk))
    return [ShownProject(project, in_order(found[project])) for project in reversed(order)]


def newest_first(rows):
    """The projects of these participations, the newest first."""
    model = rows.model._meta.get_field("project").related_model
    found = model.objects.filter(pk__in=rows.values("project"))
    return found.order_by(F("starts_on").desc(nulls_last=True), "-pk")


def in_order(rows):
    return tuple(sorted(rows, key=lambda row: (not row.is_coordinator(), row.pk)))
