"""Many projects at once.

Facts are named as the models' fields; `programme` is a name and `country` a code as EU
data write it. A project is known by its reference or by its record number in CORDIS.
"""

from functools import cache
from typing import NamedTuple

from django.utils.text import slugify

from grappe.core.bulk import Written, add, fill, free_slugs, fresh, gaps, update
from grappe.core.forms import free_slug
from grappe.organisations.naming import name_key

from ..models import Programme, Project

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
