"""Clusters for programs."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.pagination import paginate

from grappe.clusters.models import Cluster

from .filters import Filters, found
from .pages import Pages
from .profile import ProfileOut, profile_out
from .schemas import ClusterBrief, Problem

router = Router(tags=["clusters"])


@router.get("/clusters", response=list[ClusterBrief])
@paginate(Pages)
def list_clusters(request, filters: Query[Filters]):
    """Clusters that the caller may see, narrowed by the same filters as the directory."""
    rows = Cluster.objects.visible_to(request.user).select_related("place")
    return found(request, filters, "cluster", rows)


@router.get("/clusters/{slug}", response={200: ProfileOut, 404: Problem})
def get_cluster(request, slug: str):
    """One cluster's whole public profile, section by section."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    return profile_out(cluster, settings.SITE_URL)
