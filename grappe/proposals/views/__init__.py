"""Pages of consortia, split by noun."""

from .answers import answer_file, comment_answer, remove_file, write
from .boards import board, delete, edit, index, new
from .drafts import autosave_answers, discard_answers
from .files import export, team_map
from .history import history, restore_answer
from .ideas import (
    delete_idea,
    edit_idea,
    form_team,
    idea,
    ideas,
    join_idea,
    leave_idea,
    new_idea,
)
from .partners import add_partner, change_partner, readmit, remove_partner
from .proposals import begin, facts, mine, proposal
from .roles import add_role, drop_role, fill_role
from .sharing import accept_share, let_write, share, unshare
from .submissions import (
    amend_call,
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
from .writers import writers
from .writing import budget, commitments, plan, sign

__all__ = [
    "accept_share",
    "add_partner",
    "add_role",
    "amend_call",
    "answer_file",
    "autosave_answers",
    "begin",
    "board",
    "budget",
    "change_partner",
    "comment",
    "comment_answer",
    "commitments",
    "delete",
    "delete_idea",
    "discard_answers",
    "drop_role",
    "edit",
    "edit_idea",
    "export",
    "export_of_call",
    "facts",
    "fill_role",
    "form_team",
    "grace",
    "history",
    "idea",
    "ideas",
    "index",
    "join_idea",
    "leave_idea",
    "let_write",
    "mine",
    "new",
    "new_idea",
    "of_call",
    "open_again",
    "plan",
    "proposal",
    "readmit",
    "remove_file",
    "remove_partner",
    "restore_answer",
    "share",
    "sign",
    "submission",
    "submission_document",
    "submission_file",
    "submit",
    "team_map",
    "unshare",
    "withdraw",
    "write",
    "writers",
]
