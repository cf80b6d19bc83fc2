"""The directory's views, by noun."""

from .compare import compare
from .export import export
from .map import map_data, outlines
from .saved import delete_saved, edit_saved, save, saved, stop_alert
from .search import opensearch, search, suggest

__all__ = [
    "compare",
    "delete_saved",
    "edit_saved",
    "export",
    "map_data",
    "opensearch",
    "outlines",
    "save",
    "saved",
    "search",
    "stop_alert",
    "suggest",
]
