"""Many rows at once: what the bulk writers of the apps share.

A bulk writer takes facts (field name → value), finds the rows that they are about,
fills their gaps and adds the rows that are missing. It never replaces a value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

BATCH = 200


@dataclass
class Written:
    """How many rows were added, and how many had gaps filled."""

    added: int = 0
    completed: int = 0


def gaps(thing: models.Model, names: Iterable[str]) -> frozenset[str]:
    """Those of the fields that hold nothing yet."""
    return frozenset(name for name in names if getattr(thing, name) in (None, ""))


def fill(thing: models.Model, facts: Mapping[str, Any]) -> set[str]:
    """Set the fields that hold nothing yet; answer which."""
    lacking = gaps(thing, facts)
    for name in lacking:
        setattr(thing, name, facts[name])
    return set(lacking)


def add(model: type[models.Model], things: Sequence[models.Model], written: Written) -> None:
    """Insert new rows, which get their primary keys."""
    model._default_manager.bulk_create(things)
    written.added += len(things)


def update(
    model: type[models.Model], changed: Mapping[models.Model, set[str]], written: Written
) -> None:
    """Save the named fields of the rows, those with the same fields together."""
    together: dict[tuple[str, ...], list[models.Model]] = {}
    for thing, names in changed.items():
        if names:
            together.setdefault(tuple(sorted(names)), []).append(thing)
    for names, things in together.items():
        model._default_manager.bulk_update(things, names, batch_size=BATCH)
        written.completed += len(things)


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Any]) -> None:
    """Insert rows of plain database values; no model is made of them, no key is answered.

    The other fields must have no default of Django's own. Rows that break a uniqueness
    are passed over.
    """
    quote = connection.ops.quote_name
    columns = [quote(model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]
    places = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"{statement} ON CONFLICT DO NOTHING", rows)


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
