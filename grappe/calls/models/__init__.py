"""Calls and the rules of consortia."""

from .rules import Rule, RuleSet

__all__ = ["Rule", "RuleSet"]
