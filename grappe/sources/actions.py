"""Importing a whole page at once, as the command does."""

from dataclasses import replace
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.clusters.models import Cluster
from grappe.core.errors import RuleBroken

from .eccp_page import Page, as_json
from .findings import Finding, findings
from .identity import SURE, candidates
from .importing import save_findings
from .models import PageImport


def import_page(
    page: Page, by: Any = None, name: str = "", source: str = ""
) -> tuple[Cluster, list[str]]:
    """Save all that the page says; a page of a known cluster goes to that cluster.

    Answers the cluster and what changed. A likely but unsure match is refused, for a
    person to decide in the browser.
    """
    if name:
        page = replace(page, name=name)
    likely = candidates(as_json(page))
    if likely and likely[0].score < SURE:
        raise RuleBroken(
            _("This may be %(name)s (%(reasons)s); review the page in the browser.")
            % {"name": likely[0].cluster, "reasons": ", ".join(likely[0].reasons)}
        )
    cluster = likely[0].cluster if likely else None
    return save_findings(findings(page, source), cluster, by, source)


def save_review(
    page_import: PageImport, accepted: list[Finding], by: Any
) -> tuple[Cluster, list[str]]:
    """Save what the reviewer accepted, and mark the page as done."""
    if not accepted and page_import.cluster is None:
        raise RuleBroken(_("Nothing is accepted yet: accept at least the name."))
    source = page_import.name or _("pasted page")
    cluster, changed = save_findings(accepted, page_import.cluster, by, source)
    page_import.cluster, page_import.saved_at = cluster, now()
    page_import.save(update_fields=["cluster", "saved_at"])
    return cluster, changed
