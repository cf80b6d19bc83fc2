"""Many participations and subjects at once, of projects and organisations that are there."""

from dataclasses import dataclass

from grappe.core.bulk import Written, fill, insert, update
from grappe.taxonomies.models import Term

from ..models import Participation, Project

Role = Participation.Role
PARTNER = Role.PARTNER.value


@dataclass(slots=True, eq=False)
class Line:
    """A participation without a model's weight: there are hundreds of thousands."""

    pk: int | None
    project: int
    organisation: int
    role: str
    city: str = ""
    country_id: str | None = None
    contribution: object = None

    def values(self):
        """As `ParticipationWriter.FIELDS` name them."""
        return (
            self.project,
            self.organisation,
            self.role,
            self.city,
            self.country_id,
            self.contribution,
        )

    def participation(self):
        values = (self.role, self.city, self.country_id, self.contribution)
        names = ("role", "city", "country_id", "contribution")
        return Participation(pk=self.pk, **dict(zip(names, values, strict=True)))


class ParticipationWriter:
    """Writes participations of projects and organisations that are there."""

    FIELDS = ("project", "organisation", "role", "city", "country", "contribution")

    def __init__(self, countries):
        #: Code as EU data write it → country.
        self.countries = {code: country.pk for code, country in countries.items()}
        self.written = Written()

    def write(self, rows):
        """Bring (project, organisation, facts) in, within the caller's transaction."""
        there = present({project for project, _organisation, _facts in rows})
        new, changed = [], {}
        for project, organisation, facts in rows:
            same = there.setdefault((project, organisation), [])
            known = meant(same, facts.get("role"))
            if known is None:
                known = self.made(project, organisation, facts)
                same.append(known)
                new.append(known)
            elif (names := self.complete(known, facts)) and known.pk:
                changed.setdefault(known, set()).update(names)
        insert(Participation, self.FIELDS, [line.values() for line in new])
        self.written.added += len(new)
        things = {line.participation(): names for line, names in changed.items()}
        update(Participation, things, self.written)

    def told(self, facts):
        told = {name: facts[name] for name in ("city", "contribution") if name in facts}
        if country := self.countries.get(facts.get("country")):
            told["country_id"] = country
        return told

    def made(self, project, organisation, facts):
        said = facts.get
        country = self.countries.get(said("country"))
        role, city = said("role", PARTNER), said("city", "")
        return Line(None, project, organisation, role, city, country, said("contribution"))

    def complete(self, line, facts):
        """Fill the gaps; who is told to lead does lead. Answers the fields that changed."""
        changed = fill(line, self.told(facts))
        if facts.get("role") == Role.COORDINATOR and line.role == Role.PARTNER:
            line.role = Role.COORDINATOR.value
            changed.add("role")
        return {name.removesuffix("_id") for name in changed}


def present(projects):
    """(project, organisation) → their participations that are there."""
    found = Participation.objects.filter(project__in=projects).order_by("pk")
    names = ("pk", "project", "organisation", "role", "city", "country", "contribution")
    there = {}
    for row in found.values_list(*names):
        there.setdefault(row[1:3], []).append(Line(*row))
    return there


def meant(lines, role):
    """The participation of the same project and organisation that is told again, or None.

    A table that says no role means any; leading and taking part are one and the same.
    """
    if not lines or role is None:
        return next(iter(lines), None)
    for line in lines:
        if line.role == role:
            return line
    either = {Role.COORDINATOR, Role.PARTNER}
    return next((line for line in lines if {line.role, role} == either), None)


class SubjectWriter:
    """Links projects to the terms of EuroSciVoc."""

    def __init__(self):
        terms = Term.objects.in_scheme("eurosci")
        self.terms = dict(terms.values_list("code", "pk"))
        self.written = Written()

    def write(self, rows):
        """Link these (project, code) pairs; each code is one of `terms`."""
        link = Project.topics.through
        wanted = {(project, self.terms[code]) for project, code in rows}
        found = link.objects.filter(project__in={project for project, _term in wanted})
        new = wanted - set(found.values_list("project", "term"))
        insert(link, ("project", "term"), sorted(new))
        self.written.added += len(new)
