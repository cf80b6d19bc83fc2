"""A section's document in: from an import, a restored revision or the API.

The document goes through the very form that people fill in, so that rules are
written once. A name that the document lacks keeps its present value.
"""

from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from grappe.core.profiles import find_by_key, key_of, row_snapshot

from .actions import save_section
from .forms import SectionForm
from .profile import ROW_KEYS, section_named


def save_document(cluster, section, document, by, source=""):
    """Save a section from its document ({"fields": …, "rows": …}); return the errors.

    Rows are compared by content: equal ones stay as they are, so that saving the same
    document twice changes nothing.
    """
    form = SectionForm(cluster, section, form_data(cluster, section, document))
    if form.is_valid():
        save_section(cluster, section, form.save, by, source=source)
    return form.errors


def restore(cluster, revision, side, by):
    """Put a section back to how it was before or after a revision; return the errors.

    This is a change like any other: it becomes a new revision, and nothing is erased.
    """
    moment = date_format(localtime(revision.at), "SHORT_DATETIME_FORMAT")
    said = _("restored: before the change of %s") if side == "before" else _("restored: %s")
    document = revision.before if side == "before" else revision.after
    section = section_named(revision.section)
    return save_document(cluster, section, document, by, source=said % moment)


def form_data(cluster, section, document):
    """The document as if somebody had typed it into the section's form."""
    data = MultiValueDict()
    present = model_to_dict(cluster, section.fields)
    for name in section.fields:
        model_field = cluster._meta.get_field(name)
        if name in document.get("fields", {}):
            data.setlist(name, typed(model_field, document["fields"][name]))
        else:
            data.setlist(name, held(present[name]))
    if section.rows:
        data.update(row_data(cluster, section, document))
    query = QueryDict(mutable=True)
    query.update(data)
    return query


def row_data(cluster, section, document):
    """The formset's part: rows to keep, to change in place, to remove, to add."""
    data = MultiValueDict()
    present = list(section.rows_of(cluster))
    wanted = document.get("rows")
    if wanted is None:
        wanted = [row_snapshot(row, section.row_fields) for row in present]
    model = cluster._meta.get_field(section.rows).related_model
    wanted = [whole(model, section, content) for content in wanted]
    contents = [row_snapshot(row, section.row_fields) for row in present]
    heirs = paired(contents, wanted, ROW_KEYS.get(section.slug, ()))
    for index, (row, content, heir) in enumerate(zip(present, contents, heirs, strict=True)):
        put(data, model, section, index, heir or content, {"id": row.pk})
        if heir is None:
            data[f"rows-{index}-DELETE"] = "on"
    for index, content in enumerate(wanted, start=len(present)):
        put(data, model, section, index, content, {"id": ""})
    data["rows-TOTAL_FORMS"] = str(len(present) + len(wanted))
    data["rows-INITIAL_FORMS"] = str(len(present))
    return data


def paired(contents, wanted, keys):
    """For each present row what becomes of it: the same, its new content, or None.

    What is found is taken out of `wanted`; the rest of it is new.
    """
    heirs = [take(wanted, lambda one, row=row: one == row) for row in contents]
    if keys:
        for index, row in enumerate(contents):
            heirs[index] = heirs[index] or take(wanted, same_key(row, keys))
    return heirs


def same_key(row, keys):
    return lambda one: all(one[key] == row[key] for key in keys)


def take(rows, is_wanted):
    """The first such row, taken out of the list; None when there is none."""
    for row in rows:
        if is_wanted(row):
            rows.remove(row)
            return row
    return None


def whole(model, section, content):
    """The row's content with every field named, in the way a snapshot writes it."""
    blank = row_snapshot(model(), section.row_fields)
    row = blank | {name: value for name, value in content.items() if value is not None}
    for name in section.row_fields:
        related = model._meta.get_field(name).related_model
        if related and row[name] and (found := find_by_key(related, row[name])):
            row[name] = key_of(found)
    return row


def put(data, model, section, index, content, extra):
    """Write one row's values under the names of its form."""
    for name, value in extra.items():
        data[f"rows-{index}-{name}"] = str(value)
    for name in section.row_fields:
        if name in content:
            values = typed(model._meta.get_field(name), content[name])
            data.setlist(f"rows-{index}-{name}", values)


def typed(model_field, value):
    """A document's value as a list of form values; natural keys become primary keys."""
    if value is None or value == "":
        return []
    related = model_field.related_model
    if related is None:
        return [str(value)]
    if getattr(related, "IS_NAMED_FREELY", False):
        return [str(find_by_key(related, value) or value)]
    keys = value if model_field.many_to_many else [value]
    return [str(row.pk if (row := find_by_key(related, key)) else key) for key in keys]


def held(value):
    """A present value as form values."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [str(row.pk) for row in value]
    return [str(value)]
