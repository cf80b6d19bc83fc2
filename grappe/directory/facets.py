"""The directory's facets: declared here, read by index, page, export and map."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Facet:
    """A question with few answers that narrows a search; its name is the parameter."""

    name: str
    title: Any
    #: The vocabularies whose codes are its values; none for kinds, places and sizes.
    schemes: tuple[str, ...] = ()
    #: Whether a value holds its descendants (BE3 finds BE32).
    is_tree: bool = False


FACETS = (
    Facet("kind", _("Kind")),
    Facet("country", _("Country")),
    Facet("nuts", _("Region"), is_tree=True),
    Facet("ecosystem", _("Industrial ecosystem"), ("ecosystems", "alliances")),
    Facet("nace", _("Industry (NACE)"), ("nace2", "nace21"), is_tree=True),
    Facet("s3", _("S3 priority area"), ("s3",), is_tree=True),
    Facet("technology", _("Technology (IPC)"), ("ipc",), is_tree=True),
    Facet("service", _("Support service"), ("services",)),
    Facet("language", _("Language"), ("languages",)),
    Facet("size", _("Type of organisation")),
)
NAMES = tuple(facet.name for facet in FACETS)
BY_NAME = {facet.name: facet for facet in FACETS}
OF_SCHEME = {scheme: facet.name for facet in FACETS for scheme in facet.schemes}


def parameter_of(term):
    """("nace", "86") for "nace2:86" or "nace2:2:86"; None for what is no facet's value."""
    scheme, *__, code = f":{term}".split(":") if ":" not in term else term.split(":")
    name = scheme if scheme in BY_NAME else OF_SCHEME.get(scheme)
    return (name, code) if name and code else None
