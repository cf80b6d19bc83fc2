"""Pages of consortia, split by noun."""

from .boards import board, delete, edit, export, index, new
from .partners import add_partner, change_partner, remove_partner
from .roles import add_role, drop_role, fill_role
from .talk import comment, share, unshare

__all__ = [
    "add_partner",
    "add_role",
    "board",
    "change_partner",
    "comment",
    "delete",
    "drop_role",
    "edit",
    "export",
    "fill_role",
    "index",
    "new",
    "remove_partner",
    "share",
    "unshare",
]
