"""Pages of calls, split by noun."""

from .calls import add, edit, index, page, publish, take_off
from .delegates import accept_delegate, delegates, end_delegate
from .hosting import hosting, part
from .papers import document, documents, remove_document
from .questions import (
    add_question,
    move_question,
    preview,
    question,
    questions,
    retire_question,
)
from .versions import clone, version, version_file, versions

__all__ = [
    "accept_delegate",
    "add",
    "add_question",
    "clone",
    "delegates",
    "document",
    "documents",
    "edit",
    "end_delegate",
    "hosting",
    "index",
    "move_question",
    "page",
    "part",
    "preview",
    "publish",
    "question",
    "questions",
    "remove_document",
    "retire_question",
    "take_off",
    "version",
    "version_file",
    "versions",
]
