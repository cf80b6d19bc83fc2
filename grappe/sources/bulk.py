"""Files of open data on their way in: batch by batch, and never twice.

Each batch is one transaction together with the file's position; so whatever stops an
import, what was acknowledged is there, and the next run goes on after it.
"""

import gc
from array import array
from collections import Counter
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from grappe.activity.actions import record
from grappe.core.bulk import Written
from grappe.organisations.bulk import OrganisationWriter
from grappe.projects.bulk import ParticipationWriter, ProjectWriter, SubjectWriter

from .cordis import Found, Refused, read
from .models import ImportedFile

BATCH = 10_000
#: Batches that lost a race against another writer are tried anew this often.
TRIES = 3
#: What another file may mend: rows refused for it are looked at again by the next run.
MENDABLE = {"project unknown", "organisation unknown"}
SOURCE = "CORDIS"


@dataclass
class Outcome:
    """What came of one file."""

    name: str
    kind: str = ""
    rows: int = 0
    skipped: int = 0
    added: int = 0
    completed: int = 0
    was_finished: bool = False
    #: Reason → line numbers.
    refused: dict = field(default_factory=dict)
    left_out: dict = field(default_factory=dict)

    def note(self, notes, line, reason):
        notes.setdefault(reason, array("Q")).append(line)

    def as_document(self):
        """The outcome as plain JSON."""
        plain = {name: getattr(self, name) for name in PLAIN}
        for name in ("refused", "left_out"):
            plain[name] = [
                {"reason": reason, "count": len(lines), "lines": list(lines)}
                for reason, lines in sorted(getattr(self, name).items())
            ]
        return plain


PLAIN = ("name", "kind", "rows", "skipped", "added", "completed", "was_finished")


class Loader:
    """Brings files in, one after the other; remembers between them what it met."""

    def __init__(self):
        self.organisations = OrganisationWriter()
        self.projects = ProjectWriter(SOURCE)
        self.participations = ParticipationWriter(self.organisations.countries)
        self.subjects = SubjectWriter()
        self.writers = (
            self.organisations,
            self.projects,
            self.participations,
            self.subjects,
        )

    def load(self, found: Found, again=False, progress=iter) -> Outcome:
        """Read one file to its end; `progress` wraps its rows as they pass."""
        file = begun(found, again)
        outcome = Outcome(found.name, found.table.kind, skipped=file.position)
        if file.finished_at:
            outcome.was_finished = True
            return outcome
        rows = iter(progress(read(found, skip=file.position)))
        with without_collecting():
            while batch := list(islice(rows, BATCH)):
                self.keep(batch, found.table, file, outcome)
        finish(file, outcome)
        return outcome

    def keep(self, batch, table, file, outcome):
        """One batch and the new position, or neither."""
        for tries_left in reversed(range(TRIES)):
            before = total(self.writers)
            try:
                with transaction.atomic():
                    refused = self.write(batch, table)
                    file.position += len(batch)
                    after = total(self.writers)
                    file.added += after.added - before.added
                    file.completed += after.completed - before.completed
                    file.save()
                break
            except BaseException as error:
                self.forget(file)
                if not (tries_left and isinstance(error, IntegrityError)):
                    raise
        outcome.rows += len(batch)
        outcome.added += after.added - before.added
        outcome.completed += after.completed - before.completed
        for line, reason in refused:
            outcome.note(outcome.refused, line, reason)
        for line, reason in self.left_out(batch):
            outcome.note(outcome.left_out, line, reason)

    def left_out(self, batch):
        """(line, reason) of each value that says nothing that is known here."""
        rows = [row for row in batch if not isinstance(row, Refused)]
        told = {id(row.organisation): row.organisation for row in rows}
        strange = {number for number, facts in told.items() if any(self.unknown(facts))}
        for row in rows:
            if row.left or id(row.organisation) in strange:
                for reason in (*row.left, *self.unknown(row.organisation)):
                    yield row.line, reason

    def unknown(self, facts):
        """What the organisation's codes name that no vocabulary has."""
        country, place = facts.get("country"), facts.get("place")
        if country and country not in self.organisations.countries:
            yield "country unknown"
        if place and place not in self.organisations.places:
            yield "region unknown"

    def forget(self, file):
        self.organisations.forget()
        self.projects.forget()
        file.refresh_from_db()

    def write(self, batch, table):
        """Write the batch; answer (line, reason) of what was refused."""
        refused = [row for row in batch if isinstance(row, Refused)]
        rows = [row for row in batch if not isinstance(row, Refused)]
        projects = [None] * len(rows)
        if table.project:
            self.projects.write((row.project for row in rows), table.makes_projects)
            projects = [self.projects.pk_of(row.project) for row in rows]
            refused += unknown(rows, projects, "project unknown")
        pairs = [(pk, row) for pk, row in zip(projects, rows, strict=True) if may(pk, table)]
        if table.organisation:
            self.organisations.write(row.organisation for _pk, row in pairs)
        if table.subject:
            refused += self.link(pairs)
        if table.project and table.organisation:
            refused += self.take_part(pairs)
        return refused

    def link(self, pairs):
        """Link projects to their subjects; answer the rows whose code no vocabulary has."""
        terms = self.subjects.terms
        self.subjects.write([(pk, row.subject) for pk, row in pairs if row.subject in terms])
        return [
            Refused(row.line, "subject unknown")
            for _pk, row in pairs
            if row.subject not in terms
        ]

    def take_part(self, pairs):
        """Write participations of (project, row); answer those whose organisation lacks."""
        lines, refused = [], []
        for project, row in pairs:
            organisation = self.organisations.pk_of(row.organisation)
            if organisation is None:
                refused.append(Refused(row.line, "organisation unknown"))
            else:
                lines.append((project, organisation, row.participation))
        self.participations.write(lines)
        return refused


def may(project, table):
    """Whether the row's project is there, if it has one."""
    return project is not None or not table.project


def unknown(rows, pks, reason):
    """The rows that found nothing, refused."""
    return [Refused(row.line, reason) for row, pk in zip(rows, pks, strict=True) if pk is None]


@contextmanager
def without_collecting():
    """No search for cycles meanwhile: a batch makes a million objects and no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def begun(found, again):
    """The file's row: where a former run left it, or from the start."""
    words = {"name": found.name[:200], "kind": found.table.kind}
    file, _is_new = ImportedFile.objects.get_or_create(digest=found.digest, defaults=words)
    if file.finished_at and (again or MENDABLE & set(file.refused)):
        file.position, file.finished_at, file.refused, file.left_out = 0, None, {}, {}
    return file


def finish(file, outcome):
    """Note that the file is read, and what came of it; one line in the audit trail."""
    for name in ("refused", "left_out"):
        counts = {reason: len(lines) for reason, lines in getattr(outcome, name).items()}
        setattr(file, name, dict(Counter(getattr(file, name)) + Counter(counts)))
    with transaction.atomic():
        file.finished_at = now()
        file.save()
        if outcome.added or outcome.completed or not file.added:
            counts = {"rows": outcome.rows, "added": outcome.added}
            record(None, "imported", file, completed=outcome.completed, **counts)


def total(writers: Iterable) -> Written:
    """What all the writers did so far."""
    return Written(
        sum(one.written.added for one in writers), sum(one.written.completed for one in writers)
    )


def in_order(found: Iterable[Found]) -> list[Found]:
    """The tables in the order in which they build on each other; unknown ones left out."""
    known = [one for one in found if one.table]
    return sorted(known, key=lambda one: (one.table.order, one.name))


def load_all(paths: Iterable[Path], progress=iter) -> list[Outcome]:
    """Bring in all the tables of these paths; answer what came of each."""
    from .cordis import find

    loader = Loader()
    tables = in_order([one for path in paths for one in find(path)])
    return [loader.load(one) for one in progress(tables)]
