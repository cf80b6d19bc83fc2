"""Where the results are: groups by region with their counts, or single points when few."""

from dataclasses import dataclass, replace
from typing import Any

from grappe.taxonomies.models import Country, Place

from .searching import load

#: Up to so many results each one is a point of its own.
FEW = 200
EVERY_REGION = 4_000
REGION, PROVINCE, DEEPEST = 3, 4, 5


@dataclass(frozen=True)
class Spot:
    """A place with how many results it holds, and the address that shows only those."""

    code: str
    label: Any
    count: int
    url: str
    lat: float | None = None
    lon: float | None = None
    #: 0 for a country, 1 for a region of it.
    depth: int = 0


def question(query):
    """The same question, asking where its results are and for the first of them."""
    return replace(
        query,
        offset=0,
        limit=FEW,
        counted=("country", "nuts"),
        values=EVERY_REGION,
        is_narrow=True,
    )


def level(asked):
    """How long the codes of the shown regions are: the nearer one looks, the longer."""
    if regions := asked.chosen.get("nuts"):
        return min(max(map(len, regions)) + 1, DEEPEST)
    return PROVINCE if len(asked.chosen.get("country", ())) == 1 else REGION


def spots(asked, counts):
    """Each country, the fullest first, with its regions below it."""
    regions = _regions(asked, counts["nuts"])
    countries = Country.objects.in_bulk(counts["country"])
    for code, count in sorted(counts["country"].items(), key=lambda pair: (-pair[1], pair[0])):
        country = countries[code]
        url = asked.without_any("nuts").choosing("country", code).address()
        yield Spot(code, country, count, url, country.lat, country.lon)
        yield from sorted(regions.get(code, ()), key=lambda spot: -spot.count)


def _regions(asked, counts):
    codes = [code for code in counts if len(code) == level(asked)]
    found = {}
    for place in Place.objects.filter(code__in=codes).order_by("revision"):
        found[place.code] = place
    spots = {}
    for code, place in found.items():
        url = asked.choosing("nuts", code).address()
        spot = Spot(code, place, counts[code], url, place.lat, place.lon, depth=1)
        spots.setdefault(place.country_id, []).append(spot)
    return spots


def features(listed):
    """The spots as GeoJSON; a country's own point stands for what has no region."""
    listed = list(listed)
    for number, spot in enumerate(listed):
        count = spot.count
        if spot.depth == 0:
            below = listed[number + 1 :]
            last = next((n for n, one in enumerate(below) if one.depth == 0), len(below))
            count -= sum(one.count for one in below[:last])
        if count > 0 and spot.lat is not None:
            yield _feature(str(spot.label), spot.url, spot.lat, spot.lon, count)


def points(keys, user):
    """Few results, each by its own place; those at one place share a point."""
    groups = {}
    for __, row in load(keys, user):
        if where := _position(row):
            groups.setdefault(where, []).append(row)
    for (lat, lon), rows in groups.items():
        name = ", ".join(str(row) for row in rows[:3]) + (" …" if len(rows) > 3 else "")
        yield _feature(name, rows[0].get_absolute_url(), lat, lon, len(rows))


def _position(row):
    """The row's own coordinates, its region's, or its country's."""
    home = getattr(row, "cluster", row)
    for place in (row, getattr(home, "place", None), getattr(home, "country", None)):
        if getattr(place, "lat", None) is not None:
            return (round(place.lat, 2), round(place.lon, 2))
    return None


def _feature(name, url, lat, lon, count):
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon, 3), round(lat, 3)]},
        "properties": {"name": name, "url": url, "count": count},
    }
