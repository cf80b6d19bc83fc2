"""What changed between two documents of a section, in words a reader understands."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.formats import date_format, number_format

from grappe.taxonomies.models import Country, Place, Term

from .models import Cluster

WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: Texts longer than this many words are compared line by line: diffs of words are slow.
LONG = 3000


@dataclass(frozen=True)
class Difference:
    """One field (or row) that changed, as pieces: (same | ins | del, text)."""

    label: str
    pieces: list


def differences(section, before, after, names):
    """Each field and row of the section that differs; `names` are `names_in(…)`."""
    found = []
    for name in section.fields:
        field = Cluster._meta.get_field(name)
        old, new = before["fields"].get(name), after["fields"].get(name)
        if old != new:
            found.append(Difference(field.verbose_name, field_pieces(field, old, new, names)))
    if section.rows:
        found += row_differences(section, before.get("rows", []), after.get("rows", []), names)
    return found


def field_pieces(field, old, new, names):
    """Lists by their items, everything else word by word."""
    if not field.many_to_many:
        return pieces(shown(field, old, names), shown(field, new, names))
    old, new = old or [], new or []
    gone = [("del", name_of(key, names)) for key in old if key not in new]
    come = [("ins", name_of(key, names)) for key in new if key not in old]
    return [piece for change in gone + come for piece in (change, ("same", "\n"))][:-1]


def row_differences(section, old, new, names):
    """Rows that went, came or changed; a changed row begins as the old one did."""
    gone = [row for row in old if row not in new]
    come = [row for row in new if row not in old]
    first = section.row_fields[0]
    for row in gone:
        heir = next((one for one in come if one.get(first) == row.get(first)), None)
        if heir:
            come.remove(heir)
        after = row_text(section, heir, names) if heir else ""
        yield Difference(section.title, pieces(row_text(section, row, names), after))
    for row in come:
        yield Difference(section.title, [("ins", row_text(section, row, names))])


def row_text(section, row, names):
    """The row's filled fields in one line."""
    model = Cluster._meta.get_field(section.rows).related_model
    # In the section's own order: PostgreSQL keeps a document's keys in an order of its own.
    texts = [
        shown(model._meta.get_field(name), row.get(name), names) for name in section.row_fields
    ]
    return " · ".join(text for text in texts if text)


def shown(field, value, names):
    """A document's value as text."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return ", ".join(name_of(key, names) for key in value)
    if field.is_relation:
        return name_of(value, names)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.get_internal_type() == "DateField":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if isinstance(value, float):
        return number_format(value, decimal_pos=0 if value.is_integer() else 2)
    return str(value)


def pieces(old, new):
    """The two texts as runs of words: same, gone, come."""
    split = WORD.findall if max(len(old), len(new)) < LONG * 6 else str.splitlines
    left, right = split(old), split(new)
    joint = "" if split == WORD.findall else "\n"
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", joint.join(left[a:b])))
            continue
        if b > a:
            found.append(("del", joint.join(left[a:b])))
        if b > a and d > c:
            found.append(("same", joint or " "))
        if d > c:
            found.append(("ins", joint.join(right[c:d])))
    return found


def name_of(key, names):
    return names.get(key, str(key))


def names_in(section_documents):
    """{natural key: name} of everything that the documents point at, in a query each.

    `section_documents` are pairs (section, document).
    """
    keys = defaultdict(set)
    for section, document in section_documents:
        for field, value in values(section, document):
            if field.is_relation and value:
                keys[field.related_model].update(value if isinstance(value, list) else [value])
    return {key: name for model, wanted in keys.items() for key, name in named(model, wanted)}


def values(section, document):
    """(field, value) of the section's fields and of those of its rows."""
    for name, value in document["fields"].items():
        yield Cluster._meta.get_field(name), value
    if section.rows:
        model = Cluster._meta.get_field(section.rows).related_model
        for row in document.get("rows", []):
            for name, value in row.items():
                yield model._meta.get_field(name), value


def named(model, keys):
    """(key, name) of the model's rows with these natural keys."""
    rows = model._default_manager.filter(with_keys(model, keys))
    for row in rows.select_related("scheme") if model is Term else rows:
        yield ":".join(map(str, row.natural_key())), str(row)


def with_keys(model, keys):
    """The condition for these natural keys."""
    if model is Country:
        return Q(pk__in=keys)
    if model not in (Term, Place):
        return Q(slug__in=keys)
    groups = defaultdict(set)
    for key in keys:
        group, _, code = key.rpartition(":") if model is Place else split_term(key)
        groups[group].add(code)
    condition = Q(pk=None)
    for group, codes in groups.items():
        condition |= group_of(model, group) & Q(code__in=codes)
    return condition


def split_term(key):
    """ "nace2:2:86" is code 86 of nace2:2; a code may hold colons itself."""
    scheme, revision, code = [*key.split(":", 2), "", ""][:3]
    return f"{scheme}:{revision}", ":", code


def group_of(model, group):
    if model is Place:
        return Q(revision=group)
    scheme, _, revision = group.partition(":")
    return Q(scheme__code=scheme, scheme__revision=revision)
