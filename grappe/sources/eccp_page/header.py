"""The head of a page: name, native name and acronym, place, contact, completeness."""

import re
from dataclasses import replace

from .evidence import Finding, evidence_of
from .labels import IN_HEADER, key, label_of
from .places import country_named, country_of_nuts, region_named

CRUMBS = re.compile(r"^(?:Home|Accueil)\b\s*[>»›/]")
LOGO = re.compile(
    r"\blogo\b|\.(?:png|jpe?g|gif|svg)\b|^(?:image|picture|photo)$", re.IGNORECASE
)
COMPLETED = re.compile(r"(\d{1,3}) ?% ?completed", re.IGNORECASE)
PLACE = re.compile(r"^([^:]{2,60}?)\s*:\s*(\S.*)$")
REACH = re.compile(r"https?://|www\.|@|\+?\d[\d ()/.-]{6,}|^(?:tel|fax|phone|e-?mail)\b", re.I)
LONGEST_NAME = 150
LONGEST_ACRONYM = 25


def read_header(blocks):
    """What the lines before the first label say."""
    lines = flat_split([line for block in blocks for line in block.shown])
    crumbs = [line for line in lines if CRUMBS.search(line.text)]
    lines = [line for line in lines if line not in crumbs and not is_hint(line.text)]
    values, evidence = {}, {}
    percent = next((at for at, line in enumerate(lines) if COMPLETED.search(line.text)), None)
    if percent is not None:
        take(values, evidence, "completeness", percent_of(lines[percent].text), lines[percent])
    place = next((at for at, line in enumerate(lines) if is_place(line.text)), None)
    if place is not None:
        read_place(values, evidence, lines[place])
    names = [line for line in lines[: first_of(place, percent)] if is_name(line.text)]
    read_names(values, evidence, names, crumbs)
    if place is not None:
        read_contact(values, evidence, lines[place + 1 : percent])
    unknown = (
        (("nuts", values["region"]),) if "region" in values and "nuts" not in values else ()
    )
    return Finding(values, evidence, (), unknown)


def flat_split(lines):
    """A flattened head ("Belgium: Wallonia Jane Doe") is cut after the longest known region."""
    split = []
    for line in lines:
        whole = is_place(line.text) and is_whole(line.text)
        split += [line] if whole or ":" not in line.text else cut(line)
    return split


def is_whole(text):
    """Whether nothing but the region stands after the country."""
    found = PLACE.match(text)
    return not found or region_named(found.group(2), country_named(found.group(1))) is not None


def cut(line):
    """As `cut_place`, also where not even a blank was left between the parts."""
    spaced = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", line.text)
    pieces = cut_place(line)
    return pieces if len(pieces) > 1 else cut_place(replace(line, text=spaced), line)


def cut_place(line, otherwise=None):
    """[name, place, contact] of one flattened line; the line itself where it holds no place."""
    words = line.text.split(" ")
    for start, word in enumerate(words[:30]):
        if not word.endswith(":"):
            continue
        for first in range(max(0, start - 4), start + 1):
            country = country_named(" ".join(words[first : start + 1]).rstrip(":"))
            if country:
                return cut_region(line, words, first, start, country, otherwise)
    return [otherwise or line]


def cut_region(line, words, first, colon, country, otherwise):
    for end in range(min(len(words), colon + 9), colon + 1, -1):
        person = " ".join(words[end:])
        good = not person or (is_person(person) and person[0].isupper())
        if good and region_named(" ".join(words[colon + 1 : end]), country):
            texts = (words[:first], words[first:end], words[end:])
            return [replace(line, text=" ".join(text)) for text in texts if text]
    return [otherwise or line]


def take(values, evidence, field, value, line):
    if value is not None:
        values[field], evidence[field] = value, evidence_of([line])


def percent_of(text):
    number = int(COMPLETED.search(text).group(1))
    return number if number <= 100 else None


def is_hint(text):
    """Words such as "Contact" or "Website" in the head, a logo's alternative text."""
    label = label_of(text, "")
    return bool(LOGO.search(text)) or bool(
        label and label.field in IN_HEADER and not label.rest
    )


def is_place(text):
    """ "Country: Region", or a country alone."""
    found = PLACE.match(text)
    return bool(country_named(found.group(1) if found else text.rstrip(" :")))


def first_of(*positions):
    return min((at for at in positions if at is not None), default=None)


def read_place(values, evidence, line):
    found = PLACE.match(line.text)
    country = country_named(found.group(1) if found else line.text.rstrip(" :"))
    take(values, evidence, "country", country, line)
    if found:
        take(values, evidence, "region", found.group(2), line)
        entry = region_named(found.group(2), country)
        take(values, evidence, "nuts", entry.code if entry else None, line)


def read_region(values, evidence, line):
    """A region that stands without its country, which its NUTS code tells."""
    entry = region_named(line.text)
    if entry and entry.level:
        take(values, evidence, "region", line.text, line)
        take(values, evidence, "nuts", entry.code, line)
        take(values, evidence, "country", country_of_nuts(entry.code), line)
    return bool(entry and entry.level)


def is_name(text):
    return len(text) <= LONGEST_NAME and not REACH.search(text) and not COMPLETED.search(text)


def read_names(values, evidence, names, crumbs):
    if names:
        take(values, evidence, "name", names[0].text, names[0])
    elif crumbs:
        last = re.sub(r"^(.+) ?\1$", r"\1", re.split(r"\s*[>»›]\s*", crumbs[0].text)[-1])
        good = last and key(last) != key("Cluster Organisations") and len(last) <= LONGEST_NAME
        take(values, evidence, "name", last if good else None, crumbs[0])
    if (bracket := re.search(r"\(([^()]+)\)$", values.get("name", ""))) and names:
        found = bracket.group(1) if is_acronym(bracket.group(1)) else None
        take(values, evidence, "acronym", found, names[0])
    for line in names[1:3]:
        if "name" in values and key(line.text) != key(values["name"]):
            read_other_names(values, evidence, line)


def read_other_names(values, evidence, line):
    """ "Klaster Primer Mora / EXMAR" is the native name and the acronym."""
    pieces = [piece.strip(" ()") for piece in re.split(r"\s+/\s*|\s*/\s+|^/|/$", line.text)]
    both = len(pieces) == 2 and all(pieces) and len(pieces[1]) <= LONGEST_ACRONYM
    for piece, place in zip(
        pieces, ("native_name", "acronym") if both else pieces, strict=True
    ):
        field = place if both else "acronym" if is_acronym(piece) else "native_name"
        if piece and field not in values:
            take(values, evidence, field, piece, line)


def is_acronym(text):
    """Short, and mostly capitals or figures: EXMAR, BioM, I4CE."""
    capitals = sum(1 for char in text if char.isupper() or char.isdigit())
    if not text or len(text) > 15 or capitals < 2 or text.count(" ") > 1:
        return False
    return capitals * 2 >= sum(1 for char in text if char.isalnum())


def read_contact(values, evidence, lines):
    """The person between the place and the percentage."""
    for line in lines:
        text = re.sub(r"^contact(?: person)?\s*:\s*", "", line.text, flags=re.I)
        if is_person(text) and is_name(text):
            take(values, evidence, "contact", text, line)
            return


def is_person(text):
    """Two to six words, none of them a figure: it may be a person's name."""
    words = text.split()
    return 1 <= len(words) <= 7 and len(text) <= 80 and not re.search(r"[\d:;!?/]", text)
