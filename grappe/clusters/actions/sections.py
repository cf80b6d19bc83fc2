"""Saving a section of a profile."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy

from grappe.activity.actions import save_with_history
from grappe.activity.models import Activity, Notice, Revision
from grappe.core.profiles import Section

from ..models import Cluster, Draft
from .stages import tell


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
    if revision:
        tell_keepers(cluster)
    if base is not None:
        Draft.objects.filter(user=by, cluster=cluster, section=section.slug).delete()
    return revision


def tell_keepers(cluster: Cluster) -> None:
    """Who keeps the page hears that it changed, once until they have read of it."""
    url = reverse("clusters:history", args=[cluster.slug])
    told = Notice.objects.unread().filter(kind="edit_by_another", url=url)
    keepers = cluster.managers.exclude(pk__in=told.values("user"))
    line = Activity.objects.about(cluster).first()
    said = gettext_lazy("%(name)s was edited by somebody else.")
    tell(keepers, line, "edit_by_another", said, cluster, url)
