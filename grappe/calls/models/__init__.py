"""Calls and the rules of consortia."""

from .call import Call
from .rules import Rule, RuleSet

__all__ = ["Call", "Rule", "RuleSet"]
