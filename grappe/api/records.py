"""Organisations, projects, events, news, good practices, vocabularies."""

from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.pagination import paginate

from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.publications.models import GoodPractice, News
from grappe.taxonomies.models import Country, Term

from .filters import Filters, found
from .pages import Pages
from .schemas import (
    CountryOut,
    EventOut,
    NewsOut,
    OrganisationOut,
    PracticeOut,
    Problem,
    ProjectOut,
    TermOut,
)

router = Router()
MISSING = {404: Problem}


@router.get("/organisations", response=list[OrganisationOut], tags=["organisations"])
@paginate(Pages)
def list_organisations(request, filters: Query[Filters]):
    """Organisations, narrowed by the same filters as the directory."""
    rows = Organisation.objects.visible_to(request.user).select_related("place")
    return found(request, filters, "organisation", rows)


@router.get(
    "/organisations/{slug}", response={200: OrganisationOut, **MISSING}, tags=["organisations"]
)
def get_organisation(request, slug: str):
    """One organisation."""
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)


@router.get("/projects", response=list[ProjectOut], tags=["projects"])
@paginate(Pages)
def list_projects(request, filters: Query[Filters]):
    """Projects with their partners, narrowed by the same filters as the directory."""
    rows = Project.objects.visible_to(request.user).with_coordinators(request.user)
    return found(request, filters, "project", rows)


@router.get("/projects/{slug}", response={200: ProjectOut, **MISSING}, tags=["projects"])
def get_project(request, slug: str):
    """One project with its partners."""
    rows = Project.objects.visible_to(request.user).with_coordinators(request.user)
    return get_object_or_404(rows, slug=slug)


@router.get("/events", response=list[EventOut], tags=["events"])
@paginate(Pages)
def list_events(request, cluster: str = "", past: bool = False):
    """Events to come, the next first; `past` gives all of them."""
    rows = Event.objects.visible_to(request.user).select_related("cluster")
    rows = rows.filter(cluster__slug=cluster) if cluster else rows
    return rows if past else rows.upcoming()


@router.get("/news", response=list[NewsOut], tags=["publications"])
@paginate(Pages)
def list_news(request, cluster: str = ""):
    """News, the newest first."""
    rows = News.objects.visible_to(request.user).select_related("cluster")
    return rows.filter(cluster__slug=cluster) if cluster else rows


@router.get("/practices", response=list[PracticeOut], tags=["publications"])
@paginate(Pages)
def list_practices(request, cluster: str = ""):
    """Good practices, the newest first."""
    rows = GoodPractice.objects.visible_to(request.user).select_related("cluster")
    return rows.filter(cluster__slug=cluster) if cluster else rows


@router.get("/terms", response=list[TermOut], tags=["vocabularies"])
@paginate(Pages)
def list_terms(request, scheme: str = "", parent: str = ""):
    """Terms of the vocabularies, by scheme (nace2, ipc, s3 …) and parent code."""
    rows = Term.objects.select_related("scheme", "parent")
    rows = rows.filter(scheme__code=scheme) if scheme else rows
    return rows.filter(parent__code=parent) if parent else rows


@router.get("/countries", response=list[CountryOut], tags=["vocabularies"])
@paginate(Pages)
def list_countries(request):
    """Countries by ISO 3166 code."""
    return Country.objects.all()
