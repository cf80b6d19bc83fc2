"""Evaluators for proposals: pairs that fit, are fair, and can be computed again. No Django.

    receipt = assign(Round(proposals, evaluators, conflicts=…, fixed=…, seed="call 12"))
    receipt.pairs, receipt.obstacles, receipt.worst, receipt.loss
    verify(receipt, round)  # () when everything is found again

The order of aims: conflicts never, loads and numbers of readers kept, fixed pairs kept,
minimum loads where they can be; then the worst-off proposal's affinity as high as can be
(the fairness of Stelmakh, Shah and Singh 2019, "PeerReview4All") without giving up a topic
that one of its readers could cover; then the most affinity in all, where an uncovered topic
and a load beyond the fair share have a price (`round.UNCOVERED`, `round.UNBALANCED`).
"""

from .receipt import Pair, Receipt, from_json, to_json
from .round import Evaluator, Proposal, Round
from .solving import assign
from .supply import REASONS, Obstacle
from .verifying import verify

__all__ = [
    "REASONS",
    "Evaluator",
    "Obstacle",
    "Pair",
    "Proposal",
    "Receipt",
    "Round",
    "assign",
    "from_json",
    "to_json",
    "verify",
]
