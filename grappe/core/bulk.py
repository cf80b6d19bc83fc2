"""Many rows at once: what the bulk writers of the apps share.

A bulk writer takes facts (field name → value), finds the rows that they are about,
fills their gaps and adds the rows that are missing. It never replaces a value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from django.db import connection, models

BATCH = 200
NOTHING = (None, "")


@dataclass
class Written:
    """How many rows were added, and how many had gaps filled."""

    added: int = 0
    completed: int = 0


def gaps(thing: Any, names: Iterable[str]) -> frozenset[str]:
    """Those of the fields that hold nothing yet."""
    return frozenset([name for name in names if getattr(thing, name) in NOTHING])


def fill(thing: Any, facts: Mapping[str, Any]) -> set[str]:
    """Set the fields that hold nothing yet; answer which."""
    lacking = gaps(thing, facts)
    for name in lacking:
        setattr(thing, name, facts[name])
    return set(lacking)


def fresh(model: type[models.Model], **values: Any) -> Any:
    """A row to be: every field's default and these values, without a model's weight."""
    thing = SimpleNamespace(**defaults(model))
    thing.__dict__.update(values)
    return thing


@cache
def defaults(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field.get_default() for field in model._meta.concrete_fields} | {
        "pk": None
    }


def add(model: type[models.Model], things: Sequence[Any], written: Written) -> None:
    """Insert fresh rows, each with a slug that no other has; they get their primary keys."""
    if not things:
        return
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    rows = model._default_manager
    last = rows.aggregate(last=models.Max("pk"))["last"] or 0
    insert(model, names, list(map(attrgetter(*names), things)))
    # Keys only rise; whatever others add meanwhile has other slugs.
    pks = dict(rows.filter(pk__gt=last).values_list("slug", "pk"))
    for thing in things:
        thing.pk = pks[thing.slug]
    written.added += len(things)


def update(
    model: type[models.Model], changed: Mapping[models.Model, set[str]], written: Written
) -> None:
    """Save the named fields of the rows, those with the same fields together."""
    together: dict[tuple[str, ...], list[models.Model]] = {}
    for thing, names in changed.items():
        if names:
            together.setdefault(tuple(sorted(names)), []).append(thing)
    for fields, things in together.items():
        model._default_manager.bulk_update(things, fields, batch_size=BATCH)
        written.completed += len(things)


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Any]) -> None:
    """Insert rows of plain values; no model is made of them, no key is answered.

    Every field without a default in the database must be named.
    """
    quote = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = [quote(field.column) for field in fields]
    places = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def free_slugs(model: type[models.Model], wanted: Sequence[tuple[str, str]]) -> list[str]:
    """A slug for each (preferred, certain) pair: the preferred one while it is free."""
    bases = {preferred for preferred, _certain in wanted}
    found = model._default_manager.filter(slug__in=bases)
    taken = set(found.values_list("slug", flat=True))
    slugs = []
    for preferred, certain in wanted:
        slug = certain if preferred in taken or not preferred else preferred
        taken.add(slug)
        slugs.append(slug)
    return slugs
