"""Pages of matching, split by noun."""

from .find import export, find, names
from .introductions import introduce, introduction, introductions, note_outcome, withdraw

__all__ = [
    "export",
    "find",
    "introduce",
    "introduction",
    "introductions",
    "names",
    "note_outcome",
    "withdraw",
]
