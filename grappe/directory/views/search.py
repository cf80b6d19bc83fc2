"""Search, and suggestions while one types."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import ngettext

from grappe.core.caching import drawn_once
from grappe.core.htmx import render_part

from .. import facets, index, labels, mapping, panels
from ..highlight import Marker
from ..models import IndexQueue
from ..results import result
from ..searching import DEEPEST_PAGE, PER_PAGE, Asked, audiences_of, load

SHORTEST_SUGGESTION = 2
VARY = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request", "Cookie")


def search(request):
    """The directory: a whole page, or just its results when a choice changes."""
    if term := request.GET.get("term"):
        return redirect(_address_of(term))
    is_part = bool(request.htmx) and not request.htmx.boosted
    version = (index.generation(), IndexQueue.objects.newest(), is_part)
    response = drawn_once(request, version, lambda: _drawn(request))
    patch_vary_headers(response, VARY)
    return response


def _drawn(request):
    asked = Asked.of(request.GET)
    opened = request.GET.get("more", "")
    values = _values(asked, opened)
    query = asked.query(request.user, counted=facets.NAMES, values=values)
    found = index.search(query)
    marker = Marker(asked.text)
    context = {
        "asked": asked,
        "total": found.total,
        "said": _said(found.total, asked.text),
        "results": [result(*pair, marker) for pair in load(found.keys, request.user)],
        "page": _page(found.total, asked),
        "panels": list(panels.panels(asked, found.counts, opened)),
        "chips": list(panels.chips(asked)),
        "sorts": list(panels.tabs(asked, panels.SORT_LABELS, "sort")),
        "views": list(panels.tabs(asked, panels.VIEW_LABELS, "view")),
        "ways_out": [] if found.total else list(panels.ways_out(asked, request.user)),
        "address": asked.address(),
    }
    if asked.view == "map":
        places = index.search(mapping.question(query)).counts
        context |= {"places": list(mapping.spots(asked, places)), "tiles": settings.TILE_SERVER}
    return render_part(request, "directory/search.html", "results", context)


def _said(total, text):
    """How many there are, in words."""
    said = ngettext("%(number)s result", "%(number)s results", total)
    if text:
        said = ngettext(
            "%(number)s result for “%(text)s”", "%(number)s results for “%(text)s”", total
        )
    return said % {"number": number_format(total), "text": text}


def _address_of(term):
    """The facet's value that this term is, or else a search for its name."""
    pair = facets.parameter_of(term) or ("q", labels.term_label(term))
    return f"{reverse('directory:search')}?{urlencode([pair])}"


def _values(asked, opened):
    """How many values of each facet this page may show."""
    return panels.SHOWN_WHEN_OPEN if opened or asked.chosen else panels.RANKED


def _page(total, asked):
    reachable = min(total, DEEPEST_PAGE * PER_PAGE)
    return Paginator(range(reachable), PER_PAGE).get_page(asked.page)


def suggest(request):
    """Names that begin like what is being typed: a list of links, or for a browser's box."""
    text = Asked.of(request.GET).text
    keys = ()
    if len(text) >= SHORTEST_SUGGESTION:
        keys = index.suggest(text, audiences_of(request.user))
    rows = load(keys, request.user)
    if request.GET.get("format") == "json":
        return JsonResponse([text, [str(row) for __, row in rows]], safe=False)
    marker = Marker(text)
    context = {"text": text, "results": [result(*pair, marker) for pair in rows]}
    return render_part(request, "directory/suggest.html", "suggestions", context)


def opensearch(request):
    """The description by which a browser offers this search in its own box."""
    return render(
        request,
        "directory/opensearch.xml",
        content_type="application/opensearchdescription+xml",
    )
