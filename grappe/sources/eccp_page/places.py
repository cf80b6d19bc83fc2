"""Places as pages write them: "FR", "Belgium", "Massachussets, USA", "DK-SE"."""

import re
from functools import lru_cache

from grappe.taxonomies import vocabulary

#: Codes of daily use that ISO 3166 spells differently.
SLOPPY = {"SP": "ES", "UK": "GB", "EL": "GR"}
ALIASES = {
    "usa": "US", "u.s.a.": "US", "us": "US", "u.s.": "US", "united states of america": "US",
    "uk": "GB", "u.k.": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "great britain": "GB", "the netherlands": "NL", "holland": "NL",
    "uae": "AE", "south korea": "KR", "korea": "KR", "republic of korea": "KR", "russia": "RU",
    "czech republic": "CZ", "turkey": "TR", "türkiye": "TR", "macedonia": "MK",
    "north macedonia": "MK", "bosnia": "BA", "vietnam": "VN", "viet nam": "VN", "iran": "IR",
    "moldova": "MD", "republic of moldova": "MD", "kosovo": "XK", "taiwan": "TW",
    "hong kong": "HK", "ivory coast": "CI", "slovak republic": "SK", "greece": "GR",
}  # fmt: skip
CODES = re.compile(r"[A-Z]{2}(?:\s*[-/&,]\s*[A-Z]{2})*")


@lru_cache(maxsize=4096)
def country_named(text):
    """The ISO alpha-2 code of a country's name; None for a region, a city or a code."""
    text = text.strip(" .")
    if len(text) < 2 or len(text) > 60 or re.fullmatch(r"[A-Za-z]{2}", text):
        return ALIASES.get(text.lower()) if text.isupper() else None
    if re.fullmatch(r"[A-Z]{3,5}", text):
        return ALIASES.get(text.lower())
    return ALIASES.get(text.lower()) or iso(vocabulary.country(text))


@lru_cache(maxsize=4096)
def country_coded(text):
    """The ISO alpha-2 code for a code as printed ("SP", "UK", "FR"); None otherwise."""
    if not re.fullmatch(r"[A-Z]{2}", text):
        return None
    return SLOPPY.get(text) or iso(vocabulary.country(text))


def iso(code):
    return SLOPPY.get(code, code)


@lru_cache(maxsize=4096)
def region_named(text, country=None):
    """The vocabulary's entry for a region's name, or None."""
    text = text.strip(" .")
    return vocabulary.region(text, country) if 2 < len(text) <= 120 else None


def country_of_nuts(code):
    return iso(vocabulary.country_of(code))
