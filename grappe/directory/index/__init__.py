"""The directory's index: tantivy where it stands, the database where it does not."""

import logging

from django.conf import settings

from .database_index import DatabaseIndex
from .interface import IndexUnusable
from .tantivy_index import TantivyIndex

log = logging.getLogger(__name__)


def answer(ask):
    """What `ask(index)` says of the index in use, or of the database if that is broken."""
    if settings.DIRECTORY_INDEX == "tantivy":
        try:
            return ask(TantivyIndex.present())
        except IndexUnusable as error:
            log.warning("The index cannot be used (%s); the database answers instead.", error)
    return ask(DatabaseIndex())


def search(query):
    """The page of answers to this query."""
    return answer(lambda index: index.search(query))


def suggest(text, audiences, limit=8):
    """Keys of things whose name begins like this."""
    return answer(lambda index: index.suggest(text, audiences, limit))


def generation():
    """A text that changes whenever answers may have changed."""
    return answer(lambda index: index.generation)
