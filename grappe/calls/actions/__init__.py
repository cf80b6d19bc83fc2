"""Verbs on calls, split by noun."""

from .publishing import amend, publish, take_off

__all__ = ["amend", "publish", "take_off"]
