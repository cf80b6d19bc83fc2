"""The vocabularies of terms: NACE, IPC, EuroSciVoc and the short lists."""

import re
from collections import defaultdict
from functools import cache

from .entries import LANGUAGES, Entry, normalise, pieces, rows

NACE = ("nace2", "nace21")
NACE_CODE = re.compile(r"([A-V])?\s?(\d\d)(?:\.?(\d)(?:(\d))?)?(?=$|\s)", re.IGNORECASE)
IPC_CODE = re.compile(r"([A-H])\s?(?:(\d\d)\s?([A-Z])?)?(?:\s?\d+/\d+)?$", re.IGNORECASE)


@cache
def schemes():
    """Every file of terms: scheme, revision, title, source, licence, file."""
    return tuple(row for row in rows("schemes.csv") if row["kind"] == "terms")


@cache
def scheme(name):
    """All entries of one scheme, in the order of its file."""
    about = {row["scheme"]: row for row in schemes()}
    if name not in about:
        raise LookupError(f"There is no vocabulary called {name!r}.")
    lines = rows(about[name]["file"])
    parents = {line["code"]: line["parent"] for line in lines if line.get("parent")}
    revision = about[name]["revision"]
    return tuple(_entry(name, revision, line, _level(line["code"], parents)) for line in lines)


def find(name, text, language=None, level=None):
    """The entry that the text names by code or by label, or None; never raises.

    A code wins over a label, English over other languages, a shallow entry over a deep
    one. A label that several entries of one level share names none of them.
    """
    if name not in {row["scheme"] for row in schemes()}:
        return None
    entry = _by_code(name, str(text or "").strip())
    if entry is None:
        return _by_label(name, normalise(text), language, level)
    return entry if level in (None, entry.level) else None


@cache
def concepts():
    """Concepts of technology and trade: for each language, its words and synonyms."""
    return tuple(
        {language: pieces(line[language]) for language in LANGUAGES}
        for line in rows("concepts.csv")
    )


def expand(text):
    """The words for the same concept in every language, the asked ones left out."""
    asked = normalise(text)
    words = [word for concept in _concepts_named().get(asked, ()) for word in concept]
    return tuple(dict.fromkeys(word for word in words if normalise(word) != asked))


@cache
def _concepts_named():
    named = defaultdict(list)
    for concept in concepts():
        words = tuple(word for several in concept.values() for word in several)
        for key in {normalise(word) for word in words}:
            named[key].append(words)
    return dict(named)


def _entry(name, revision, line, level):
    labels = {key: line[f"label_{key}"] for key in LANGUAGES if line.get(f"label_{key}")}
    return Entry(
        scheme=name,
        revision=revision,
        code=line["code"],
        labels=labels,
        parent=line.get("parent") or None,
        level=level,
        aliases=pieces(line.get("aliases")),
    )


def _level(code, parents):
    level = 1
    while code in parents:
        code, level = parents[code], level + 1
    return level


def _by_code(name, text):
    entries = _codes(name)
    if entry := entries.get(text.casefold()):
        return entry
    if name in NACE:
        return _by_nace_code(entries, text)
    if name == "ipc" and (match := IPC_CODE.match(text)):
        return entries.get("".join(part or "" for part in match.groups()).casefold())
    return None


def _by_nace_code(entries, text):
    """`86.90`, `8690`, `Q86`, `Q8690 Other human health activities`."""
    match = NACE_CODE.match(text)
    if not match:
        return None
    letter, division, group, last = match.groups()
    entry = entries.get(division + (f".{group}" if group else "") + (last or ""))
    rest = normalise(text[match.end() :])
    if entry is None or (letter and _section(entries, entry) != letter.upper()):
        return None
    return entry if letter or not rest or rest in _names(entry) else None


def _section(entries, entry):
    while entry.parent:
        entry = entries[entry.parent.casefold()]
    return entry.code


def _names(entry):
    return {normalise(label) for label in (*entry.labels.values(), *entry.aliases)}


@cache
def _codes(name):
    return {entry.code.casefold(): entry for entry in scheme(name)}


def _by_label(name, key, language, level):
    found = [
        (spoken, entry)
        for spoken, entry in _labels(name).get(key, ())
        if language in (None, spoken) and level in (None, entry.level)
    ]
    for spoken in (language or "en", None):
        entries = {entry for other, entry in found if spoken in (None, other)}
        if entries:
            return _shallowest(entries)
    return None


def _shallowest(entries):
    top = min(entry.level for entry in entries)
    entries = [entry for entry in entries if entry.level == top]
    return entries[0] if len(entries) == 1 else None


@cache
def _labels(name):
    """Normalised label → (language, entry); aliases and "Group:Item" speak no language."""
    found = defaultdict(list)
    by_code = _codes(name)
    for entry in scheme(name):
        for language, label in entry.labels.items():
            found[normalise(label)].append((language, entry))
        group = by_code.get((entry.parent or "").casefold())
        joined = (f"{group.label} {entry.label}",) if group else ()
        for alias in (*entry.aliases, *joined):
            found[normalise(alias)].append(("", entry))
    found.pop("", None)
    return dict(found)
