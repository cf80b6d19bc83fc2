"""Boards: begun, changed, talked about, deleted."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import notify, record
from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken

from ..models import Change, Comment, Consortium, Proposal

Verb = Change.Verb

#: The same words said again so soon are a second click.
SAME_CLICK = timedelta(minutes=1)


class Overtaken(RuleBroken):
    """Somebody changed it since it was read; `present` is how it stands now."""

    def __init__(self, message: str, present: Consortium | Proposal) -> None:
        super().__init__(message)
        self.present = present


def locked(consortium: Consortium) -> Consortium:
    """The row, held until this transaction ends, so that two changes follow each other."""
    return Consortium.objects.select_for_update().get(pk=consortium.pk)


def note(board: Consortium, by: Any, verb: Verb, about: str = "", **to: str) -> Activity:
    """Write down what was done on the board, which has changed by it.

    What exactly is told on the board alone: staff read the trail, and it outlives the board.
    """
    board.save(update_fields=["updated_at"])
    Change.objects.create(consortium=board, by=by, verb=verb, about=about[:500], to=to)
    return record(by, verb.value, board)


@transaction.atomic
def begin(
    title: str,
    by: Any,
    text: str = "",
    call: Any = None,
    key: uuid.UUID | None = None,
    **facts: Any,
) -> Consortium:
    """A new board of somebody's own; the same `key` twice is the same board."""
    if key and (same := Consortium.objects.filter(public_id=key, owner=by).first()):
        return same
    if key is None or Consortium.objects.filter(public_id=key).exists():
        key = uuid.uuid4()
    facts |= {"title": title.strip()[:200], "text": text, "call": call}
    consortium = Consortium.objects.create(public_id=key, owner=by, **facts)
    note(consortium, by, Verb.BEGAN)
    return consortium


@transaction.atomic
def change(consortium: Consortium, by: Any, base: int | None = None) -> Consortium:
    """Save the facts that were set on `consortium`.

    `base` is the revision that the editor read; when there is a newer one, nothing is
    saved and `Overtaken` is raised.
    """
    present = locked(consortium)
    if base is not None and base != present.revision:
        raise Overtaken(_("Somebody saved this board while you were writing."), present)
    consortium.revision = present.revision + 1
    consortium.save()
    note(consortium, by, Verb.EDITED)
    return consortium


@transaction.atomic
def comment(consortium: Consortium, text: str, by: Any, about: str = "") -> Comment:
    """Say something to everybody on the board, about the whole or the question of this key.

    A second click says it once, and the others hear of it once.
    """
    board = locked(consortium)
    last = board.comments.filter(about=about).last()
    if last and (last.author_id, last.text) == (by.pk, text) and last.at > now() - SAME_CLICK:
        return last
    said = Comment.objects.create(consortium=board, author=by, text=text, about=about)
    line = note(board, by, Verb.COMMENTED, about)
    told = gettext_lazy("Somebody commented on a team or a proposal of yours.")
    notify(board.people(), line, "comment", told, said.get_absolute_url())
    return said


@transaction.atomic
def delete(consortium: Consortium, by: Any) -> None:
    """Delete the board with all that is on it; one that was handed in stays on record."""
    proposal = Proposal.objects.filter(consortium=consortium).first()
    if proposal and proposal.submissions.exists():
        raise RuleBroken(_("What was handed in stays on record; withdraw it instead."))
    if proposal:
        proposal.delete()
    record(by, "deleted", consortium)
    consortium.delete()
