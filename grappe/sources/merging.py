"""What a page says against what the platform holds: nothing is ever blanked."""

from dataclasses import dataclass
from typing import Any

from grappe.clusters.models import Cluster
from grappe.core.profiles import find_by_key, key_of, snapshot

from .findings import Finding

#: What makes two rows of a section the same row.
SAME_ROW = {
    "composition": ("topic",),
    "former": ("topic",),
    "achievements": ("topic", "text"),
    "team": ("name", "roles"),
    "networks": ("network", "role"),
    "agreements": ("partner",),
    "labels": ("name",),
    "unresolved": ("field", "text"),
}
ONE_OF_EACH = {"figure", "statement"}


@dataclass(frozen=True)
class Difference:
    """A finding beside the present value; `state` is new, same or differs."""

    key: str
    finding: Finding
    present: Any
    state: str


def differences(found: list[Finding], cluster: Cluster | None) -> list[Difference]:
    """Each finding compared with the cluster (None: everything is new)."""
    return [compare(str(n), finding, cluster) for n, finding in enumerate(found)]


def compare(key: str, finding: Finding, cluster: Cluster | None) -> Difference:
    present = present_value(finding, cluster) if cluster else None
    if present in (None, "", []):
        return Difference(key, finding, None, "new")
    found = with_keys(finding.section, finding.value) if finding.is_row else finding.value
    same = covers(present, found)
    return Difference(key, finding, present, "same" if same else "differs")


def present_value(finding: Finding, cluster: Cluster) -> Any:
    """The value or the row that the cluster holds in the finding's place."""
    if finding.field == "project":
        return present_project(finding.value, cluster)
    section = Cluster.section(finding.section)
    document = snapshot(cluster, section)
    if not finding.is_row:
        return document["fields"][finding.field]
    wanted = with_keys(finding.section, finding.value)
    rows = (row for row in document["rows"] if is_same(finding.section, row, wanted))
    return next(rows, None)


def present_project(programme: dict, cluster: Cluster) -> Any:
    """The project of this name in which the cluster takes part, by its short facts."""
    if cluster.organisation is None:
        return None
    for part in cluster.organisation.participations.select_related("project"):
        project = part.project
        if (programme["project"] or programme["name"]) in (project.acronym, project.title):
            return {"name": project.title, "partners": project.participations.count()}
    return None


def is_same(section: str, one: dict, other: dict) -> bool:
    names = SAME_ROW[section]
    if section == "achievements" and one["topic"] not in ONE_OF_EACH:
        names = ("topic",)
    if section == "team" and one["name"] and other["name"]:
        names = ("name",)
    return all(folded(one.get(name)) == folded(other.get(name)) for name in names)


def folded(value: Any) -> Any:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def covers(present: Any, found: Any) -> bool:
    """Whether what is held already says all that was found."""
    if isinstance(found, list):
        return set(found) <= set(present)
    if isinstance(found, dict) and "partners" in found:
        return bool(present["partners"] >= len(found["partners"]))
    if isinstance(found, dict):
        said = {name: value for name, value in found.items() if value not in (None, "")}
        said.pop("source", None)  # where a figure was read again is no news
        return all(folded(present.get(name)) == folded(value) for name, value in said.items())
    return bool(folded(present) == folded(found))


def with_keys(section: str, row: dict) -> dict:
    """The row with the natural keys of things that are already known by name."""
    if section != "networks":
        return row
    model = Cluster._meta.get_field("network_roles").related_model
    network = model._meta.get_field("network").related_model
    known = find_by_key(network, row["network"])
    return row | {"network": key_of(known)} if known else row


def merged(section: str, present: dict, accepted: list[Finding]) -> dict:
    """The section's document after the accepted findings; present values stay beside."""
    document = {"fields": {}, "rows": list(present.get("rows", []))}
    for finding in accepted:
        if finding.is_row:
            merge_row(section, document["rows"], finding.value)
        elif isinstance(finding.value, list):
            held = present["fields"][finding.field] or []
            document["fields"][finding.field] = sorted({*held, *finding.value})
        else:
            document["fields"][finding.field] = finding.value
    if "rows" not in present:
        del document["rows"]
    return document


def merge_row(section: str, rows: list[dict], row: dict) -> None:
    """Put the row in, over the one it equals; what it leaves blank is kept."""
    row = with_keys(section, row)
    for index, held in enumerate(rows):
        if covers(held, row):
            return
        if is_same(section, held, row):
            said = {name: value for name, value in row.items() if value not in (None, "")}
            rows[index] = held | said
            return
    rows.append(row)
