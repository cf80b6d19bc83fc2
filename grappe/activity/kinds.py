"""The kinds of things that a person may hear of; each is declared here, once."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

PAGE, MAIL = "page", "mail"


@dataclass(frozen=True)
class Kind:
    """One kind of notice; `way` holds until the person chooses another."""

    slug: str
    label: Any
    way: str = PAGE


KINDS = (
    Kind("invitation", _("Somebody joins, leaves or asks to keep a page of mine"), MAIL),
    Kind("validation", _("A page of mine is published, taken off, or needs changes"), MAIL),
    Kind("submission", _("For staff: a page waits for validation"), MAIL),
    Kind("introduction", _("Somebody asks for an introduction, or answers mine"), MAIL),
    Kind("amended", _("A call that I answer is amended"), MAIL),
    Kind("interest", _("Somebody would join an idea of mine"), MAIL),
    Kind("comment", _("Somebody comments on a team or a proposal of mine")),
    Kind("edit_by_another", _("Somebody else edits a page of mine")),
)


def kind_named(slug: str) -> Kind:
    """The kind of this name; KeyError for one that is not declared."""
    return {kind.slug: kind for kind in KINDS}[slug]
