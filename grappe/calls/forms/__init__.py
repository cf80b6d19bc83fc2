"""Input on calls, split by noun."""

from .calls import CallForm, MomentField

__all__ = ["CallForm", "MomentField"]
