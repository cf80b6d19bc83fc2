"""The single values of a list, however the page joins them: one a line, with " - ", or run
together. Values hold commas, brackets and dashes themselves, so the vocabularies decide."""

import re
from functools import lru_cache

from grappe.taxonomies import vocabulary

from .places import country_named

JOIN = re.compile(r"\s+[–—-]\s+")
GROUPED = re.compile(r"^(?:[A-H]\\?:\s*)?[^\W\d_][^:]{0,110}:\S|^[A-H]\\:\s")
JOINERS = {"and", "&", "et", "und", "en", "or"}
LONGEST_RUN = 16
MOST_WORDS = 120
LONGEST_VALUE = 400
#: Which vocabulary knows the values of a field.
SCHEMES = {
    "ecosystems": ("ecosystems", "alliances"),
    "s3": ("s3",),
    "support_services": ("services",),
    "upskilling": ("upskilling",),
    "languages": ("languages",),
    "legal_form": ("legal_forms",),
    "emerging_industries": ("emerging_industries",),
    "labels": ("labels",),
    "nace": ("nace2", "nace21"),
    "ipc": ("ipc",),
}


@lru_cache(maxsize=20000)
def entry_of(field, text):
    """The vocabulary's entry for a value: as printed, or what follows its "Group:"."""
    if len(text) > LONGEST_VALUE:
        return None
    item = text.partition(":")[2] if GROUPED.match(text) else ""
    forms = [text, item] if item and ":" not in item else [text]
    found = (vocabulary.find(scheme, form) for form in forms for scheme in SCHEMES[field])
    return next((entry for entry in found if entry), None)


def is_known(field, text):
    if field == "targets":
        return country_named(text) is not None
    return field in SCHEMES and entry_of(field, text) is not None


def values_of(lines, field):
    """[(value, line)] for every value of the lines, in order, each once."""
    found = {}
    for line in lines:
        for value in split(line.text, field):
            found.setdefault(value, line)
    return list(found.items())


def split(text, field):
    """The values of one line."""
    if is_known(field, text):
        return [text]
    pieces = JOIN.split(text)
    if len(pieces) > 1:
        marks = [mark.group() for mark in JOIN.finditer(text)] + [""]
        return [
            v
            for piece in joined(pieces, marks, field)
            for v in covered(piece, field) or [piece]
        ]
    spaced = re.sub(r"(?<=[^\W\d_A-Z]|\))(?=[A-Z])", " ", text)
    return (
        covered(text, field) or covered(spaced, field) or partly_covered(text, field) or [text]
    )


def partly_covered(text, field):
    """Languages and countries run together with a word that the vocabulary lacks."""
    if field not in ("languages", "targets"):
        return None
    words, values, at = words_of(text, field)[:MOST_WORDS], [], 0
    while at < len(words):
        end = longest_run(words, at, field) or at + 1
        values.append(" ".join(words[at:end]).strip(" ,;"))
        at = end
    values = [value for value in values if value.lower() not in JOINERS]
    return values if any(is_known(field, value) for value in values) else None


def words_of(text, field):
    apart = r"[\s,;/]+" if field in ("languages", "targets") else " "
    return [word for word in re.split(apart, text) if word]


def joined(pieces, marks, field):
    """Pieces put together again where the vocabulary, or the lack of a "Group:", says so."""
    grouped = GROUPED.match(pieces[0]) is not None
    values, at = [], 0
    while at < len(pieces):
        end = end_of_value(pieces, marks, at, field)
        value = glue(pieces, marks, at, end)
        if grouped and values and not GROUPED.match(value) and not is_known(field, value):
            values[-1] += marks[at - 1] + value
        else:
            values.append(value)
        at = end
    return [value.strip() for value in values if value.strip()]


def end_of_value(pieces, marks, at, field):
    """Where the longest known value of several pieces ends; after one piece otherwise."""
    for end in range(min(len(pieces), at + 5), at + 1, -1):
        if is_known(field, glue(pieces, marks, at, end)):
            return end
    return at + 1


def glue(pieces, marks, start, end):
    """The pieces from start to end with what stood between them."""
    text = pieces[start]
    for at in range(start + 1, end):
        text += marks[at - 1] + pieces[at]
    return text


def covered(text, field):
    """The values of a run such as "Dutch English French", when all of it is known."""
    words = words_of(text, field)
    if not 1 < len(words) <= MOST_WORDS:
        return None
    values, at = [], 0
    while at < len(words):
        end = longest_run(words, at, field)
        if end is None:
            return None
        values.append(" ".join(words[at:end]).strip(" ,;"))
        at = end
    return values


def longest_run(words, at, field):
    """Where the longest known value that begins at this word ends."""
    for end in range(min(len(words), at + LONGEST_RUN), at, -1):
        dashed = {words[at], words[end - 1]} & {"-", "–", "—"}
        if not dashed and is_known(field, " ".join(words[at:end]).strip(" ,;.")):
            return end
    return None
