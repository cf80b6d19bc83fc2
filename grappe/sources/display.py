"""Findings in words, for the review screen."""

from django.utils.translation import gettext as _

from grappe.clusters.models import Claim, Cluster
from grappe.core.profiles import find_by_key


def label_of(finding):
    """What this finding is, in the profile's words."""
    if finding.field == "project":
        return _("Project")
    if finding.is_row:
        return row_label(finding)
    return str(Cluster._meta.get_field(finding.field).verbose_name).capitalize()


def row_label(finding):
    topic = finding.value.get("topic")
    if topic:
        return str(Claim.Topic(topic).label).capitalize()
    return str(Cluster.section(finding.section).title)


def options_of(finding):
    """(key, label with code) of each found term or country."""
    model = Cluster._meta.get_field(finding.field).related_model
    return [(key, in_words(model, key)) for key in finding.value]


def in_words(model, key):
    row = find_by_key(model, key)
    if row is None:
        return str(key)
    code = getattr(row, "code", "")
    return f"{code} {row}" if code else str(row)


def shown(finding, value):
    """A found or present value as one short text."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        model = Cluster._meta.get_field(finding.field).related_model
        return ", ".join(in_words(model, key) for key in value)
    if isinstance(value, dict):
        return " · ".join(row_words(value))
    if not finding.is_row and finding.field != "project":
        model_field = Cluster._meta.get_field(finding.field)
        if model_field.is_relation:
            return in_words(model_field.related_model, value)
    return str(value)


def row_words(row):
    """The filled columns of a row; a project's partners one by one."""
    for name, value in row.items():
        if name in ("topic", "source", "quote", "text") or value in (None, "", []):
            continue
        if isinstance(value, list):
            yield from (partner_words(partner) for partner in value)
        elif isinstance(value, float) and value.is_integer():
            yield f"{int(value):,}"
        else:
            yield str(value)


def partner_words(partner):
    place = ", ".join(filter(None, (partner["city"], partner["country"])))
    mark = " ★" if partner["coordinator"] else ""
    return f"{partner['name']} ({place}){mark}"
