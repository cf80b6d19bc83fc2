"""From accepted findings to records, through the forms of the apps that own them."""

from itertools import groupby

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.activity.models import Activity
from grappe.clusters.actions.registration import draft_cluster
from grappe.clusters.importing import save_document
from grappe.clusters.models import Cluster
from grappe.core.errors import RuleBroken
from grappe.core.profiles import snapshot
from grappe.projects.importing import save_project
from grappe.taxonomies.models import Country

from .findings import Finding
from .merging import merged


class Refused(RuleBroken):
    """The forms refused some findings; `errors` tells which, nothing was saved."""

    def __init__(self, errors: dict) -> None:
        lines = [f"{place}: {'; '.join(map(str, texts))}" for place, texts in errors.items()]
        super().__init__(" ".join(lines))
        self.errors = errors


@transaction.atomic
def save_findings(
    found: list[Finding], cluster: Cluster | None, by, source: str = ""
) -> tuple[Cluster, list[str]]:
    """Save the accepted findings on the cluster (None: a new one), all or nothing.

    Answers the cluster and the slugs of the sections that changed; saving the same
    findings again changes nothing.
    """
    cluster = cluster or new_cluster(found, by)
    errors, changed = {}, []
    for slug, group in groupby(sorted(found, key=lambda one: one.section), section_of):
        accepted = list(group)
        if slug == "projects":
            errors |= save_projects(cluster, accepted, by, source, changed)
            continue
        section = Cluster.section(slug)
        before = snapshot(cluster, section)
        document = merged(slug, before, accepted)
        if refused := save_document(cluster, section, document, by, source=source):
            errors[slug] = [str(text) for texts in refused.values() for text in texts]
        cluster = Cluster.objects.get(pk=cluster.pk)
        if snapshot(cluster, section) != before:
            changed.append(slug)
    if errors:
        raise Refused(errors)
    return cluster, changed


def section_of(finding: Finding) -> str:
    return finding.section


def new_cluster(found: list[Finding], by) -> Cluster:
    """A draft cluster with its organisation, from the findings' name and country."""
    said = {one.field: one.value for one in found if one.section == "identity"}
    country = Country.objects.filter(pk=said.get("country") or "").first()
    if not said.get("name"):
        raise RuleBroken(_("The page names no cluster; give its name and try again."))
    if country is None:
        raise RuleBroken(_("The page names no country; give it and try again."))
    cluster = draft_cluster(said["name"], country)
    if by is not None and not by.is_staff:
        cluster.managers.add(by)
    record(by, "registered", cluster)
    return cluster


def save_projects(cluster, accepted, by, source, changed) -> dict:
    """Save each project; the cluster's own organisation is the partner of its name."""
    errors = {}
    for finding in accepted:
        document = finding.value | {"description": finding.quote, "cluster": cluster}
        last = Activity.objects.aggregate(Max("pk"))["pk__max"] or 0
        project, refused = save_project(document, by, source)
        if refused:
            errors[finding.value["name"]] = [str(text) for text in refused.values()]
        elif Activity.objects.about(project).filter(pk__gt=last).exists():
            changed.append(f"project:{project.slug}")
    return errors
