"""A cluster's profile for programs: made from the one list of sections.

`ProfileOut` is the schema; `profile_out` the value. Codes are natural keys
("nace2:2:86"); sections for managers only (`PRIVATE`) stay out.
"""

from typing import Any

from ninja import Schema
from pydantic import create_model

from grappe.clusters.models import Cluster
from grappe.clusters.profile import PRIVATE
from grappe.core.profiles import snapshot

PUBLIC = tuple(section for section in Cluster.PROFILE if section.slug not in PRIVATE)
JSON_TYPES = {
    "BooleanField": bool,
    "DecimalField": float,
    "FloatField": float,
    "PositiveSmallIntegerField": int,
}


def type_of(model_field: Any) -> Any:
    """The JSON type of a model's field, as a snapshot writes it."""
    if model_field.many_to_many:
        return list[str]
    return JSON_TYPES.get(model_field.get_internal_type(), str) | None


def row_schema(section: Any) -> type[Schema]:
    """The schema of one row of a section."""
    model = Cluster._meta.get_field(section.rows).related_model
    fields = {name: (type_of(model._meta.get_field(name)), None) for name in section.row_fields}
    return create_model(f"{section.slug.title()}Row", __base__=Schema, **fields)


def profile_schema() -> type[Schema]:
    """One field for each profile field, one list for each section with rows."""
    fields: dict[str, Any] = {
        "slug": (str, ...),
        "url": (str, ...),
        "published_at": (str | None, None),
    }
    for section in PUBLIC:
        for name in section.fields:
            fields[name] = (type_of(Cluster._meta.get_field(name)), None)
        if section.rows:
            fields[section.slug] = (list[row_schema(section)], [])
    return create_model("ProfileOut", __base__=Schema, **fields)


ProfileOut = profile_schema()


def profile_out(cluster: Cluster, site_url: str) -> dict[str, Any]:
    """The whole public profile as plain JSON."""
    published = cluster.published_at.isoformat() if cluster.published_at else None
    out: dict[str, Any] = {
        "slug": cluster.slug,
        "url": site_url + cluster.get_absolute_url(),
        "published_at": published,
    }
    for section in PUBLIC:
        document = snapshot(cluster, section)
        out |= document["fields"]
        if section.rows:
            out[section.slug] = document["rows"]
    return out
