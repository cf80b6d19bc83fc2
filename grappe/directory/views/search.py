"""Search, and suggestions while one types."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from grappe.core.htmx import render_part

from .. import facets, index, panels
from ..highlight import Marker
from ..results import result
from ..searching import DEEPEST_PAGE, PER_PAGE, Asked, audiences_of, load
from .map import grouped_places

SHORTEST_SUGGESTION = 2


def search(request):
    """The directory: a whole page, or just its results when a choice changes."""
    if (term := request.GET.get("term")) and (parameter := facets.parameter_of(term)):
        return redirect(f"{reverse('directory:search')}?{urlencode([parameter])}")
    asked = Asked.of(request.GET)
    opened = request.GET.get("more", "")
    values = panels.SHOWN_WHEN_OPEN if opened or asked.chosen else 60
    found = index.search(asked.query(request.user, counted=facets.NAMES, values=values))
    marker = Marker(asked.text)
    results = [result(*pair, marker) for pair in load(found.keys, request.user)]
    context = {
        "asked": asked,
        "total": found.total,
        "results": results,
        "page": _page(found.total, asked),
        "panels": list(panels.panels(asked, found.counts, opened)),
        "chips": list(panels.chips(asked)),
        "sorts": list(panels.tabs(asked, panels.SORT_LABELS, "sort")),
        "views": list(panels.tabs(asked, panels.VIEW_LABELS, "view")),
        "ways_out": [] if found.total else list(panels.ways_out(asked, request.user)),
        "address": asked.address(),
        "opened": opened,
        "places": grouped_places(asked, request.user)[0] if asked.view == "map" else [],
    }
    return render_part(request, "directory/search.html", "results", context)


def _page(total, asked):
    reachable = min(total, DEEPEST_PAGE * PER_PAGE)
    return Paginator(range(reachable), PER_PAGE).get_page(asked.page)


def suggest(request):
    """Names that begin like what is being typed; a list of links, also on its own."""
    text = Asked.of(request.GET).text
    keys = ()
    if len(text) >= SHORTEST_SUGGESTION:
        keys = index.suggest(text, audiences_of(request.user))
    marker = Marker(text)
    found = [result(*pair, marker) for pair in load(keys, request.user)]
    return render_part(
        request, "directory/suggest.html", "suggestions", {"text": text, "results": found}
    )


def opensearch(request):
    """The description by which a browser offers this search in its own box."""
    return render(
        request,
        "directory/opensearch.xml",
        content_type="application/opensearchdescription+xml",
    )
