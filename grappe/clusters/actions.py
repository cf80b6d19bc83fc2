"""Verbs on clusters. Mail goes out only after the commit."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import EditConflict, record, revise
from grappe.activity.models import Revision
from grappe.core.profiles import Section, snapshot

from .models import Cluster


@transaction.atomic
def save_section(
    cluster: Cluster,
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
    locked = Cluster.objects.select_for_update().get(pk=cluster.pk)
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
