"""Verbs of the directory: bring the index up to date, build it anew, send alerts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from . import mail
from .index import store
from .index.documents import documents
from .index.interface import KINDS, IndexUnusable, Key
from .index.lookups import Lookups
from .index.tantivy_index import TantivyIndex
from .models import IndexQueue, SavedSearch
from .searching import Asked, found_by

BATCH = 1_000


def drain() -> None:
    """Index every row that waits. Whoever holds the pen does it for all.

    The holder looks again after laying the pen down, so a row that arrives in between
    is never left waiting.
    """
    if settings.DIRECTORY_INDEX != "tantivy":
        IndexQueue.objects.all().delete()
        return
    while IndexQueue.objects.exists():
        with store.writing(wait=False) as is_mine:
            if not is_mine:
                return
            try:
                while _drain_some(TantivyIndex.present()):
                    pass
            except IndexUnusable:
                _build(iter)


def _drain_some(index: Any) -> bool:
    """Index one batch; a crash before the last line means that it is done again."""
    waiting = list(IndexQueue.objects.all()[:BATCH])
    rows: dict[str, set[int]] = defaultdict(set)
    for one in waiting:
        rows[one.kind].add(one.row)
    lookups = Lookups()
    found = [one for kind, pks in rows.items() for one in documents(kind, pks, lookups)]
    asked = {Key(kind, pk) for kind, pks in rows.items() for pk in pks}
    if waiting:
        index.put(found, gone=asked - {one.key for one in found})
        IndexQueue.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    return len(waiting) == BATCH


def rebuild(progress: Any = iter) -> int:
    """Build a new index beside the present one, then put it in its place.

    `progress` wraps the documents as they pass. Whatever stops the build leaves the
    present index in use; what changed meanwhile waits in the queue and follows.
    """
    with store.writing():
        number = _build(progress)
    drain()
    return number


def _build(progress: Any) -> int:
    newest = IndexQueue.objects.newest()
    store.clear()
    folder, lookups, number = store.new(), Lookups(), 0

    def everything() -> Iterator[Any]:
        nonlocal number
        for kind in KINDS:
            for document in documents(kind, lookups=lookups):
                number += 1
                yield document

    TantivyIndex(folder, is_new=True).fill(progress(everything()))
    store.use(folder)
    IndexQueue.objects.filter(pk__lte=newest).delete()
    return number


def send_search_alerts(at: datetime | None = None) -> int:
    """Mail each due saved search's new findings to its owner; answer the mails' number."""
    at = at or now()
    return sum(_alert(search.pk, at) for search in SavedSearch.objects.due(at))


@transaction.atomic
def _alert(pk: int, at: datetime) -> bool:
    """One search's mail; the row is locked, so two runs at once send one mail."""
    search = SavedSearch.objects.due(at).select_for_update(of=("self",)).filter(pk=pk).first()
    if search is None:
        return False
    asked = Asked.of(search.params)
    keys = found_by(asked, search.user)
    known, first = set(search.last_ids), search.last_run_at is None
    fresh = [key for key in keys if key.number not in known]
    search.last_run_at, search.last_ids = at, sorted(known | {key.number for key in keys})
    search.save(update_fields=["last_run_at", "last_ids"])
    if first or not fresh:
        return False
    mail.tell(search, fresh)
    return True


def remember(search: SavedSearch) -> SavedSearch:
    """Note what a search finds now, so that its first mail tells only of what follows."""
    search.last_run_at = now()
    search.last_ids = sorted(
        key.number for key in found_by(Asked.of(search.params), search.user)
    )
    search.save()
    return search


def stop(search: SavedSearch) -> None:
    """No more mail about this search."""
    search.alert = SavedSearch.Alert.NONE
    search.save(update_fields=["alert"])
