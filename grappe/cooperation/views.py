"""Pages of networks and agreements."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, render

from grappe.core.htmx import render_part
from grappe.taxonomies.models import Country

from .models import Agreement, Network, NetworkRole

PER_PAGE = 50


def index(request):
    """Networks, those with most clusters first."""
    networks = Network.objects.visible_to(request.user).with_counts(request.user)
    page = Paginator(networks, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "cooperation/list.html", {"page": page})


def network(request, slug):
    """One network: the clusters in it, each with its roles."""
    found = get_object_or_404(Network.objects.visible_to(request.user), slug=slug)
    roles = NetworkRole.objects.visible_to(request.user).filter(network=found)
    roles = roles.select_related("cluster__country").order_by("cluster__name", "role", "pk")
    return render(request, "cooperation/network.html", {"network": found, "roles": roles})


def agreements(request):
    """Who cooperates with whom, by the partner's country."""
    visible = Agreement.objects.visible_to(request.user)
    chosen = request.GET.get("country", "").strip()
    rows = visible.filter(country=chosen) if chosen else visible
    rows = rows.select_related("cluster__country", "country")
    rows = rows.order_by(F("country__name_en").asc(nulls_last=True), "partner", "pk")
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "countries": Country.objects.filter(agreement__in=visible).distinct(),
        "chosen": chosen,
    }
    return render_part(request, "cooperation/agreements.html", "results", context)
