"""The partners of a project, as its description lists them: names with a bracket that
holds a country, perhaps a city, perhaps a mark for the coordinator."""

import re
from dataclasses import dataclass, replace

from .places import CODES, SLOPPY, country_coded, country_named
from .text import BULLET

BRACKET = re.compile(r"\(([^()]{2,80})\)")
LEADS = re.compile(r"co-?ordinat|\blead|project leader|chef de file|\bpilot", re.IGNORECASE)
IS_LEADER = re.compile(
    r"^\s*(?:is|was|acts as|as)\s+(?:the\s+)?(?:project\s+|overall\s+)?"
    r"(?:leader|coordinator|co-ordinator|lead partner|lead)\b"
    r"|^\s*\((?:co-?ordinator|lead[^)]*)\)|^\s*,\s*(?:the )?(?:project )?co-?ordinator\b"
    r"|^\s*[–—,-]\s*(?:lead partner|leader|co-?ordinator)\b",
    re.IGNORECASE,
)
LED_BY = re.compile(
    r"(?:(?:co-?ordinated|led) by (?:the )?|(?:co-?ordinator|lead(?:er| partner)?)\s*:\s*)$",
    re.IGNORECASE,
)
IS_PARTNER = re.compile(
    r"(?:^|[.:;]\s+|,\s+)([A-Z][\w&.+'’ -]{1,60}?) (?:is|was) (?:an? |the )?"
    r"(?:associated |associate |project |lead )?(partner|coordinator|leader)\b"
)
SEPARATOR = re.compile(r"^\s*(?:[–—-]|[,;]|•)?\s*(?:and\s+|&\s+|et\s+|und\s+)?(?:the\s+)?")
#: The last of these before a name ends the prose that leads up to it.
LEAD_IN = re.compile(
    r":\s*|(?<![A-Z][a-z])(?<![A-Z])[.;]\s+|\b(?:is|are|was|were|with|by|between|from|include|includes|including|brings"
    r" together|gathers|namely|partners?|consortium of|led|involving|involves)\s+(?:the\s+)?"
)
#: Within a list only these: a name may hold "with" or "by" itself.
BREAK = re.compile(
    r":\s*|(?<![A-Z][a-z])(?<![A-Z])[.;]\s+|\b(?:is|are|was|were|together with)\s+(?:the\s+)?"
)
#: Lists without any country: "Partners: A, B and C."
LISTED = re.compile(r"\b(?:partners|consortium|partnership)\b[^:.\n]{0,40}:\s*([^\n]+)", re.I)
LONGEST_NAME = 120


@dataclass(frozen=True)
class Partner:
    """An organisation in a project, where it sits and whether it leads."""

    name: str
    city: str | None
    country: str | None
    coordinator: bool


@dataclass(frozen=True)
class Place:
    """What a bracket says."""

    country: str
    city: str | None
    leads: bool
    doubts: tuple[str, ...]


def partners_in(text):
    """(partners in order, doubts about their countries) of one description."""
    partners, doubts, at = [], [], 0
    for bracket in BRACKET.finditer(text):
        place = place_of(bracket.group(1), text[: bracket.start()])
        if not place:
            continue
        before = text[at : bracket.start()]
        name, led = name_before(before), bool(LED_BY.search(before_name(before)))
        at = bracket.end()
        if not name:
            continue
        leads = place.leads or led or bool(IS_LEADER.match(text[at:]))
        partners.append(Partner(name, place.city, place.country, leads))
        doubts += [f"{name}: {doubt}" for doubt in place.doubts]
    partners += bulleted(text)
    partners = distinct([*partners, *(mentioned(text) if partners else listed(text))])
    return partners, doubts


def bulleted(text):
    """Partners on bullet lines that name city and country without a bracket."""
    for row in text.split("\n"):
        parts = [part.strip() for part in row.removeprefix(BULLET).split(",")]
        country = country_named(parts[-1].rstrip(" .;")) if len(parts) > 1 else None
        if row.startswith(BULLET) and country and re.match(r"[^\W\d_a-z]", parts[0]):
            yield Partner(parts[0], ", ".join(parts[1:-1]) or None, country, False)


def distinct(partners):
    """Each organisation once; a mark for the coordinator anywhere counts."""
    found = {}
    for partner in partners:
        same = found.get(partner.name.casefold())
        lead = partner.coordinator or bool(same and same.coordinator)
        found[partner.name.casefold()] = replace(same or partner, coordinator=lead)
    return list(found.values())


def place_of(text, before):
    """City, country and lead mark of a bracket; None when it names no country."""
    parts = [part.strip() for part in re.split(r"[,;]|\s[–—-]\s|\s[–—-](?=\w)|[–—]", text)]
    leads = any(LEADS.search(part) for part in parts)
    parts = [part for part in parts if part and not LEADS.search(part)]
    if not parts:
        return None
    country, doubts = country_of(parts[-1], before)
    if not country:
        return None
    city = ", ".join(parts[:-1]) or None
    if city and not re.match(r"[^\W\d_a-z]|['’]", city):
        return None
    return Place(country, city, leads, tuple(doubts))


def country_of(text, before):
    """(alpha-2 or None, doubts): a name, a code, or several codes of which the first counts."""
    if named := country_named(text):
        return named, []
    if not CODES.fullmatch(text) or is_initials(text, before):
        return None, []
    codes = re.findall(r"[A-Z]{2}", text)
    country = country_coded(codes[0])
    if not country:
        return None, []
    if len(codes) > 1:
        return country, [f"the page names several countries ({text}); {country} is kept."]
    if text in SLOPPY and text not in ("UK", "EL"):
        return country, [f"the page's code {text} is read as {country}."]
    if text == "IS":
        return country, ["the code IS is Iceland's in ISO 3166, Israel's is IL; please check."]
    return country, []


def is_initials(code, before):
    """ "artificial intelligence (AI)" abbreviates, it names no country."""
    words = re.findall(r"[\w]+", before)[-len(code) :]
    return "".join(word[0] for word in words).upper() == code.upper()


def name_before(gap):
    """The name at the end of the text between two brackets, or None where it is prose."""
    name = gap[name_start(gap) :].strip(" ,;–—-•\n")
    name = re.sub(r"^the\s+", "", name)
    good = re.match(r"[^\W\d_a-z]|\d", name) and len(name) <= LONGEST_NAME
    return " ".join(name.split()) if good else None


def before_name(gap):
    return gap[: name_start(gap)]


def name_start(gap):
    """Where the name begins: after the separator, or after the prose that leads up to it."""
    start = gap.rfind("\n") + 1
    start += SEPARATOR.match(gap[start:]).end()
    in_list = start > 1 and re.match(r"[^\W_a-z]", gap[start:])
    for mark in (BREAK if in_list else LEAD_IN).finditer(gap, start):
        if mark.end() < len(gap.rstrip()) and re.match(r"[^\W_a-z]", gap[mark.end() :]):
            start = mark.end()
    return start


def mentioned(text):
    """ "BioWin is an associated partner" names one without a bracket."""
    for found in IS_PARTNER.finditer(text):
        if not re.match(r"(?:The|This|It|Each|One|Another|Who)\b", found.group(1)):
            yield Partner(found.group(1), None, None, found.group(2) != "partner")


def listed(text):
    """A list after "Partners:" whose names carry no country."""
    found = LISTED.search(text)
    if not found:
        return
    pieces = pieces_of(found.group(1).strip())
    for piece in pieces if len(pieces) > 1 else []:
        leads = bool(LEADS.search(piece))
        name = re.sub(r"\s*\([^()]*\)\s*$", "", piece) if leads else piece
        if re.match(r"[^\W\d_a-z]", name) and len(name) <= LONGEST_NAME:
            yield Partner(name, None, None, leads)


def pieces_of(text):
    for separator in (r"\s*;\s*", r"\s+[–—-]\s+", r",\s*(?:and\s+)?|\s+and\s+(?=[A-Z])"):
        pieces = [p.strip(" ,;") for p in re.split(separator, text) if p.strip(" .,;")]
        pieces = [re.sub(r"(?<!\.\w)\.$", "", piece) for piece in pieces]
        if len(pieces) > 1:
            return pieces
    return []
