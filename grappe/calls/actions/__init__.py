"""Verbs on calls, split by noun."""

from .cloning import clone
from .hosting import Overtaken, align, change
from .papers import add_document, remove_document
from .publishing import amend, publish, take_off
from .questions import add_question, change_question, mark_of, move_question, retire_question

__all__ = [
    "Overtaken",
    "add_document",
    "add_question",
    "align",
    "amend",
    "change",
    "change_question",
    "clone",
    "mark_of",
    "move_question",
    "publish",
    "remove_document",
    "retire_question",
    "take_off",
]
