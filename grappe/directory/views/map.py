"""The map's two files: what lies where under the present filters, and the outlines."""

import json
from functools import cache
from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page

import grappe.taxonomies
from grappe.taxonomies.models import Outline

from .. import index, mapping
from ..searching import Asked

OUTLINES = Path(grappe.taxonomies.__file__).parent / "data" / "countries_outline.geojson"


def map_data(request):
    """GeoJSON points, single or grouped by region, and each region's count for shading."""
    asked = Asked.of(request.GET)
    found = index.search(mapping.question(asked.query(request.user)))
    spots = list(mapping.spots(asked, found.counts))
    few = found.total <= mapping.FEW
    features = mapping.points(found.keys, request.user) if few else mapping.features(spots)
    counts = {spot.code: {"name": str(spot.label), "count": spot.count} for spot in spots}
    directory = reverse("directory:search")
    links = {spot.code: directory + spot.url for spot in spots}
    return JsonResponse(
        {
            "type": "FeatureCollection",
            "features": [_absolute(feature, directory) for feature in features],
            "counts": counts,
            "links": links,
        }
    )


def _absolute(feature, directory):
    url = feature["properties"]["url"]
    if url.startswith("?"):
        feature["properties"]["url"] = directory + url
    return feature


@gzip_page
@cache_control(public=True, max_age=86_400)
def outlines(request):
    """The countries' outlines, and the regions' of the chosen countries if there are any."""
    asked = Asked.of(request.GET)
    if not (asked.chosen.get("country") or asked.chosen.get("nuts")):
        return HttpResponse(_countries(), content_type="application/geo+json")
    world = json.loads(_countries())
    rows = Outline.objects.filter(place__code__in=_near(asked))
    world["features"] += [
        {"type": "Feature", "properties": {"code": code}, "geometry": geometry}
        for code, geometry in rows.values_list("place__code", "geometry")
    ]
    return JsonResponse(world, content_type="application/geo+json")


def _near(asked):
    """The codes of the regions that a look at these choices wants to see."""
    wanted = Outline.objects.all()
    codes = wanted.values_list("place__code", "place__country")
    countries, regions = asked.chosen.get("country", ()), asked.chosen.get("nuts", ())
    return {
        code
        for code, country in codes
        if len(code) == mapping.level(asked)
        and (country in countries or code.startswith(tuple(regions)))
    }


@cache
def _countries():
    return OUTLINES.read_bytes()
