"""The projects in which the cluster organisation takes part, with all their partners."""

from dataclasses import dataclass
from typing import Any

from ..participation import participations


@dataclass(frozen=True)
class ShownProject:
    """A project with its participations, the coordinator first."""

    project: Any
    partners: tuple[Any, ...]


def shown_projects(cluster):
    """The newest first; hidden projects stay out."""
    if cluster.organisation_id is None:
        return []
    rows = (
        participations()
        .filter(project__participations__organisation=cluster.organisation_id)
        .select_related("project__programme", "organisation", "country")
        .order_by("-project__starts_on", "project_id", "pk")
        .distinct()
    )
    found = {}
    for row in rows:
        found.setdefault(row.project, []).append(row)
    return [ShownProject(project, in_order(rows)) for project, rows in found.items()]


def in_order(rows):
    return tuple(sorted(rows, key=lambda row: not row.is_coordinator()))
