"""Show why something was found: the passage with the words, marked."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe

from .index.schema import STEMMERS, fold, stem
from .index.wording import concepts, grouped, words_of

WORD = re.compile(r"\w+")
PASSAGE = 220
LONGEST_TEXT = 6_000
SHORTEST = 4


class Marker:
    """Marks the words of one question in any text; its answers are escaped HTML."""

    def __init__(self, text):
        self.words = self._wanted(text)
        self.stems = {one for word in self.words for one in stems_of(word)}
        self.start = tuple(word for word in self.words if len(word) >= SHORTEST - 1)

    @staticmethod
    def _wanted(text):
        asked = words_of(text)
        phrases = [
            phrase for group in grouped(asked) for __, phrase in concepts().get(group, ())
        ]
        return {*asked, *(word for phrase in phrases for word in words_of(phrase))}

    def spans(self, text):
        """(start, end) of each word that the question meant."""
        if not self.words:
            return
        for match in WORD.finditer(text):
            if self.means("".join(fold(match[0]))):
                yield match.span()

    @lru_cache(maxsize=4_000)  # noqa: B019 - one marker lives for one request
    def means(self, word):
        if word in self.words or word.startswith(self.start):
            return True
        if len(word) < SHORTEST:
            return False
        return not self.stems.isdisjoint(stems_of(word)) or self._is_near(word)

    def _is_near(self, word):
        return any(
            len(one) >= SHORTEST and abs(len(one) - len(word)) < 2 and one_apart(one, word)
            for one in self.words
        )

    def mark(self, text):
        """The whole text with its words marked."""
        return marked(text, self.spans(text))

    def passage(self, *texts):
        """A stretch of the first text that has a found word, or else the beginning."""
        found = (text for text in texts if next(self.spans(text[:LONGEST_TEXT]), None))
        text = next(found, next(filter(None, texts), ""))
        text = " ".join(text[:LONGEST_TEXT].split())
        spans = list(self.spans(text))
        start = max(0, spans[0][0] - PASSAGE // 3) if spans else 0
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + PASSAGE
        end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + 1)
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        shown = marked(text[start:end], inside)
        before, after = "… " if start else "", " …" if end < len(text) else ""
        return mark_safe(f"{before}{shown}{after}")


def marked(text, spans):
    """The escaped text with <mark> around each span."""
    parts, last = [], 0
    for start, end in spans:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


@lru_cache(maxsize=20_000)
def stems_of(word):
    return frozenset(
        one for language in STEMMERS for one in stem(word, language) if len(one) > 3
    )


def one_apart(first, second):
    """Whether one letter added, left out, changed or swapped makes them equal."""
    short, long = sorted((first, second), key=len)
    start = next(
        (n for n, pair in enumerate(zip(short, long, strict=False)) if len({*pair}) > 1),
        len(short),
    )
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = long[:start] + long[start : start + 2][::-1] + long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or short == swapped
