"""Networks with the cluster's role in them, and agreements with clusters abroad, as lines
of the achievements state them."""

import re
from dataclasses import dataclass, replace

from .places import country_coded, country_named

ROLES = (
    ("co-founder", r"co-?\s?found(?:er|ers|ed|ing)?(?:\s+member)?\b"),
    (
        "chair",
        r"(?:chairmanship|vice-?chair(?:manship)?|chair(?:s|ed|ing|man|person)?|presidency)\b",
    ),
    ("member", r"(?:(?:active |founding )?members?(?:ship)?s?)\b(?=\s*(?::|of\b|in\b|at\b))"),
)
#: "The cluster is a member of A and of B", "We chair the C".
SENTENCE = re.compile(
    r"\b(?:(?:is|are|was)\s+(?:also\s+)?(?:an?\s+|the\s+)?(?:active\s+|founding\s+|full\s+)?"
    r"(?P<noun>members?|co-?founders?|chair(?:man|person)?)\s+of"
    r"|(?P<deed>chairs?|co-?founded)\s+the)\s+(?P<rest>[^.]+)",
    re.IGNORECASE,
)
SEPARATORS = re.compile(
    r"[()]|[,;]\s*(?:and\s+)?|(?P<and>\s(?:and|&|et)\s(?P<again>(?:of|with|the)\s)?(?=[A-Z(]))"
)
ACRONYM = r"[^\s()]*[A-Z0-9][^\s()]*[A-Z0-9][^\s()]*"
#: Cooperation in general is an agreement only with a partner whose country is told.
WEAK = re.compile(r"\b(?:cooperation|co-operation|collaborations?)\s+with\s+", re.IGNORECASE)
AGREEMENT = re.compile(
    r"\b(?:(?:(?:collaborati(?:ve|on)|cooperation|co-operation|partnership|framework|bilateral"
    r"|partnering|strategic)\s+)*(?:agreements?|partnerships?|mou|memorand(?:um|a) of"
    r" understanding|conventions?)\s*(?:signed|concluded)?\s*"
    r"(?:\(mou\)\s*)?(?:with\s*:?|:))\s*",
    re.IGNORECASE,
)
#: What may follow the names in an agreement's line.
TAIL = re.compile(
    r"\s+[–—-]\s+(?=\d|joint|for |on |in |to |about |[a-z])|\.\s"
    r"|\s+(?:in|since)\s+\d{4}|\s+(?:on|to|for)\s+[a-z]"
)
LEAD_IN = re.compile(r"^[^:]{0,90}:\s*")
HOLDS_PLACE = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Network:
    """An alliance the cluster belongs to, with its role: member, chair or co-founder."""

    name: str
    role: str


@dataclass(frozen=True)
class Agreement:
    """A cooperation with a cluster or agency, abroad as a rule."""

    name: str
    country: str | None
    quote: str
    region: str | None = None


def networks_in(text):
    """The networks that a line says the cluster founded, chairs or is a member of."""
    for role, words in ROLES:
        found = re.match(
            rf"(?:\W*(?:is|are|also|the|a|an)\s+)*{words}(?P<rest>.*)$", text, re.I
        )
        if found:
            return [Network(name, role) for name in network_names(found["rest"])]
    if found := SENTENCE.search(text):
        said = f"{found['noun'] or found['deed']}:"
        role = next(role for role, words in ROLES if re.match(words, said, re.IGNORECASE))
        return [Network(name, role) for name in network_names(found["rest"])]
    return []


def network_names(rest):
    """The names in "different networks: A (…), (B) and C (…)", or in "of A and B"."""
    rest = LEAD_IN.sub("", rest) if ":" in rest else re.sub(r"^\s*(?:of|in|at)\b\s*", "", rest)
    named = [name_of(piece) for piece in outside_brackets(rest)]
    return [name for name in named if re.match(r"[^\W\d_a-z]|\d", name)]


def name_of(piece):
    """A name without its article; a name that is all in brackets loses them."""
    piece = re.sub(r"^(?:the|of|and|in)\s+", "", piece.strip(" .;,-–"))
    whole = re.fullmatch(r"\(([^()]*)\)", piece)
    return (whole.group(1) if whole else piece).strip()


def outside_brackets(text):
    """The text cut at commas, semicolons and "and", but never inside brackets."""
    pieces, depth, start = [], 0, 0
    for mark in SEPARATORS.finditer(text):
        if mark.group() in "()":
            depth = max(0, depth + (1 if mark.group() == "(" else -1))
        elif not depth and (not mark["and"] or pieces or parts_names(text, start, mark)):
            pieces.append(text[start : mark.start()])
            start = mark.end()
    return [piece for piece in [*pieces, text[start:]] if piece.strip(" .")]


def parts_names(text, start, mark):
    """Whether this "and" stands between two names, not within "Commerce and Industry"."""
    before, after = text[start : mark.start()], text[mark.end() :].strip(" .")
    if before.endswith(")") or " " not in before.strip() or mark["again"]:
        return True
    if re.search(rf"(?:^|\s){ACRONYM}$", before) or re.match(rf"{ACRONYM}(?: \(|$)", after):
        return True
    within = re.search(r"\b(?:of|for|in)\s+\S+$", before)
    return not within and " " not in after


def apart(text):
    """The names of a list on one line; "EWCA - European Wood Clusters Alliance" is one."""
    names = []
    for piece in re.split(r"\s*;\s*|\s+[–—-]\s+", text):
        if (
            names
            and re.fullmatch(r"[^\W_]*[A-Z]{2}[^\W_]*", names[-1])
            and piece.count(" ") > 1
        ):
            start = text.index(names[-1])
            names[-1] = text[start : text.index(piece, start) + len(piece)]
        else:
            names.append(piece)
    return [name for name in names if name]


def expanded(networks):
    """ "EDCA" is the same network as "EDCA (European Diagnostic…)" elsewhere on the page."""
    longer = {}
    for network in networks:
        short, bracket, _ = network.name.partition(" (")
        if bracket:
            longer.setdefault(short, network.name)
    named = [Network(longer.get(n.name, n.name), n.role) for n in networks]
    return tuple(dict.fromkeys(named))


def agreements_in(text, seen):
    """The partners of an agreement's line; `seen` holds countries named elsewhere."""
    sure = AGREEMENT.search(text)
    start = sure or WEAK.search(text)
    if not start:
        return []
    rest = text[start.end() :]
    found = []
    for piece in outside_brackets(rest[: first_tail(rest)]):
        if found and not found[-1].country and (country := country_named(piece)):
            found[-1] = replace(found[-1], country=country)
        elif agreement := agreement_of(piece.strip(" ."), text, seen):
            found.append(agreement)
    return [agreement for agreement in found if sure or agreement.country]


def first_tail(text):
    """Where the names end and the remarks begin, brackets not counted."""
    for mark in TAIL.finditer(text):
        if text.count("(", 0, mark.start()) == text.count(")", 0, mark.start()):
            return mark.start()
    return len(text)


def agreement_of(piece, quote, seen):
    """ "CQDM (Canada)" → CQDM, CA; a name without a capital is prose, not a partner."""
    piece = re.sub(r"^(?:the|and|with)\s+", "", piece)
    place = HOLDS_PLACE.search(piece)
    country = country_in(place.group(1)) if place else None
    name = piece[: place.start()].strip() if country else piece
    if not re.match(r"[^\W\d_a-z]", name) or len(name) > 120:
        return None
    return Agreement(name, country or seen.get(name.casefold()), quote)


def country_in(text):
    """The country that a bracket's words name, the last of them first."""
    for part in reversed(re.split(r"[,;/–]|\s-\s", text)):
        if found := country_named(part.strip()) or country_coded(part.strip()):
            return found
    return None
