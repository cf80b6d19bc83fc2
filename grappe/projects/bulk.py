"""Many projects, participations and topics at once, from open data.

Facts are named as the models' fields; `programme` is a name and `country` a code as EU
data write it. A project is known by its reference or by its record number in CORDIS.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.utils.text import slugify

from grappe.core.bulk import Written, add, fill, free_slugs, fresh, gaps, insert, update
from grappe.core.forms import free_slug
from grappe.organisations.naming import name_key
from grappe.taxonomies.models import Term

from .models import Participation, Programme, Project

Role = Participation.Role
PARTNER = Role.PARTNER.value
KEYS = ("reference", "rcn")
PLAIN = (
    *KEYS,
    "acronym",
    "programme_part",
    "scheme",
    "call_code",
    "call_topic",
    "call_topic_title",
    "description",
    "starts_on",
    "ends_on",
    "total_cost",
    "contribution",
    "website",
)
LOADED = ("pk", "title", *PLAIN, "programme_id")
MOST_REMEMBERED = 200_000


class Known(NamedTuple):
    """A project met before in this run, and what it still lacks."""

    pk: int
    gaps: frozenset


class ProjectWriter:
    """Writes one run's projects; `pk_of` then answers which one a fact is about."""

    def __init__(self, source):
        self.source = source
        self.written = Written()
        self.forget()

    def forget(self):
        """Trust nothing remembered: a transaction was rolled back."""
        self.known, self.programmes = {}, {}

    def pk_of(self, facts):
        """The project that was written for these facts; None when there is none."""
        known = self.known.get(key_of(facts))
        return known.pk if known else None

    def write(self, rows, makes=True):
        """Bring all these facts in; a project that is missing is added when it `makes`."""
        if len(self.known) > MOST_REMEMBERED:
            self.forget()
        wanted = self.news(rows)
        if not wanted:
            return
        things, changed, new = find(wanted), {}, []
        for facts in wanted.values():
            thing = told_of(facts, things)
            if thing is None:
                if not makes:
                    continue
                thing = fresh(Project, source=self.source)
                new.append(thing)
            names = self.complete(thing, without_foreign(facts, thing, things))
            if thing.pk:
                changed.setdefault(thing, set()).update(names)
            things |= dict.fromkeys(keys_of_project(thing), thing)
        self.save(new, changed)
        for key, thing in things.items():
            self.known[key] = Known(thing.pk, lacking(thing))

    def news(self, rows):
        """Key → facts, of those that may tell something new; the first word counts."""
        wanted = {}
        for facts in {id(facts): facts for facts in rows}.values():
            key = key_of(facts)
            known = self.known.get(key)
            if known and known.gaps.isdisjoint(facts):
                continue
            told = wanted.get(key)
            wanted[key] = facts if told is None else facts | told
        return wanted

    def complete(self, thing, facts):
        """Fill the gaps; answer the fields that changed."""
        told = {name: facts[name] for name in PLAIN if name in facts}
        if not fits(thing, told):
            told = {name: told[name] for name in told if name not in ("starts_on", "ends_on")}
        untitled = is_untitled(thing)
        changed = fill(thing, told)
        if thing.programme_id is None and "programme" in facts:
            thing.programme_id = self.programme(facts["programme"])
            changed.add("programme_id")
        if untitled:
            title, key = title_of(thing, facts)
            if title != thing.title:
                thing.title, thing.title_key = title, key
                changed |= {"title", "title_key"}
        if "acronym" in changed:
            thing.acronym_key = name_key(thing.acronym)
            changed.add("acronym_key")
        return {name.removesuffix("_id") for name in changed}

    def programme(self, name):
        """The programme of this name, made when it is new."""
        if name not in self.programmes:
            known = Programme.objects.filter(name__iexact=name).first()
            if known is None:
                known = Programme.objects.create(name=name, slug=free_slug(Programme, name))
            self.programmes[name] = known.pk
        return self.programmes[name]

    def save(self, new, changed):
        update(Project, changed, self.written)
        slugs = [(slugify(one.acronym)[:100], certain_slug(one)) for one in new]
        for thing, slug in zip(new, free_slugs(Project, slugs), strict=True):
            thing.slug = slug
        add(Project, new, self.written)


def find(wanted):
    """Key → project, of those that are there; one object for each project."""
    rows = Project.objects.only(*LOADED)
    found = {}
    for name in KEYS:
        values = {facts[name] for facts in wanted.values() if name in facts}
        known = {value for scheme, value in found if scheme == name}
        if values - known:
            for one in rows.filter(**{f"{name}__in": values - known}):
                found |= {key: one for key in keys_of_project(one) if key not in found}
    return found


def keys_of(facts):
    return [(name, facts[name]) for name in KEYS if name in facts]


def key_of(facts):
    """The reference decides; the longest tables know the record number only."""
    reference = facts.get("reference")
    return ("reference", reference) if reference else ("rcn", facts["rcn"])


def told_of(facts, things):
    """The project of these facts, or None; one with another reference is another one."""
    for key in keys_of(facts):
        project = things.get(key)
        if project and (project.reference in ("", facts.get("reference", project.reference))):
            return project
    return None


def keys_of_project(project):
    return [(name, getattr(project, name)) for name in KEYS if getattr(project, name)]


def without_foreign(facts, thing, things):
    """The facts without a reference or record number that another project has."""
    foreign = [key for key in keys_of(facts) if things.get(key, thing) is not thing]
    return {name: facts[name] for name in facts if name not in dict(foreign)}


def certain_slug(project):
    """A slug that no other project can have."""
    return f"project-{project.reference}" if project.reference else f"record-{project.rcn}"


def is_untitled(project):
    """Whether no source has told the title yet."""
    numbers = (f"{number} (" for number in (project.rcn, project.reference) if number)
    return project.title in ("", project.acronym) or project.title.startswith(tuple(numbers))


def title_of(project, facts):
    """The title and its key; an untold one is the short name, or the number."""
    if title := facts.get("title") or project.acronym or project.title:
        return title, name_key(title)
    number, programme = project.rcn or project.reference, facts.get("programme", "CORDIS")
    return f"{number} ({programme})", f"{number} {programme_key(programme)}"


#: There are a handful of programmes, and tens of thousands of projects without a title.
programme_key = cache(name_key)


def fits(project, told):
    """Whether the project, completed so, does not end before it starts."""
    start = project.starts_on or told.get("starts_on")
    end = project.ends_on or told.get("ends_on")
    return not (start and end) or start <= end


def lacking(project):
    """The facts that could still tell something about the project."""
    facts = {name.removesuffix("_id") for name in gaps(project, (*PLAIN, "programme_id"))}
    return frozenset(facts | {"title"} if is_untitled(project) else facts)


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
