"""How the pages of keepers find what they are about."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from grappe.core.errors import require

from ..models import Cluster
from ..permissions import can_edit


def find_cluster(request, slug, can=can_edit):
    """The cluster: 404 when it is hidden from this person, 403 unless they may."""
    clusters = Cluster.objects.visible_to(request.user).select_related("country", "place")
    cluster = get_object_or_404(clusters, slug=slug)
    require(can(request.user, cluster))
    return cluster


def find_section(slug):
    """The profile's section of this name, or 404."""
    if section := Cluster.section(slug):
        return section
    raise Http404
