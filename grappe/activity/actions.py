"""Writing down what happened."""

import hashlib
import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.timezone import now

from grappe.core.errors import RuleBroken
from grappe.core.profiles import Document, Section, snapshot

from .models import Activity, Revision


class EditConflict(RuleBroken):
    """Somebody saved this section since it was read; `revision` is theirs."""

    def __init__(self, message: str, revision: Revision) -> None:
        super().__init__(message)
        self.revision = revision


@transaction.atomic
def record(by: Any, verb: str, target: models.Model, **details: Any) -> Activity:
    """Append one line to the audit trail; `by` is a person or None (the system)."""
    actor = by if by is not None and by.is_authenticated else None
    last = Activity.objects.select_for_update().order_by("-pk").first()
    line = Activity(
        actor=actor,
        actor_key=str(actor.public_id) if actor else "",
        verb=verb,
        target_type=ContentType.objects.get_for_model(target),
        target_id=target.pk,
        target_label=str(target)[:200],
        details=details,
        at=now(),
        previous_hash=last.hash if last else "",
    )
    line.hash = hash_of(line)
    line.save()
    return line


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
