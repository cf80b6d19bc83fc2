"""Writing down what happened."""

import hashlib
import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from grappe.core.errors import RuleBroken
from grappe.core.profiles import Document, Section, snapshot

from . import mail
from .kinds import kind_named
from .models import Activity, Notice, NoticeChoice, Revision

ADDRESS = re.compile(r"[^\s\"<>()@,;:]+@[^\s\"<>()@,;:]+\.[^\s\"<>()@,;:]+")


class EditConflict(RuleBroken):
    """Somebody saved this section since it was read; `revision` is theirs."""

    def __init__(self, message: str, revision: Revision) -> None:
        super().__init__(message)
        self.revision = revision


@transaction.atomic
def record(by: Any, verb: str, target: models.Model, **details: Any) -> Activity:
    """Append one line to the audit trail; `by` is a person or None (the system).

    The trail outlives people, so it holds no mail address and names a person by
    public id (`trail_label`) only.
    """
    actor = by if by is not None and by.is_authenticated else None
    last = last_line()
    line = Activity(
        actor=actor,
        actor_key=str(actor.public_id) if actor else "",
        verb=verb,
        target_type=ContentType.objects.get_for_model(target),
        target_id=target.pk,
        target_label=masked(getattr(target, "trail_label", None) or str(target))[:200],
        details=json.loads(masked(json.dumps(details, ensure_ascii=False, default=str))),
        at=now(),
        previous_hash=last.hash if last else "",
    )
    line.hash = hash_of(line)
    line.save()
    return line


def last_line() -> Activity | None:
    """The end of the trail, held by this transaction until its own line is added.

    All writers queue at the first line: locking the last would let two that waited
    for the same one both follow it.
    """
    Activity.objects.select_for_update(no_key=True).order_by("pk").first()
    return Activity.objects.order_by("-pk").first()


def masked(text: str) -> str:
    """The text without mail addresses."""
    return ADDRESS.sub("…", text)


def hash_of(line: Activity) -> str:
    """SHA-256 over the line's facts and the hash of the line before it."""
    facts = [
        line.previous_hash,
        line.actor_key,
        line.verb,
        f"{line.target_type.app_label}.{line.target_type.model}",
        line.target_id,
        line.target_label,
        line.details,
        line.at.isoformat(timespec="microseconds"),
    ]
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def verify() -> tuple[int, str]:
    """Walk the trail; answer how many lines are whole, and the first fault ("" if none)."""
    expected, whole = "", 0
    for line in Activity.objects.order_by("pk").select_related("target_type").iterator():
        if line.previous_hash != expected:
            return whole, _("Line %(line)s does not follow the line before it.") % {
                "line": line.pk
            }
        if line.hash != hash_of(line):
            return whole, _("Line %(line)s was changed.") % {"line": line.pk}
        expected, whole = line.hash, whole + 1
    return whole, ""


def notify(users: Any, activity: Activity, kind: str, text: Any, url: str = "") -> list[Notice]:
    """Tell each person of an activity, in the way they chose for this `kind` (see kinds.py).

    A lazy `text` is written in each receiver's language. Nobody hears of their own
    act, or twice of the same one.
    """
    told = (tell(user, activity, kind, text, url) for user in users)
    return [notice for notice in told if notice]


@transaction.atomic
def tell(user: Any, activity: Activity, kind: str, text: Any, url: str) -> Notice | None:
    """One person's notice, or None when they need or want none."""
    way = NoticeChoice.objects.way_of(user, kind_named(kind))
    if way == NoticeChoice.Way.NONE or user.pk == activity.actor_id or not user.is_active:
        return None
    with override(user.language):
        words = {"kind": kind, "text": str(text)[:300], "url": url}
    notice, is_new = Notice.objects.get_or_create(user=user, activity=activity, defaults=words)
    if is_new and way == NoticeChoice.Way.MAIL:
        transaction.on_commit(partial(mail.send_notice.enqueue, notice.pk))
    return notice


def mark_read(user: Any, notices: Any = None) -> int:
    """Mark a person's unread notices as read (those of these ids, when given)."""
    unread = Notice.objects.filter(user=user).unread()
    if notices is not None:
        unread = unread.filter(pk__in=notices)
    return int(unread.update(read_at=now()))


def choose(user: Any, kind: str, way: str) -> None:
    """Remember how a person wants to hear of one kind of thing."""
    NoticeChoice.objects.update_or_create(user=user, kind=kind, defaults={"way": way})


def unname(user: Any) -> None:
    """Take a person's name out of what others were told about them (call before erasing)."""
    for notice in Notice.objects.filter(activity__actor=user, text__contains=str(user)):
        notice.text = notice.text.replace(str(user), "…")
        notice.save(update_fields=["text"])


def revise(
    thing: models.Model, section: Section, before: Document, by: Any, source: str = ""
) -> Revision | None:
    """Keep what just changed in a section (call inside the saving transaction).

    `before` is the section's snapshot from before the change; answers None, and
    writes nothing, when nothing changed.
    """
    thing = type(thing)._base_manager.get(pk=thing.pk)
    after = snapshot(thing, section)
    if after == before:
        return None
    return Revision.objects.create(
        target_type=ContentType.objects.get_for_model(thing),
        target_id=thing.pk,
        section=section.slug,
        number=Revision.objects.number_of(thing, section.slug) + 1,
        before=before,
        after=after,
        by=by if by is not None and by.is_authenticated else None,
        source=source,
    )


@transaction.atomic
def save_with_history(
    thing: models.Model,
    section: Section,
    save: Callable[[], Any],
    by: Any,
    base: int | None = None,
    source: str = "",
) -> Revision | None:
    """Run `save` (a valid form's) on one section and keep the change in the history.

    `base` is the revision number that the editor read; a newer one raises EditConflict
    and nothing is saved. Answers the revision, or None when nothing changed.
    """
    locked = type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    history = Revision.objects.about(locked).filter(section=section.slug)
    if base is not None and (newer := history.filter(number__gt=base).first()):
        message = _("%(who)s saved this section while you were writing.")
        raise EditConflict(message % {"who": newer.by or _("Somebody")}, newer)
    before = snapshot(locked, section)
    save()
    revision = revise(locked, section, before, by, source)
    if revision:
        record(by, "edited", locked, section=section.slug, revision=revision.number)
    return revision
