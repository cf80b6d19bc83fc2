"""Pages of matching, split by noun."""

from .find import export, find, names

__all__ = ["export", "find", "names"]
