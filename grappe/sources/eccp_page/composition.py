"""The numbers of members: the newer layouts print the number before its label, and the
number of SMEs without any label; the older one prints labels, often without a number."""

import re
from dataclasses import dataclass
from functools import cache

from .evidence import Finding, evidence_of
from .labels import LABELS, label_of
from .numbers import number_of

PARTS = ("smes", "large", "research", "civil_society", "other")


@dataclass(frozen=True)
class Composition:
    """How many members, and of what kind; None where the page does not say."""

    members: int | None = None
    smes: int | None = None
    startups: int | None = None
    large: int | None = None
    research: int | None = None
    civil_society: int | None = None
    other: int | None = None


def read_composition(blocks):
    """The numbers of every composition block; the first statement of each counts."""
    values, evidence, after = {}, {}, []
    for block in blocks:
        found, rest = numbers_of(block.shown)
        for name, (number, lines) in found.items():
            if name not in values:
                values[name] = number
                evidence[f"composition.{name}"] = evidence_of(lines)
        after += rest
    composition = Composition(**values)
    warnings = tuple(("composition", message) for message in doubts(composition))
    return Finding({"composition": composition, "after": after}, evidence, warnings)


def numbers_of(lines):
    """({name: (number, lines)}, the lines after the composition)."""
    tokens, rest = tokens_of(lines)
    if not tokens:
        return {}, rest
    if tokens[0][0] != "number":
        return label_first(tokens), rest
    after_members = tokens[-2:-1] and tokens[-2][:2] == ("label", "members")
    if rest and tokens[-1][0] == "number" and len(tokens) > 1 and not after_members:
        rest = [tokens.pop()[2], *rest]
    return number_first(tokens), rest


def tokens_of(lines):
    """The leading numbers and labels as (kind, value, line), and the lines after them."""
    tokens = []
    for at, line in enumerate(lines):
        found = tokens_in(line)
        if found is None:
            return tokens, list(lines[at:])
        tokens += found
    return tokens, []


def tokens_in(line):
    """The numbers and labels this line consists of; None when it holds anything else."""
    if re.fullmatch(r"[0-9]{1,3}(?:[ .,'][0-9]{3}){0,2}|[0-9]{1,9}", line.text):
        return [("number", number_of(line.text), line)]
    label = label_of(line.text, "composition")
    if label and label.field.startswith("composition.") and not label.rest:
        return [("label", label.field.partition(".")[2], line)]
    return mixed(line)


def mixed(line):
    """Tokens of a flattened line: "234 Cluster Members 187 20 Number of start-ups…"."""
    tokens, at, text = [], 0, line.text
    while at < len(text):
        found = label_pattern().match(text, at)
        if found:
            field = label_of(found.group().strip(" :"), "composition").field
            tokens.append(("label", field.partition(".")[2], line))
        elif found := re.compile(r"[\s:]*([0-9]{1,9})(?=\s|:|$|[A-Z])").match(text, at):
            tokens.append(("number", int(found.group(1)), line))
        else:
            return None
        at = found.end()
    return tokens


@cache
def label_pattern():
    texts = [t for field, ts in LABELS.items() if field.startswith("composition.") for t in ts]
    words = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    words = words.replace("'", "['’]")
    return re.compile(rf"[\s:•-]*(?:{words})\s*:?\s*", re.IGNORECASE)


def number_first(tokens):
    """Each label takes the number before it; one left over after the members is the SMEs."""
    placed, waiting, last = {}, [], None
    for kind, value, line in tokens:
        if kind == "number":
            waiting.append((value, line))
            continue
        if waiting:
            number, where = waiting.pop()
            placed.setdefault(value, (number, [where, line]))
        place_smes(placed, waiting, last)
        waiting, last = [], value
    place_smes(placed, waiting, last)
    return placed


def label_first(tokens):
    """Each label takes the number after it; a second one after the members is the SMEs."""
    placed, label, label_line = {}, None, None
    for kind, value, line in tokens:
        if kind == "label":
            label, label_line = value, line
        elif label and label not in placed:
            placed[label] = (value, [label_line, line])
        else:
            place_smes(placed, [(value, line)], label)
    return placed


def place_smes(placed, waiting, last):
    if waiting and last == "members" and "smes" not in placed:
        number, line = waiting[0]
        placed["smes"] = (number, [line])


def doubts(composition):
    """What does not add up: start-ups are among the SMEs, so they are not counted twice."""
    parts = [getattr(composition, name) for name in PARTS]
    total = sum(part or 0 for part in parts)
    if composition.members is not None and any(parts) and composition.members != total:
        yield f"The page states {composition.members} members, but the kinds add up to {total}."
    if composition.smes is not None and (composition.startups or 0) > composition.smes:
        yield "The page states more start-ups than SMEs."
