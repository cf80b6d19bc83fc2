"""Verbs on consortia, split by noun."""

from .boards import Overtaken, begin, change, comment, delete
from .drafts import discard_draft, keep_draft
from .ideas import delete_idea, form_team, join_idea, leave_idea, save_idea
from .partners import add_partner, change_partner, readmit, remove_partner, take_partners
from .proposals import (
    amend_call,
    begin_next_step,
    begin_proposal,
    change_proposal,
    open_again,
    set_months,
)
from .roles import drop_role, fill_role, want_role
from .sharing import accept_share, is_addressed_to, let_write, share_with, unshare
from .signing import ask_to_sign, revoke, sign
from .submitting import give_grace, submit, withdraw
from .writers import keep_aside, name_writers
from .writing import add_file, carry_files, remove_file, save_answer, save_budget, save_plan

__all__ = [
    "Overtaken",
    "accept_share",
    "add_file",
    "add_partner",
    "amend_call",
    "ask_to_sign",
    "begin",
    "begin_next_step",
    "begin_proposal",
    "carry_files",
    "change",
    "change_partner",
    "change_proposal",
    "comment",
    "delete",
    "delete_idea",
    "discard_draft",
    "drop_role",
    "fill_role",
    "form_team",
    "give_grace",
    "is_addressed_to",
    "join_idea",
    "keep_aside",
    "keep_draft",
    "leave_idea",
    "let_write",
    "name_writers",
    "open_again",
    "readmit",
    "remove_file",
    "remove_partner",
    "revoke",
    "save_answer",
    "save_budget",
    "save_idea",
    "save_plan",
    "set_months",
    "share_with",
    "sign",
    "submit",
    "take_partners",
    "unshare",
    "want_role",
    "withdraw",
]
