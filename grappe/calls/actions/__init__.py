"""Verbs on calls, split by noun."""

from .cloning import clone
from .delegates import accept_delegate, ask_delegate, end_delegate
from .hosting import Overtaken, align, change
from .papers import add_document, remove_document
from .publishing import amend, publish, take_off
from .questions import add_question, change_question, mark_of, move_question, retire_question

__all__ = [
    "Overtaken",
    "accept_delegate",
    "add_document",
    "add_question",
    "align",
    "amend",
    "ask_delegate",
    "change",
    "change_question",
    "clone",
    "end_delegate",
    "mark_of",
    "move_question",
    "publish",
    "remove_document",
    "retire_question",
    "take_off",
]
