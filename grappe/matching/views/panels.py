"""Panels that pages of lower apps show: similar projects, calls that suit."""

from django.shortcuts import get_object_or_404

from grappe.core.htmx import render_part
from grappe.organisations.models import Organisation
from grappe.projects.models import Project

from .. import serving
from ..nearness import calls_for as nearest_calls
from ..nearness import similar_projects


def similar(request, slug):
    """The projects whose text is nearest to this one's."""
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    matcher = serving.matcher()
    context = {
        "project": project,
        "is_trained": bool(matcher),
        "projects": similar_projects(matcher, project, request.user),
    }
    return render_part(request, "matching/similar.html", "panel", context)


def calls_for(request, slug):
    """The open calls that suit an organisation, by the projects it took part in."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    context = {
        "organisation": organisation,
        "calls": nearest_calls(organisation, request.user),
    }
    return render_part(request, "matching/calls_for.html", "panel", context)
