"""Pages of calls, split by noun."""

from .calls import add, edit, index, page, publish, take_off

__all__ = ["add", "edit", "index", "page", "publish", "take_off"]
