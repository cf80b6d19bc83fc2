"""Pages of matching, split by noun."""

from .build import build
from .find import export, find, names
from .introductions import introduce, introduction, introductions, note_outcome, withdraw
from .panels import calls_for, similar
from .take import take

__all__ = [
    "build",
    "calls_for",
    "export",
    "find",
    "introduce",
    "introduction",
    "introductions",
    "names",
    "note_outcome",
    "similar",
    "take",
    "withdraw",
]
