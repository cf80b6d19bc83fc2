"""The platform's projects as the engine takes them; keys are primary keys."""

from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project

from .engine.history import Partner, Record
from .engine.tables import parts_of

KINDS = {
    "university": "HES",
    "sme": "PRC",
    "startup": "PRC",
    "large": "PRC",
    "research": "REC",
    "centre": "REC",
    "hospital": "PUB",
    "public": "PUB",
}


def records(until=None):
    """Every project that anybody may see and that has partners, with its visible partners."""
    visible = Participation.objects.filter(
        project__is_hidden=False, organisation__is_hidden=False
    ).exclude(project__is_invented=True)
    if until:
        visible = visible.exclude(project__starts_on__gt=until)
    partners = partners_of(visible)
    projects = Project.objects.filter(pk__in=visible.values("project"))
    return [
        Record(
            key=str(project.pk),
            partners=tuple(partners[project.pk].values()),
            starts_on=project.starts_on,
            text=text_of(project),
            parts=parts_of(project.programme_part),
        )
        for project in projects.prefetch_related("topics").iterator(chunk_size=2_000)
        if project.pk in partners
    ]


def text_of(project):
    """What tells a project's theme: its title, text, the call's topic and its own topics."""
    topics = "; ".join(term.label_en for term in project.topics.all())
    told = [project.title, project.description, project.call_topic_title, topics]
    return "\n".join(filter(None, told))


def partners_of(participations):
    """{project: {organisation: Partner}}."""
    facts = organisations_of(participations)
    found = {}
    rows = participations.values_list("project_id", "organisation_id", "role").order_by("pk")
    for project, organisation, role in rows.iterator(chunk_size=10_000):
        here = found.setdefault(project, {})
        leads = role == Participation.Role.COORDINATOR
        held = here.get(organisation)
        kind, country, is_sme = facts[organisation]
        here[organisation] = Partner(
            str(organisation),
            kind,
            country,
            is_sme,
            leads or bool(held and held.is_coordinator),
        )
    return found


def organisations_of(participations):
    """{organisation: (kind in the engine's words, country, whether an SME)}."""
    rows = Organisation.objects.filter(pk__in=participations.values("organisation"))
    return {
        pk: (told or KINDS.get(kind, "OTH"), country or "", is_small(kind, is_sme))
        for pk, kind, country, told, is_sme in rows.values_list(
            "pk", "kind", "country_id", "activity_type", "is_sme"
        )
    }


def is_small(kind, told):
    """True for SMEs, False for what is known to be none, None where nobody told."""
    if told is not None:
        return told
    return True if kind in ("sme", "startup") else None if kind == "other" else False
