"""What lies near a text, by the trained matcher: projects, and whoever takes part in them."""

from django.db.models import F, Prefetch, Sum

from grappe.calls.models import Call
from grappe.projects.models import Project

from .models import NearProject

#: Asked for beyond what is shown, so that hidden projects leave no gap.
SPARE = 10


def text_of_project(project):
    """What a project says of itself."""
    return "\n".join(filter(None, [project.title, project.description])).strip()


def similar_projects(matcher, project, user, most=10):
    """The visible projects whose text is nearest to this one's, the nearest first."""
    text = text_of_project(project)
    if not matcher or not text:
        return []
    near = matcher.similar_projects(text, most + SPARE)
    return shown([key for key, _nearness in near if key != str(project.pk)], user)[:most]


def shown(keys, user):
    """The projects with these keys that the user may see, in this order."""
    visible = Project.objects.visible_to(user).with_coordinators(user)
    found = visible.in_bulk([int(key) for key in keys if key.isdecimal()])
    return [found[int(key)] for key in keys if key.isdecimal() and int(key) in found]


def calls_for(organisation, user, most=10):
    """The open calls nearest to what this organisation's visible projects were about.

    Each has `nearness` and its nearest of these projects in `near_own`.
    """
    own = Project.objects.visible_to(user).with_partner(organisation)
    near = NearProject.objects.filter(project__in=own).select_related("project")
    calls = Call.objects.visible_to(user).open().filter(near_projects__in=near.values("pk"))
    # Squared: one project in the midst of a call tells more than many at its edge.
    squared = F("near_projects__nearness") * F("near_projects__nearness")
    ranked = calls.annotate(nearness=Sum(squared))
    shown_of_each = Prefetch("near_projects", queryset=near, to_attr="near_own")
    return ranked.prefetch_related(shown_of_each).order_by("-nearness", "pk")[:most]
