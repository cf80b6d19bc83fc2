"""From the records of a table to rows of facts."""

import csv
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from .opening import Found, Unreadable, header
from .tables import Column, Table
from .values import Unclear

Facts = dict[str, Any]
NOTHING: tuple[Facts, tuple[str, ...], str] = ({}, (), "")
MOST_REMEMBERED = 20_000


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
        self.project = Part(table.project, names, self.completed)
        self.organisation = Part(table.organisation, names, identified)
        self.participation = Part(table.participation, names)
        self.subject = Part(table.subject, names, has_subject)

    def row(self, line: int, cells: list[str]) -> Row | Refused:
        if len(cells) != self.width:
            return Refused(line, "columns" if cells else "empty")
        project, lost, why = self.project.read(cells)
        organisation, lost_too, why_too = self.organisation.read(cells)
        participation, lost_here, _ = self.participation.read(cells)
        subject, why_not = "", ""
        if self.subject.cells:
            said, _, why_not = self.subject.read(cells)
            subject = said.get("subject", "")
        if why or why_too or why_not:
            return Refused(line, why or why_too or why_not)
        left = lost + lost_too + lost_here
        return Row(line, project, organisation, participation, subject, left)

    def completed(self, project: Facts, left: list[str]) -> str:
        """Add what the table says of all its projects; refuse one that cannot be known."""
        if "reference" not in project and "rcn" not in project:
            return "project without identifier"
        if self.table.programme:
            project.setdefault("programme", self.table.programme)
        start, end = project.get("starts_on"), project.get("ends_on")
        if start and end and end < start:
            del project["starts_on"], project["ends_on"]
            left.append("ends before it starts")
        return ""


def nothing_more(_facts: Facts, _left: list[str]) -> str:
    return ""


class Part:
    """The columns of a record that speak of one thing.

    The same cells come again and again (a project's in the line of each partner), so
    what they said is remembered: the facts are shared and must not be changed.
    """

    def __init__(
        self,
        columns: tuple[Column, ...],
        names: list[str],
        check: Callable[[Facts, list[str]], str] = nothing_more,
    ) -> None:
        self.columns, self.check = placed(columns, names), check
        indices = [index for index, _fact, _convert in self.columns]
        self.cells: Any = itemgetter(*indices) if indices else None
        self.remembered: dict[Any, tuple[Facts, tuple[str, ...], str]] = {}

    def read(self, cells: list[str]) -> tuple[Facts, tuple[str, ...], str]:
        """(facts, values that could not be read, why the row is refused or "")."""
        if self.cells is None:
            return NOTHING
        key = self.cells(cells)
        said = self.remembered.get(key)
        if said is None:
            left: list[str] = []
            found = facts(self.columns, cells, left)
            why = self.check(found, left)
            said = (found, tuple(left), why)
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[key] = said
        return said


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


def identified(organisation: Facts, _left: list[str]) -> str:
    """Known by PIC or by the source's own key; a key of nine digits is a PIC."""
    key = organisation.get("source_id", "")
    if len(key) == 9 and key.isdigit():
        organisation["pic"] = organisation.pop("source_id")
    is_known = "pic" in organisation or "source_id" in organisation
    return "" if is_known else "organisation without identifier"


def has_subject(said: Facts, _left: list[str]) -> str:
    return "" if said else "subject"
