"""How lists are cut."""

from ninja import Schema
from ninja.pagination import LimitOffsetPagination
from pydantic import Field


class Pages(LimitOffsetPagination):
    """`limit` rows from `offset` on; numbers that no list has are refused, not tried."""

    class Input(Schema):
        limit: int = Field(100, ge=1, le=1000, description="How many rows at the most.")
        offset: int = Field(0, ge=0, le=10_000_000, description="How many rows to pass over.")
