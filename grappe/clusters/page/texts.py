"""The free texts in the reader's language, or in the cluster's own with its name said."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info

from ..profile import TEXTS


@dataclass(frozen=True)
class ShownText:
    """A text and the language that it is written in."""

    text: str
    lang: str
    #: Not the reader's language.
    is_other: bool

    @property
    def language(self):
        """The language's name in the reader's own words; its code when it has none."""
        if self.lang in LANG_INFO:
            return get_language_info(self.lang)["name_translated"]
        return self.lang.upper()


def shown_texts(cluster, language):
    """{name: ShownText} of the profile's free texts."""
    found = {}
    for name in TEXTS:
        text, written_in = text_of(cluster, name, language)
        found[name] = ShownText(text, written_in, written_in != language)
    return found


def text_of(cluster, name, language):
    """No question to the database when the cluster writes in the reader's language."""
    if language == cluster.main_language:
        return getattr(cluster, name), language
    return cluster.text_in(name, language)
