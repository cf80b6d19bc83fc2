"""The members of a cluster, as the public sees them: never the fee."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import render

from ..models import Membership
from ..permissions import can_edit
from .public import visible

PER_PAGE = 100


def members(request, slug):
    """Names, categories and countries of the present members."""
    cluster = visible(request, slug)
    present = cluster.memberships.current().shown_to(request.user)
    counts = counted(present)
    category = request.GET.get("category", "")
    shown = present.filter(category=category) if category in Membership.Category else present
    page = Paginator(shown.order_by("organisation__name", "pk"), PER_PAGE)
    context = {
        "cluster": cluster,
        "counts": counts,
        "whole": sum(one["number"] for one in counts),
        "category": category,
        "page": page.get_page(request.GET.get("page")),
        "has_map": present.placed().exists(),
        "keeps": can_edit(request.user, cluster),
    }
    return render(request, "clusters/members.html", context)


def counted(present):
    """Each category that occurs, in the declared order, with its number."""
    grouped = present.select_related(None).order_by().values_list("category")
    numbers = dict(grouped.annotate(Count("pk")))
    return [
        {"value": value, "label": label, "number": numbers[value]}
        for value, label in Membership.Category.choices
        if value in numbers
    ]


def members_map(request, slug):
    """The present members whose place is known, as points for the map (GeoJSON)."""
    cluster = visible(request, slug)
    placed = cluster.memberships.current().placed().shown_to(request.user)
    points = [point(member) for member in placed]
    return JsonResponse({"type": "FeatureCollection", "features": points})


def point(member):
    organisation = member.organisation
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [organisation.lon, organisation.lat]},
        "properties": {
            "name": organisation.name,
            "url": organisation.get_absolute_url(),
            "category": member.get_category_display(),
        },
    }
