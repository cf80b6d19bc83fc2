"""Consortia while they form, what they write, sign and hand in."""

from .consortium import Consortium
from .idea import Idea, Interest
from .partner import Partner, WantedRole
from .plan import BudgetLine, PlannedResult, WorkPackage
from .proposal import Answer, AnswerFile, AnswerVersion, Proposal
from .share import Share
from .submission import Commitment, Grace, Submission
from .talk import Change, Comment
from .writer import AnswerDraft, SectionWriter

__all__ = [
    "Answer",
    "AnswerDraft",
    "AnswerFile",
    "AnswerVersion",
    "BudgetLine",
    "Change",
    "Comment",
    "Commitment",
    "Consortium",
    "Grace",
    "Idea",
    "Interest",
    "Partner",
    "PlannedResult",
    "Proposal",
    "SectionWriter",
    "Share",
    "Submission",
    "WantedRole",
    "WorkPackage",
]
