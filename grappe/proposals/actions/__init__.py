"""Verbs on consortia, split by noun."""

from .boards import Overtaken, begin, change, comment, delete
from .partners import add_partner, change_partner, readmit, remove_partner, take_partners
from .roles import drop_role, fill_role, want_role
from .sharing import accept_share, is_addressed_to, let_write, share_with, unshare

__all__ = [
    "Overtaken",
    "accept_share",
    "add_partner",
    "begin",
    "change",
    "change_partner",
    "comment",
    "delete",
    "drop_role",
    "fill_role",
    "is_addressed_to",
    "let_write",
    "readmit",
    "remove_partner",
    "share_with",
    "take_partners",
    "unshare",
    "want_role",
]
