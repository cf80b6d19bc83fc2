"""Saving a section of a profile."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from grappe.activity.actions import save_with_history
from grappe.activity.models import Revision
from grappe.core.profiles import Section

from ..models import Cluster, Draft


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
    and nothing is saved. Answers the revision, or None when nothing changed. What the
    editor had typed and not saved (Draft) is done with.
    """
    revision = save_with_history(cluster, section, save, by, base, source)
    if base is not None:
        Draft.objects.filter(user=by, cluster=cluster, section=section.slug).delete()
    return revision
