"""Verbs over places."""

import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken

from .models import Outline, Place


@transaction.atomic
def save_outlines(path: str, revision: str) -> int:
    """Keep the outline of each known region of a NUTS GeoJSON file; return how many."""
    shapes = dict(_shapes(path))
    places = Place.objects.filter(revision=revision, code__in=shapes)
    outlines = [Outline(place=place, geometry=shapes[place.code]) for place in places]
    if not outlines:
        raise RuleBroken(
            _("%(path)s holds no region of NUTS %(revision)s; is the revision right?")
            % {"path": path, "revision": revision}
        )
    Outline.objects.bulk_create(
        outlines,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["geometry"],
    )
    return len(outlines)


def _shapes(path: str) -> list[tuple[str, Any]]:
    """(NUTS code, geometry) of each feature; a bad file is refused in a sentence."""
    try:
        with open(path, encoding="utf-8") as file:
            features = json.load(file)["features"]
        return [
            (feature["properties"]["NUTS_ID"], feature["geometry"])
            for feature in features
            if feature["geometry"]
        ]
    except OSError as error:
        raise RuleBroken(
            _("%(path)s cannot be read: %(reason)s.")
            % {"path": path, "reason": error.strerror or error}
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RuleBroken(
            _(
                "%(path)s is no GeoJSON file of NUTS regions: it needs “features” with a "
                "“NUTS_ID” and a geometry each."
            )
            % {"path": path}
        ) from error
