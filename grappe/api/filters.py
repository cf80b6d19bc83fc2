"""The directory's own filters, for lists of one kind."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from grappe.directory import index
from grappe.directory.searching import Asked


class Filters(Schema):
    """The same parameters, with the same meaning, as the directory's addresses."""

    q: str = Field("", description="Words that must all be found.")
    country: list[str] = Field([], description="ISO 3166-1 alpha-2 codes.")
    nuts: list[str] = Field([], description="NUTS codes; BE3 holds BE32.")
    nace: list[str] = Field([], description="NACE codes; 86 holds 86.90.")
    ecosystem: list[str] = Field([], description="Industrial ecosystems.")
    s3: list[str] = Field([], description="S3 EU priority areas.")
    technology: list[str] = Field([], description="IPC codes.")
    service: list[str] = Field([], description="Support services.")
    language: list[str] = Field([], description="ISO 639-1 codes.")
    size: list[str] = Field([], description="Kinds of organisation.")


class Found:
    """Rows in the index's order, cut like a queryset: one page is loaded at a time."""

    def __init__(self, query: Any, rows: QuerySet) -> None:
        self.query, self.rows = query, rows

    def all(self) -> "Found":
        return self

    def count(self) -> int:
        return int(index.search(replace(self.query, offset=0, limit=1)).total)

    def __getitem__(self, cut: slice) -> list[Any]:
        limit = (cut.stop or 0) - (cut.start or 0)
        page = index.search(replace(self.query, offset=cut.start or 0, limit=limit))
        loaded = self.rows.in_bulk([key.pk for key in page.keys])
        return [loaded[key.pk] for key in page.keys if key.pk in loaded]


def found(request: Any, filters: Filters, kind: str, rows: QuerySet) -> Any:
    """`rows` (already what the caller may see), narrowed by the filters when there are any."""
    if not any(filters.dict().values()):
        return rows
    asked = Asked.of(request.GET)
    return Found(asked.with_choice("kind", kind).query(request.user), rows)
