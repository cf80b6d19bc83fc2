"""The page that a cluster shows the world."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from grappe.activity.models import Activity
from grappe.core.caching import drawn_once

from ..models import Cluster
from ..page import profile_page
from ..permissions import can_edit


def page(request, slug):
    """The profile: written from records, readable without an account."""
    cluster = visible(request, slug)
    version = (cluster.pk, Activity.objects.latest_number())
    return drawn_once(request, version, lambda: drawn(request, cluster))


def drawn(request, cluster):
    shown = profile_page(cluster, (get_language() or "en").split("-")[0])
    keeps = can_edit(request.user, cluster)
    context = {"cluster": cluster, "page": shown, "keeps": keeps}
    return render(request, "clusters/page.html", context)


def visible(request, slug):
    """The cluster with what every page of it names; 404 for whom it is hidden from."""
    rows = Cluster.objects.visible_to(request.user).with_calls()
    related = ("country", "place", "organisation", "legal_form__scheme")
    return get_object_or_404(rows.select_related(*related), slug=slug)
