"""Pages of projects."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.clusters.models import Cluster
from grappe.core.errors import require
from grappe.core.exports import csv_response
from grappe.core.htmx import render_part
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from . import ties
from .forms import ProjectForm
from .models import Programme, Project
from .network import draw
from .permissions import can_add, can_edit

PER_PAGE = 20
#: Pairs of partners who met elsewhere that a project's page shows.
MET = 12


def index(request):
    """All projects, by programme, country of a partner, year, or partner."""
    visible = Project.objects.visible_to(request.user)
    chosen = {name: request.GET.get(name, "").strip() for name in ("programme", "country")}
    chosen["partner"] = request.GET.get("partner", "").strip()
    year = request.GET.get("year", "").strip()
    chosen["year"] = int(year) if year.isdecimal() and len(year) == 4 else None
    taking_part = Country.objects.filter(participation__project__in=visible)
    context = listed(request, visible.chosen(**chosen)) | {
        "chosen": chosen,
        "programmes": Programme.objects.filter(project__in=visible).distinct(),
        "countries": taking_part.distinct(),
        "can_add": can_add(request.user),
    }
    return render_part(request, "projects/list.html", "results", context)


def of_cluster(request, slug):
    """The projects of a cluster's organisation and members: the rows behind its figure."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    projects = Project.objects.visible_to(request.user).of_cluster(cluster)
    context = listed(request, projects) | {"cluster": cluster}
    return render_part(request, "projects/of_cluster.html", "results", context)


def listed(request, projects):
    """The asked page of the projects."""
    pages = Paginator(projects.with_coordinators(request.user), PER_PAGE)
    return {"page": pages.get_page(request.GET.get("page"))}


def page(request, slug):
    """One project: its text, its money, its partners, the clusters behind them."""
    visible = Project.objects.visible_to(request.user).select_related("programme")
    project = get_object_or_404(visible, slug=slug)
    clusters = project.clusters().visible_to(request.user)
    partners = project.partners().visible_to(request.user)
    partners = list(partners.select_related("organisation__country", "country"))
    money = sum(row.contribution for row in partners if row.contribution is not None)
    met = ties.around(project, partners, request.user)
    context = {
        "project": project,
        "partners": [(row, percent(row.contribution, money)) for row in partners],
        "has_map": any(place_of(row) for row in partners),
        "met": met[:MET] if met else met,
        "pairs_met": len(met or ()),
        "pairs": len(partners) * (len(partners) - 1) // 2,
        "clusters": clusters.select_related("country"),
        "topics": project.topics.select_related("scheme"),
        "can_edit": can_edit(request.user, project),
    }
    return render(request, "projects/page.html", context)


def percent(part, whole):
    return round(100 * part / whole) if part is not None and whole else None


def place_of(row):
    """(longitude, latitude) of a participation's organisation, else of its country."""
    for place in (row.organisation, row.country or row.organisation.country):
        if place and place.lat is not None and place.lon is not None:
            return [place.lon, place.lat]
    return None


def partners_map(request, slug):
    """The partners as points (GeoJSON); those in one place share a point."""
    visible = Project.objects.visible_to(request.user)
    project = get_object_or_404(visible, slug=slug)
    spots = {}
    rows = (
        project.partners()
        .visible_to(request.user)
        .select_related("organisation__country", "country")
    )
    for row in rows:
        if place := place_of(row):
            spots.setdefault(tuple(place), []).append(row.organisation)
    return JsonResponse(
        {"type": "FeatureCollection", "features": [spot(*pair) for pair in spots.items()]}
    )


def spot(place, organisations):
    first, *others = organisations
    name = f"{first} + {len(others)}" if others else str(first)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(place)},
        "properties": {"name": name, "url": first.get_absolute_url(), "category": ""},
    }


@login_required
def add(request):
    require(can_add(request.user))
    return edited(request, Project(), _("The project is added."))


@login_required
def edit(request, slug):
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    require(can_edit(request.user, project))
    return edited(request, project, _("The project is saved."))


def edited(request, project, said):
    """The form of a new or present project, kept until it is right."""
    title = str(project) if project.pk else ""
    form = ProjectForm(request.POST or None, instance=project, own=own_of(request.user))
    if request.method == "POST" and form.is_valid() and form.keep(by=request.user):
        messages.success(request, said)
        return redirect(project)
    return render(request, "projects/edit.html", {"title": title, "form": form})


def own_of(user):
    """The organisations of whom one must take part; None when no such rule holds."""
    if user.is_staff:
        return None
    return list(Organisation.objects.filter(cluster__in=user.clusters.published()))


def network_of_organisation(request, slug):
    """With whom an organisation worked, drawn and in a table."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(visible, slug=slug)
    projects = ties.of_organisation(organisation, request.user)
    return network(request, organisation, projects, center=organisation)


def network_of_cluster(request, slug):
    """Who works with whom in the projects of a cluster's members."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    projects = Project.objects.visible_to(request.user).of_cluster(cluster)
    members = cluster.memberships.current().values_list("organisation", flat=True)
    return network(request, cluster, projects, marked=frozenset(members))


def network(request, thing, projects, center=None, marked=frozenset()):
    asked = {name: request.GET.get(name, "").strip() for name in ("first", "last")}
    years = {name: int(text) if is_year(text) else None for name, text in asked.items()}
    said = [text for name, text in asked.items() if text and years[name] is None]
    found = ties.ties_in(ties.within(projects, **years), request.user, without=center)
    if request.GET.get("form") == "csv":
        return csv_response("network.csv", CSV_HEAD, map(csv_row, found.partners))
    context = {
        "thing": thing,
        "ties": found,
        "drawing": draw(found, center, marked),
        "asked": asked,
        "bad_years": said,
        "marked": marked,
        "is_cluster": center is None,
    }
    return render_part(request, "projects/network.html", "network", context)


def is_year(text):
    return len(text) == 4 and text.isascii() and text.isdecimal() and text > "1900"


CSV_HEAD = ["organisation", "pic", "country", "projects", "first", "last"]


def csv_row(tie):
    one = tie.organisation
    return [
        one.name,
        one.pic,
        one.country_id or "",
        tie.projects,
        tie.first or "",
        tie.last or "",
    ]
