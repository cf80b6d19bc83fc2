"""How proposals are judged: checks, evaluators, conflicts, reviews, decisions, appeals."""

from .conflict import Conflict, Declaration
from .decision import (
    AgendaItem,
    Appeal,
    Decision,
    Letter,
    LetterTemplate,
    Meeting,
)
from .evaluator import Evaluator, Expertise, Seat, Tie
from .review import Assignment, AssignmentReceipt, Mark, RankingRecord, Review
from .selection import Body, Check, Selection

__all__ = [
    "AgendaItem",
    "Appeal",
    "Assignment",
    "AssignmentReceipt",
    "Body",
    "Check",
    "Conflict",
    "Decision",
    "Declaration",
    "Evaluator",
    "Expertise",
    "Letter",
    "LetterTemplate",
    "Mark",
    "Meeting",
    "RankingRecord",
    "Review",
    "Seat",
    "Selection",
    "Tie",
]
