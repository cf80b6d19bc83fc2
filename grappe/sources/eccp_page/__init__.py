"""Reads the profile page of a cluster, as copied or saved from the European platform.

`read(text)` gives a `Page` of plain facts, each with its evidence; `as_json(page)` the
published object. Pure: no framework, no database, and an answer for any text.
"""

from .page import Page, as_json
from .reading import read
from .text import normalise

__all__ = ["Page", "as_json", "normalise", "read"]
