"""What is done with selections, split by what it is done to."""

from .appeals import decide_appeal, file_appeal, give_opinion, name_reader
from .assigning import adopt_assignment, compute_assignment, give, take_back
from .checks import decide_eligibility, judge, judge_met, run_checks
from .conflicts import answer, declare, recompute, rule
from .deciding import decide
from .letters import save_template, send_letters
from .meetings import call_meeting, close_meeting, minute, open_meeting
from .pool import ask, confirm_briefing, decline, remove_seat, save_profile, swear, take
from .ranking import adopt_ranking, compute_ranking
from .reviewing import (
    Overtaken,
    decline_reading,
    open_review,
    remind,
    save_draft,
    submit_review,
)
from .selections import close_selection, open_selection, set_up

__all__ = [
    "Overtaken",
    "adopt_assignment",
    "adopt_ranking",
    "answer",
    "ask",
    "call_meeting",
    "close_meeting",
    "close_selection",
    "compute_assignment",
    "compute_ranking",
    "confirm_briefing",
    "decide",
    "decide_appeal",
    "decide_eligibility",
    "declare",
    "decline",
    "decline_reading",
    "file_appeal",
    "give",
    "give_opinion",
    "judge",
    "judge_met",
    "minute",
    "name_reader",
    "open_meeting",
    "open_review",
    "open_selection",
    "recompute",
    "remind",
    "remove_seat",
    "rule",
    "run_checks",
    "save_draft",
    "save_profile",
    "save_template",
    "send_letters",
    "set_up",
    "submit_review",
    "swear",
    "take",
    "take_back",
]
