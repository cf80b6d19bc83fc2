"""From the records of a table to rows of facts."""

import csv
from collections.abc import Iterator
from typing import Any, NamedTuple

from .opening import Found, Unreadable, header
from .tables import Column, Table
from .values import Unclear

Facts = dict[str, Any]


class Refused(NamedTuple):
    """A row that cannot be taken."""

    line: int
    reason: str


class Row(NamedTuple):
    """What one record says; `left` are its values that could not be read."""

    line: int
    project: Facts
    organisation: Facts
    participation: Facts
    subject: str
    left: tuple[str, ...]


def read(found: Found, skip: int = 0) -> Iterator[Row | Refused]:
    """Each record of the table after the first `skip`, as facts or as a refusal."""
    table = found.table
    if table is None:
        raise Unreadable(f"{found.name} has the columns of no table that is known.")
    with found.lines() as lines:
        names = header(next(lines))
        reader = Reader(table, names)
        try:
            for number, cells in enumerate(lines):
                if number >= skip:
                    yield reader.row(lines.line_num, cells)
        except csv.Error as error:
            raise Unreadable(f"{found.name}, line {lines.line_num}: {error}.") from error


class Reader:
    """Reads the records of one file."""

    def __init__(self, table: Table, names: list[str]) -> None:
        self.table, self.width = table, len(names)
        self.project = placed(table.project, names)
        self.organisation = placed(table.organisation, names)
        self.participation = placed(table.participation, names)
        self.subject = placed(table.subject, names)

    def row(self, line: int, cells: list[str]) -> Row | Refused:
        if len(cells) != self.width:
            return Refused(line, "columns" if cells else "empty")
        left: list[str] = []
        project = facts(self.project, cells, left)
        organisation = facts(self.organisation, cells, left)
        participation = facts(self.participation, cells, left)
        subject = facts(self.subject, cells, left).get("subject", "")
        if self.subject and not subject:
            return Refused(line, "subject")
        if self.project and not completed(project, self.table, left):
            return Refused(line, "project without identifier")
        if self.organisation and not identified(organisation):
            return Refused(line, "organisation without identifier")
        return Row(line, project, organisation, participation, subject, tuple(left))


def placed(columns: tuple[Column, ...], names: list[str]) -> list[tuple[int, str, Any]]:
    """The columns that the file has, each with its place."""
    return [
        (names.index(column.lower()), fact, convert)
        for column, fact, convert in columns
        if column.lower() in names
    ]


def facts(columns: list[tuple[int, str, Any]], cells: list[str], left: list[str]) -> Facts:
    """What the cells say; the first of several columns for one fact wins."""
    said: Facts = {}
    for index, fact, convert in columns:
        cell = cells[index]
        if not cell or fact in said:
            continue
        try:
            value = convert(cell.strip())
        except Unclear as error:
            if cell.strip():
                left.append(str(error))
            continue
        if value is not None:
            said[fact] = value
    return said


def identified(organisation: Facts) -> bool:
    """Known by PIC or by the source's own key; a key of nine digits is a PIC."""
    key = organisation.get("source_id", "")
    if len(key) == 9 and key.isdigit():
        organisation["pic"] = organisation.pop("source_id")
    return "pic" in organisation or "source_id" in organisation


def completed(project: Facts, table: Table, left: list[str]) -> bool:
    """Whether the project can be known again; with what its table says of all projects."""
    if "reference" not in project and "rcn" not in project:
        return False
    if table.programme:
        project.setdefault("programme", table.programme)
    start, end = project.get("starts_on"), project.get("ends_on")
    if start and end and end < start:
        del project["starts_on"], project["ends_on"]
        left.append("ends before it starts")
    return True
