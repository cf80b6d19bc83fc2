"""The trained matcher, as the pages use it: loaded once for each process and training."""

import logging
import threading
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from .engine.answers import Answer, Question

MANIFEST = "manifest.json"
log = logging.getLogger(__name__)
_loading = threading.Lock()


class Serving(Protocol):
    """What the pages ask of a matcher.

    Organisations and projects go by their primary keys, as text.
    """

    def match(self, question: Question) -> Answer:
        """The best further partners, with what speaks for and against each."""
        ...

    def similar_projects(self, text: str, limit: int) -> list[tuple[str, float]]:
        """(project's key, nearness) of the projects whose text is nearest, best first."""
        ...


def matcher() -> Serving | None:
    """The matcher that was trained last, or None while nothing is trained."""
    folder = Path(settings.MATCHER_DIR)
    try:
        trained_at = (folder / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        return None
    with _loading:  # several threads at once would each load it
        return _loaded(folder, trained_at)


@lru_cache(maxsize=1)
def _loaded(folder: Path, trained_at: int) -> Serving | None:
    """The matcher in the folder; None when its files are of another data set or version."""
    from .engine.artefacts import ArtefactMismatch  # loads what only the matcher needs
    from .engine.matcher import Matcher

    try:
        loaded: Serving = Matcher.load(folder)
    except ArtefactMismatch as mismatch:
        log.error("%s", mismatch)  # the page says what to do; this says why
        return None
    return loaded
