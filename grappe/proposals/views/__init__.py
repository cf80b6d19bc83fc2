"""Pages of consortia, split by noun."""

from .boards import board, delete, edit, index, new
from .files import export, team_map
from .partners import add_partner, change_partner, readmit, remove_partner
from .proposals import begin, facts, mine, proposal
from .roles import add_role, drop_role, fill_role
from .sharing import accept_share, let_write, share, unshare
from .submissions import (
    export_of_call,
    grace,
    of_call,
    open_again,
    submission,
    submission_document,
    submission_file,
    submit,
    withdraw,
)
from .talk import comment

__all__ = [
    "accept_share",
    "add_partner",
    "add_role",
    "begin",
    "board",
    "change_partner",
    "comment",
    "delete",
    "drop_role",
    "edit",
    "export",
    "export_of_call",
    "facts",
    "fill_role",
    "grace",
    "index",
    "let_write",
    "mine",
    "new",
    "of_call",
    "open_again",
    "proposal",
    "readmit",
    "remove_partner",
    "share",
    "submission",
    "submission_document",
    "submission_file",
    "submit",
    "team_map",
    "unshare",
    "withdraw",
]
