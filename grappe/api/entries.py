"""A profile as plain (section, label, text) lines, for CSV, Markdown and print."""

from dataclasses import dataclass

from django.db import models

from grappe.clusters.profile import PRIVATE, SECTIONS
from grappe.core.profiles import filled, shown
from grappe.taxonomies.models import Term

#: Figures and statements come as sentences; these say where they come from.
HIDDEN = {"topic", "source_url"}


@dataclass(frozen=True)
class Entry:
    """One line of a profile: `code` is the vocabulary's code when there is one."""

    section: str
    label: str
    text: str
    code: str = ""


def entries(cluster):
    """Yield every public line of the profile, in the page's order."""
    for section in SECTIONS:
        if section.slug in PRIVATE:
            continue
        title = str(section.title)
        for label, value in filled(cluster, section):
            yield from lines(title, str(label).capitalize(), value)
        if section.rows:
            for row in section.rows_of(cluster):
                yield Entry(title, row_label(row), row_text(row, section))
    yield from project_entries(cluster)


def lines(title, label, value):
    for one in value if isinstance(value, list) else [value]:
        code = getattr(one, "code", "") if isinstance(one, models.Model) else ""
        yield Entry(title, label, in_group(one), code)


def in_group(one):
    """A term under its heading, where its vocabulary says little without ("KETs: …")."""
    grouped = isinstance(one, Term) and one.parent and one.scheme.code == "s3"
    return f"{one.parent}: {one}" if grouped else str(one)


def row_label(row):
    topic = getattr(row, "get_topic_display", None)
    return str(topic()).capitalize() if topic else ""


def row_text(row, section):
    """The row's filled columns, separated by dots in the middle."""
    parts = (
        text_of(shown(row, row._meta.get_field(name)))
        for name in section.row_fields
        if name not in HIDDEN
    )
    return " · ".join(part for part in parts if part)


def text_of(value):
    if value is None:
        return ""
    number = getattr(value, "normalize", None)
    return f"{number():f}" if number else " ".join(str(value).split())


def project_entries(cluster):
    """The projects that the cluster organisation takes part in, partner by partner."""
    if cluster.organisation is None:
        return
    parts = cluster.organisation.participations.select_related("project__programme")
    for part in parts.filter(project__is_hidden=False):
        project = part.project
        for partner in project.partners().filter(organisation__is_hidden=False):
            place = ", ".join(filter(None, (partner.city, partner.country_id)))
            text = f"{partner.organisation.name} ({place}) · {partner.get_role_display()}"
            yield Entry("Projects", str(project), text)
