"""Regions of the NUTS classification by any of their names."""

import re
from collections import defaultdict
from functools import cache

from .countries import country as country_code
from .countries import country_of
from .entries import Entry, normalise, rows

#: The revision in force first; a region that it no longer holds is found in the older one.
REVISIONS = ("2024", "2021")
PREFIX = re.compile(r"^(?:prov(?:ince|incie|incia)?\.?|arr\.?|region|région)\s+", re.IGNORECASE)
BRACKET = re.compile(r"\s*\([^)]*\)")


@cache
def nuts(revision):
    """All regions of one revision; labels: "en" and, as written there, "native"."""
    english = _english_names()
    return tuple(_entry(revision, line, english) for line in rows(f"nuts_{revision}.csv"))


def region(text, country=None):
    """The region that a code or name stands for, or None; never raises.

    The highest level that bears the name wins. A name that regions of two countries
    share is no answer unless the country is given.
    """
    within = country_code(country) if country else None
    for revision in REVISIONS:
        if entry := _codes(revision).get(str(text or "").strip().upper()):
            return entry if within in (None, country_of(entry.code)) else None
    return _by_name(normalise(text), within) or _by_name(
        normalise(_bare(str(text or ""))), within
    )


def _by_name(key, within):
    for revision in REVISIONS:
        found = [
            entry
            for entry in _names(revision).get(key, ())
            if within in (None, country_of(entry.code))
        ]
        if found:
            return _one(found)
    return None


def _one(found):
    top = min(entry.level for entry in found)
    highest = [entry for entry in found if entry.level == top]
    rivals = highest if top == 0 else found
    if len({country_of(entry.code) for entry in rivals}) > 1:
        return None
    return highest[0] if len(highest) == 1 else None


def _entry(revision, line, english):
    name, native = line["name"], line["native"] or line["name"]
    names = english.get(line["code"], ())
    return Entry(
        scheme="nuts",
        revision=revision,
        code=line["code"],
        labels={"en": names[0] if names else name, "native": native},
        parent=line["parent"] or None,
        level=int(line["level"]),
        aliases=(*names[1:], *((name,) if name not in (native, *names) else ())),
    )


@cache
def _english_names():
    found = defaultdict(list)
    for line in rows("nuts_english.csv"):
        found[line["code"]].append(line["name"])
    return dict(found)


@cache
def _codes(revision):
    return {entry.code: entry for entry in nuts(revision)}


@cache
def _names(revision):
    found = defaultdict(set)
    for entry in nuts(revision):
        for name in {*entry.labels.values(), *entry.aliases}:
            for form in _forms(name):
                found[form].add(entry)
    found.pop("", None)
    return dict(found)


def _forms(name):
    """The ways one name is written: whole, without bracket and prefix, each half."""
    bare = _bare(name)
    halves = [_bare(half) for half in re.split(r"\s*/\s*", bare)]
    return {normalise(form) for form in (name, bare, *halves)}


def _bare(name):
    return PREFIX.sub("", BRACKET.sub("", name).strip())
