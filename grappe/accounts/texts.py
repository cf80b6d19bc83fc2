"""The texts that people agree to. A new wording gets a new version, and is asked again."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Text:
    """A page's text and the version of it that is shown now."""

    slug: str
    title: Any
    version: str


PRIVACY = Text("privacy", _("Privacy"), "2026-11")
TERMS = Text("terms", _("Terms of use"), "2026-11")
TEXTS = (PRIVACY, TERMS)


def text_named(slug: str) -> Text | None:
    return next((text for text in TEXTS if text.slug == slug), None)
