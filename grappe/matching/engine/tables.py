"""Records out of tables: the columns of CORDIS and of its published extracts.

Known headers: participations with `projectID` (Horizon Europe, the official
organization.csv) or `rcn` (Horizon 2020 with dates, types and money), and projects with
`id`. Files may be gzip; the separator is read off the header.
"""

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .history import SUCCESSORS, Partner, Record

#: Countries as the EU writes them, beside their ISO codes.
ISO = {"EL": "GR", "UK": "GB"}


class UnknownTable(ValueError):
    """A file whose header is none that we know; says which columns it lacks."""


@dataclass
class Draft:
    """A project while its lines are being read."""

    partners: dict[str, Partner] = field(default_factory=dict)
    starts_on: date | None = None
    text: str = ""
    parts: tuple[str, ...] = ()


def read(participations: list[Path], projects: list[Path]) -> list[Record]:
    """All records of these tables; what the projects' table tells wins over the lines."""
    drafts: dict[str, Draft] = {}
    for path in participations:
        for row in rows_of(path):
            read_participation(row, drafts, path)
    for path in projects:
        for row in rows_of(path):
            read_project(row, drafts, path)
    return [
        Record(key, tuple(one.partners.values()), one.starts_on, one.text, one.parts)
        for key, one in sorted(drafts.items())
        if one.partners
    ]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The table's rows by column name."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        head = text.readline()
        separator = ";" if head.count(";") > head.count(",") else ","
        names = next(csv.reader([head], delimiter=separator), [])
        yield from csv.DictReader(text, fieldnames=names, delimiter=separator)


def read_participation(row: dict[str, str], drafts: dict[str, Draft], path: Path) -> None:
    project = row.get("projectID") or row.get("rcn") or row.get("projectRcn")
    pic = row.get("pic") or row.get("organisationID")
    if project is None and "projectID" not in row and "rcn" not in row:
        raise UnknownTable(
            f"{path.name}: a table of participations has projectID or rcn, and pic."
        )
    if not project or not pic:
        return
    draft = drafts.setdefault(project, Draft())
    leads = row.get("role") == "coordinator"
    held = draft.partners.get(pic)
    draft.partners[pic] = Partner(
        key=pic,
        kind=row.get("activityType") or row.get("type") or "",
        country=iso(row.get("country") or ""),
        is_sme=truth(row.get("SME")),
        is_coordinator=leads or bool(held and held.is_coordinator),
    )
    read_facts(row, draft)


def read_facts(row: dict[str, str], draft: Draft) -> None:
    """What a line of participation tells of its project."""
    draft.starts_on = draft.starts_on or day(row.get("start_date") or row.get("startDate"))
    draft.text = draft.text or (row.get("topicTitle") or "").strip()
    if part := row.get("programme_part"):
        draft.parts = parts_of(part)


def read_project(row: dict[str, str], drafts: dict[str, Draft], path: Path) -> None:
    if "id" not in row:
        raise UnknownTable(
            f"{path.name}: a table of projects has the columns id and startDate."
        )
    draft = drafts.get(row["id"])
    if draft is None:
        return
    draft.starts_on = day(row.get("startDate")) or draft.starts_on
    told = [row.get(name) or "" for name in ("title", "objective", "topicTitle")]
    draft.text = "\n".join(one.strip() for one in told if one.strip()) or draft.text
    if basis := row.get("legalBasis") or row.get("programme"):
        draft.parts = parts_of(basis)


def parts_of(text: str) -> tuple[str, ...]:
    """Parts of a programme, a part of Horizon 2020 together with its successor."""
    own = {one.strip() for one in text.replace(";", "|").split("|") if one.strip()}
    return tuple(sorted(own | {SUCCESSORS[one] for one in own if one in SUCCESSORS}))


def day(text: str | None) -> date | None:
    """A date such as 2019-05-01, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def iso(code: str) -> str:
    return ISO.get(code.strip().upper(), code.strip().upper())


def truth(text: str | None) -> bool | None:
    known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    return known.get((text or "").strip().lower())
