"""Calls, what they ask and pay for, and the rules of consortia."""

from .budget import Category, Rate, Size
from .call import Call
from .delegate import Delegate
from .papers import CallDocument, CallVersion, Explanation
from .question import Criterion, Question
from .rules import Rule, RuleSet
from .step import Step

__all__ = [
    "Call",
    "CallDocument",
    "CallVersion",
    "Category",
    "Criterion",
    "Delegate",
    "Explanation",
    "Question",
    "Rate",
    "Rule",
    "RuleSet",
    "Size",
    "Step",
]
