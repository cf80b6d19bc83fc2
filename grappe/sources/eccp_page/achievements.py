"""What the cluster says it has achieved: figures with their unit, and lines without one."""

import re
from dataclasses import dataclass

from .numbers import NUMBER, POWERS, scaled

CURRENCIES = {
    "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR", "meur": "EUR", "m€": "EUR",
    "k€": "EUR", "usd": "USD", "$": "USD", "us$": "USD", "gbp": "GBP", "£": "GBP",
    "chf": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK",
    "huf": "HUF", "ron": "RON", "hrk": "HRK", "bgn": "BGN", "rsd": "RSD", "try": "TRY",
}  # fmt: skip
MONEY_SIGN = (
    r"(?:US\$|[€$£]|m€|M€|k€|MEUR|EUR|[Ee]uros?|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|HRK"
    r"|BGN|RSD)"
)
POWER = (
    r"(?:[kKmM]|bn|Bn|(?i:mns?|mios?|mln|millions?|billions?|thousands?|mrd|bio))(?![^\W\d_])"
)
FIGURE = re.compile(
    rf"(?<![\w./:-])(?P<before>{MONEY_SIGN} ?)?(?P<sign>[+~≈>]\s?)?(?P<number>{NUMBER})"
    rf"(?![\d/:]|[.,]\d|[-–][\w])(?P<power> ?{POWER}\.?)?(?P<after> ?{MONEY_SIGN}(?!\w))?"
    rf"(?P<more> ?(?:\+|%|percent\b|per cent\b))?(?![^\W\d_])"
)
#: A number after one of these is part of a name or of a date.
NAMING = re.compile(
    r"\b(?:horizon|horizont|industr(?:y|ie)|fp|iso|europe|h|covid|cosme|agenda|en|web|article|art"
    r"|no|nr|n°|page|phase|call|version|vision|strategy|action|axis|level|trl|since|in|until"
    r"|by|from|during|expo|line|stage|step|grade|chapter)[ .°-]{0,2}$",
    re.IGNORECASE,
)
#: "12 projects, 3 of them coordinated" counts projects twice.
OF_THEM = re.compile(r" ?,? of (?:them|these|those|which)\b")
YEAR = re.compile(r"(?:19|20)\d\d")
VERSION = re.compile(r"\d\.\d")
MONTH = re.compile(
    r"\s*(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b",
    re.IGNORECASE,
)
WORD = re.compile(
    r"[^\W\d_][\w&+'’./-]*|&|(?:19|20)\d\d(?= [a-z])|\d[\w/+]*[^\W\d]\w*", re.UNICODE
)
STOPS = set(
    """to for of in with and by from on at a an the that which who whose per since over under
    has have had were was is are been be being among between through during as or into within
    across worldwide together including our their its this these those annually yearly every
    already developed created launched supported implemented organised organized dealing
    working focused located involved such where when than thanks plus via out up not will
    can also took take takes came won led made run worth""".split()
)
OPENERS = set(
    """granted funded completed active ongoing running finished approved labelled labeled
    different various more new other such successfully over about around nearly almost
    additional further total the of""".split()
)
LONGEST_UNIT = 4
CONTACT_LINE = re.compile(
    r"https?://|www\.|@\w|\+\d{2}[\d ()/.-]{6,}|\b(?:tel|fax|phone)\b", re.I
)


@dataclass(frozen=True)
class Achievement:
    """A stated figure: 142000000 EUR, 44 R&D projects, with the line that states it."""

    figure: int | float
    unit: str
    quote: str
    heading: str | None = None


@dataclass(frozen=True)
class Statement:
    """A line of the achievements that states no figure."""

    quote: str
    heading: str | None = None


def achievements_in(line, heading):
    """Every figure of one line, in order."""
    found = []
    if CONTACT_LINE.search(line.text):
        return found
    for match in FIGURE.finditer(line.text):
        figure = figure_of(match, line.text)
        if figure is not None:
            unit = unit_of(match, line.text)
            if found and OF_THEM.match(line.text, match.end()):
                unit = found[-1].unit
            if unit:
                found.append(Achievement(figure, unit, line.text, heading))
    return found


def figure_of(match, text):
    """The number meant, or None where it is a year, a date, a numbering or part of a name."""
    bare = not match["before"] and not match["after"] and not match["power"]
    if bare and is_naming(match, text):
        return None
    power = (match["power"] or "").strip()
    sign = ((match["before"] or "") + (match["after"] or "")).strip().lower()
    if not power and sign in ("meur", "m€"):
        power = "m"
    if not power and sign == "k€":
        power = "k"
    return scaled(match["number"], power if power.lower().rstrip(".") in POWERS else "")


def is_naming(match, text):
    """Whether the number names or counts something else than what was achieved."""
    number, before, after = match["number"], text[: match.start()], text[match.end() :]
    if not before.strip() and re.match(r"[.)]\s", after):
        return True
    if NAMING.search(before) and (
        YEAR.fullmatch(number) or VERSION.fullmatch(number) or is_name(before)
    ):
        return True
    if MONTH.match(after):
        return True
    return bool(YEAR.fullmatch(number)) and not re.match(r" [a-z]", after)


def is_name(before):
    """The word before the number is not one that may stand before a count."""
    return not re.search(
        r"\b(?:in|by|from|until|since|during|line|no|en|h)[ .°-]*$", before, re.I
    )


def unit_of(match, text):
    """A short noun phrase for what is counted; the currency's code for money."""
    sign = (match["before"] or match["after"] or "").strip().lower()
    if sign in CURRENCIES:
        return CURRENCIES[sign]
    if (match["more"] or "").strip() in ("%", "percent", "per cent"):
        return "%"
    return noun_phrase(text[match.end() :]) or noun_before(text[: match.start()])


def noun_phrase(text):
    """The words up to the first stop: "training projects for a total…" is two words."""
    words, at = [], 0
    while len(words) < LONGEST_UNIT and (gap := re.compile(r"\s?").match(text, at)):
        word = WORD.match(text, gap.end())
        if not word or (word.group().lower() in STOPS and (words or word.group() != "of")):
            break
        if words and re.fullmatch(r"[a-z]+ed", word.group()):
            break
        at = word.end()
        if words or word.group().lower() not in OPENERS:
            words.append(word.group())
        if word.group()[-1] in "./-":
            break
    while words and words[-1] == "&":
        words.pop()
    return " ".join(words).rstrip("./-'’")


def noun_before(text):
    """The words before a colon, for lines such as "Projects: 44"."""
    found = re.search(r"([^\W\d_][^:.;,()]{1,60}?)\s*[:–=-]\s*$", text)
    return found.group(1) if found else ""
