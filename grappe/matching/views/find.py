"""Find partners: a text, the partners already known, wishes; answers with reasons."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grappe.calls.models import Call
from grappe.core.exports import csv_response, xlsx_response
from grappe.core.htmx import render_part
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from .. import serving
from ..asking import TOPS, read
from ..exporting import HEADER, cells
from ..finding import find as ask
from .take import board_in


@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """The question and its answer; a short question has an address of its own."""
    params = request.POST if request.method == "POST" else request.GET
    asked = read(params, request.user, *sources(params, request.user))
    address = reverse("matching:find") + asked.address()
    is_plain = request.method == "POST" and not request.htmx
    if is_plain and asked.is_short() and not asked.said:
        return redirect(address)
    response = render_part(request, "matching/find.html", "results", context(request, asked))
    if request.htmx and asked.is_short():
        response["HX-Push-Url"] = address
    return response


def sources(params, user):
    """(call, board) that the question names; one that the user may not see is not found."""
    slug = params.get("call", "")
    calls = Call.objects.visible_to(user)
    board = board_in(params, user)
    call = get_object_or_404(calls, slug=slug) if slug else board and board.call
    return call, board


def context(request, asked):
    """What the page shows: the question, and its answer when there is one."""
    matcher = serving.matcher()
    found = ask(matcher, asked, request.user) if matcher and not asked.is_empty() else None
    here = Organisation.objects.visible_to(request.user).filter(country=OuterRef("pk"))
    return {
        "asked": asked,
        "found": found,
        "is_trained": bool(matcher),
        "is_asked": bool(request.method == "POST" or request.GET),
        "countries": Country.objects.filter(Exists(here)),
        "kinds": Organisation.Kind.choices,
        "tops": TOPS,
        "exports": [("csv", "CSV"), ("xlsx", "XLSX")],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def export(request, form):
    """The answer as a table: what the page shows, row by row."""
    if form not in ("csv", "xlsx"):
        raise Http404
    params = request.POST if request.method == "POST" else request.GET
    asked = read(params, request.user, *sources(params, request.user))
    matcher = serving.matcher()
    has_answer = matcher and not asked.is_empty()
    rows = ask(matcher, asked, request.user).rows if has_answer else ()
    respond = csv_response if form == "csv" else xlsx_response
    return respond(f"{_('partners')}.{form}", HEADER, map(cells, rows))


def names(request):
    """The names that begin as typed: options for the box of a known partner."""
    text = request.GET.get("add", "")
    found = Organisation.objects.visible_to(request.user).starting_with(text)
    options = found.select_related("country")[:12] if len(text.strip()) > 1 else []
    return render(request, "organisations/names.html", {"organisations": options})
