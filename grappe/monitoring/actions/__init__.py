"""What is done with grants, split by noun."""

from .amending import ask_amendment, decide_amendment
from .closing import close_grant, open_ends
from .money import claim, decide_claim, pay
from .opening import open_grant, schedule_reports, set_terms
from .reaching import keep_measure, keep_risk, set_target
from .reminding import remind
from .reporting import accept_report, return_report, save_report, submit_report
from .working import accept_result, deliver, return_result, set_done

__all__ = [
    "accept_report",
    "accept_result",
    "ask_amendment",
    "claim",
    "close_grant",
    "decide_amendment",
    "decide_claim",
    "deliver",
    "keep_measure",
    "keep_risk",
    "open_ends",
    "open_grant",
    "pay",
    "remind",
    "return_report",
    "return_result",
    "save_report",
    "schedule_reports",
    "set_done",
    "set_target",
    "set_terms",
    "submit_report",
]
