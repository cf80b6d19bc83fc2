"""Pages of consortia, split by noun."""

from .boards import board, delete, edit, index, new
from .files import export, team_map
from .partners import add_partner, change_partner, readmit, remove_partner
from .roles import add_role, drop_role, fill_role
from .sharing import accept_share, let_write, share, unshare
from .talk import comment

__all__ = [
    "accept_share",
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
    "let_write",
    "new",
    "readmit",
    "remove_partner",
    "share",
    "team_map",
    "unshare",
]
