"""Pages of matching, split by noun."""

from .find import export, find, names
from .introductions import introduce, introduction, introductions, note_outcome, withdraw
from .panels import similar

__all__ = [
    "export",
    "find",
    "introduce",
    "introduction",
    "introductions",
    "names",
    "note_outcome",
    "similar",
    "withdraw",
]
