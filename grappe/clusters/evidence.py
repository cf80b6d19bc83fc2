"""The rows behind a claim: the very records that backing.py counts, each with its page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from grappe.organisations.models import Organisation

from .backing import ours
from .composition import CATEGORIES, Topic
from .participation import participations


@dataclass(frozen=True)
class Evidence:
    """Records to be shown as a table; `cells` makes (text, address or "") of one record."""

    headings: tuple[Any, ...]
    records: Any
    cells: Callable[[Any], tuple[tuple[Any, str], ...]]


def evidence(cluster, topic, user):
    """The records that bear on claims of this topic and that the user may see; or None."""
    if topic == Topic.MEMBERS or topic in CATEGORIES:
        return members(cluster, topic, user)
    if topic == Topic.RD_PROJECTS:
        return projects(cluster)
    if topic == Topic.RD_PARTNERS:
        return partners(cluster, user)
    return None


def members(cluster, topic, user):
    """The present members, of the topic's categories."""
    found = cluster.memberships.current().shown_to(user)
    if topic in CATEGORIES:
        found = found.filter(category__in=CATEGORIES[topic])
    headings = (_("Organisation"), _("Country"), _("Category"))
    return Evidence(headings, found.order_by("organisation__name", "pk"), member_cells)


def member_cells(member):
    organisation = member.organisation
    return (
        (organisation, organisation.get_absolute_url()),
        (organisation.country or "–", ""),
        (member.get_category_display(), ""),
    )


def projects(cluster):
    """The projects in which the cluster's organisation or a present member takes part."""
    model = participations().model._meta.get_field("project").related_model
    found = model.objects.filter(pk__in=ours(cluster).values("project"))
    seen = Q(participations__organisation__is_hidden=False)
    found = found.annotate(count=Count("participations", filter=seen))
    found = found.select_related("programme")
    headings = (_("Project"), _("Programme"), _("From"), _("Until"), _("Partners"))
    return Evidence(headings, found.order_by("-starts_on", "title"), project_cells)


def project_cells(project):
    return (
        (project, project.get_absolute_url()),
        (project.programme or "–", ""),
        (str(project.starts_on.year) if project.starts_on else "–", ""),
        (str(project.ends_on.year) if project.ends_on else "–", ""),
        (project.count, ""),
    )


def partners(cluster, user):
    """Every organisation in those projects."""
    rows = participations().filter(project__in=ours(cluster).values("project"))
    found = Organisation.objects.visible_to(user).filter(pk__in=rows.values("organisation"))
    headings = (_("Organisation"), _("Country"), _("Kind"))
    return Evidence(headings, found.select_related("country").order_by("name"), partner_cells)


def partner_cells(organisation):
    return (
        (organisation, organisation.get_absolute_url()),
        (organisation.country or "–", ""),
        (organisation.get_kind_display(), ""),
    )
