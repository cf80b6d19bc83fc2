"""Readers of CORDIS tables: the official files, and the tables made from them.

Pure: no Django, no database. `find` opens what a path holds, `read` turns a table into
rows of plain facts, named as the models name them.
"""

from .opening import Found, Unreadable, find
from .reading import Refused, Row, read
from .tables import TABLES, Table, table_of

__all__ = [
    "TABLES",
    "Found",
    "Refused",
    "Row",
    "Table",
    "Unreadable",
    "find",
    "read",
    "table_of",
]
