"""Profiles declared once: the section is the unit that is shown, edited, imported,
compared, kept in the history and restored.

A `Section` names fields of a model and at most one kind of rows that belong to it
(by the reverse relation's name, so that a higher app's rows need no import).
`snapshot` turns a section of one thing into plain JSON with natural keys; two
snapshots are equal exactly when nothing changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

Document = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """A named part of a profile: some fields, some rows, or both."""

    slug: str
    title: Any
    fields: tuple[str, ...] = ()
    rows: str = ""
    row_fields: tuple[str, ...] = ()
    where: dict[str, Any] = field(default_factory=dict, hash=False)
    help: Any = ""

    def rows_of(self, thing: models.Model) -> "models.QuerySet[Any]":
        """The rows of this section that belong to `thing`, in their own order."""
        related: models.QuerySet[Any] = getattr(thing, self.rows).filter(**self.where)
        return related.order_by("pk")


def filled(thing: models.Model, section: Section) -> Iterator[tuple[str, Any]]:
    """Yield (label, value) of the section's fields that hold something."""
    for name in section.fields:
        model_field = thing._meta.get_field(name)
        if value := shown(thing, model_field):
            yield str(getattr(model_field, "verbose_name", name)), value


def shown(thing: models.Model, model_field: Any) -> Any:
    """The value as a page shows it: choices by their label, relations as lists."""
    if model_field.many_to_many:
        return list(getattr(thing, model_field.name).all())
    if model_field.choices:
        return getattr(thing, f"get_{model_field.name}_display")()
    return getattr(thing, model_field.name)


def snapshot(thing: models.Model, section: Section) -> Document:
    """The section as plain JSON: {"fields": {name: value}, "rows": [{name: value}]}."""
    document: Document = {"fields": row_snapshot(thing, section.fields)}
    if section.rows:
        rows = section.rows_of(thing)
        document["rows"] = [row_snapshot(row, section.row_fields) for row in rows]
    return document


def row_snapshot(row: models.Model, names: tuple[str, ...]) -> Document:
    """The named fields of one row as plain JSON."""
    return {name: plain(row, row._meta.get_field(name)) for name in names}


def plain(thing: models.Model, model_field: Any) -> Any:
    """A field's value as JSON; related rows by their natural key, sets sorted."""
    if model_field.many_to_many:
        related = getattr(thing, model_field.name).all() if thing.pk else ()
        return sorted(key_of(row) for row in related)
    if model_field.is_relation and getattr(thing, model_field.attname) is None:
        return None
    value = getattr(thing, model_field.name)
    if isinstance(value, models.Model):
        return key_of(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def key_of(row: models.Model) -> str:
    """A row's natural key as one text ("nace2:2:86"), the same on every machine."""
    return ":".join(str(part) for part in row.natural_key())  # type: ignore[attr-defined]


def find_by_key(model: type[models.Model], key: str) -> models.Model | None:
    """The row with this natural key (see `key_of`), or None."""
    manager: Any = model._default_manager
    try:
        if hasattr(manager, "get_by_natural_key"):
            found: models.Model = manager.get_by_natural_key(*str(key).split(":", 2))
            return found
        known = model._default_manager.filter(slug=key).first()
        return known or model._default_manager.filter(name__iexact=key).first()
    except (ObjectDoesNotExist, TypeError, ValueError):
        return None
