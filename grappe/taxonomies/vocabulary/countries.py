"""Countries by any of their names and codes."""

import json
from dataclasses import dataclass
from functools import cache

from .entries import DATA, normalise, pieces, rows

#: EU usage against ISO 3166.
EU_CODES = {"EL": "GR", "UK": "GB"}
#: Codes that older project pages use against the standard; right only in such a text.
LEGACY_CODES = {"SP": "ES", "IS": "IL", "D": "DE", "F": "FR", "I": "IT", "B": "BE"}


@dataclass(frozen=True)
class Country:
    """A country: ISO 3166 alpha-2 code, code in EU data, names, middle point."""

    code: str
    cordis_code: str
    name_en: str
    name_fr: str
    name_nl: str
    name_de: str
    native: str
    continent: str
    lat: float | None
    lon: float | None
    aliases: tuple[str, ...] = ()


@cache
def countries():
    """Every country of the file, by name in English."""
    return tuple(_country(line) for line in rows("countries.csv"))


def country(text):
    """The ISO alpha-2 code of the country that a code or a name stands for, or None."""
    text = str(text or "").strip()
    if len(text) in (2, 3) and text.upper() in _codes():
        return _codes()[text.upper()]
    return _names().get(normalise(text))


def legacy_country(text):
    """As `country`, but reading codes as older project pages mean them: SP is Spain.

    IS stands there for Israel; only a text that is known to do so may be read this way.
    """
    code = str(text or "").strip().upper()
    return LEGACY_CODES.get(code) or country(text)


def country_of(nuts_code):
    """The ISO alpha-2 code of a NUTS code's country: EL3 lies in GR, UKI in GB."""
    prefix = str(nuts_code or "")[:2].upper()
    return EU_CODES.get(prefix, prefix)


@cache
def country_outlines():
    """Europe and its neighbours as GeoJSON; each feature's `code` is the ISO code."""
    return json.loads((DATA / "countries_outline.geojson").read_text(encoding="utf-8"))


def _country(line):
    lat, lon = (float(line[key]) if line[key] else None for key in ("lat", "lon"))
    kept = {key: line[key] for key in Country.__dataclass_fields__ if key in line}
    return Country(**kept | {"lat": lat, "lon": lon, "aliases": pieces(line["aliases"])})


@cache
def _codes():
    found = {code: one.code for one in countries() for code in _codes_of(one)}
    return found | EU_CODES


def _codes_of(one):
    """Its two-letter code, and aliases written as three capitals (USA, GBR)."""
    return (one.code, *(alias for alias in one.aliases if len(alias) == 3 and alias.isupper()))


@cache
def _names():
    """Normalised name → code; a name that two countries share names neither."""
    found = {}
    for one in countries():
        names = (one.name_en, one.name_fr, one.name_nl, one.name_de, one.native, *one.aliases)
        for key in {normalise(name) for name in names} - {""}:
            found.setdefault(key, set()).add(one.code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1}
