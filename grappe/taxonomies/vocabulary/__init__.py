"""The vocabularies as plain facts: no database, no framework, read once from the files.

Every function takes any text and answers None (or nothing) where it knows no answer.
"""

from .countries import Country, countries, country, country_of, country_outlines, legacy_country
from .entries import Entry, normalise
from .regions import nuts, region
from .terms import concepts, expand, find, scheme, schemes

__all__ = [
    "Country",
    "Entry",
    "concepts",
    "countries",
    "country",
    "country_of",
    "country_outlines",
    "expand",
    "find",
    "legacy_country",
    "normalise",
    "nuts",
    "region",
    "scheme",
    "schemes",
]
