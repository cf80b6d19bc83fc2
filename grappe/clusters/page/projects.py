"""The projects in which the cluster organisation takes part, with all their partners."""

from dataclasses import dataclass
from typing import Any

from grappe.organisations.models import Organisation


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
        participation()
        .objects.filter(
            project__participations__organisation=cluster.organisation_id,
            project__is_hidden=False,
        )
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


def participation():
    """The model above us that says who takes part in what, by its reverse relation."""
    return Organisation._meta.get_field("participations").related_model
