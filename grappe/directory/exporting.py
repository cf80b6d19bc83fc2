"""The columns of an export, and the rows of what somebody sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .results import FACTS, SINGULAR, text_of
from .searching import found_by, load

BATCH = 500
MOST_ROWS = 100_000


@dataclass(frozen=True)
class Column:
    """One column: its name in the address, its title, and what stands in it."""

    name: str
    title: Any
    value: Callable


COLUMNS = (
    Column("kind", _("Kind"), lambda key, row: SINGULAR[key.kind]),
    Column("name", _("Name"), lambda key, row: getattr(row, "name", None) or row.title),
    Column("acronym", _("Acronym"), lambda key, row: getattr(row, "acronym", "")),
    Column(
        "facts",
        _("In short"),
        lambda key, row: " · ".join(map(str, filter(None, FACTS[key.kind](row)))),
    ),
    Column("country", _("Country code"), lambda key, row: country_of(row)),
    Column("nuts", _("NUTS code"), lambda key, row: place_of(row)),
    Column("city", _("City"), lambda key, row: getattr(row, "city", "")),
    Column("website", _("Website"), lambda key, row: getattr(row, "website", "")),
    Column("text", _("Text"), lambda key, row: text_of(row).strip()),
    Column("address", _("Page"), lambda key, row: settings.SITE_URL + row.get_absolute_url()),
)


def country_of(row):
    own = getattr(row, "country_id", None)
    return own or getattr(getattr(row, "cluster", None), "country_id", None) or ""


def place_of(row):
    return getattr(getattr(row, "place", None), "code", "")


def chosen_columns(names):
    """The columns with these names in their own order; all when none is named."""
    return [column for column in COLUMNS if column.name in names] or list(COLUMNS)


def rows(asked, user, columns):
    """Everything that the person would see page by page, as cells, a batch at a time."""
    keys = found_by(asked, user, MOST_ROWS)
    for start in range(0, len(keys), BATCH):
        for key, row in load(keys[start : start + BATCH], user):
            yield [str(column.value(key, row) or "") for column in columns]
