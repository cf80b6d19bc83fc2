"""Panels that pages of lower apps show: similar projects."""

from django.shortcuts import get_object_or_404

from grappe.core.htmx import render_part
from grappe.projects.models import Project

from .. import serving
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
