"""What is done with selections, split by what it is done to."""

from .selections import open_selection

__all__ = ["open_selection"]
