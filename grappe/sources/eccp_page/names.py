"""A cluster's name from its own words, where the page's head has none."""

import re

from .evidence import Finding, evidence_of

#: "The BioWin competitiveness cluster …", "BioWin is the health cluster of …".
CALLED = (
    re.compile(
        r"\bThe ((?:[A-Z0-9][\w&.+'’-]*)(?: (?:[A-Z0-9][\w&.+'’-]*|of|for|and|&)){0,4}?)"
        r" (?:competitiveness |business |innovation |industrial |technology )?[Cc]luster\b"
    ),
    re.compile(
        r"^((?:[A-Z0-9][\w&.+'’-]*)(?: [A-Z0-9][\w&.+'’-]*){0,4})(?: \([^()]{2,40}\))?,?"
        r" (?:is|was) (?:the|a|an) (?:[\w-]+ ){0,5}[Cc]luster\b"
    ),
)
COMMON = re.compile(
    r"(?:The|This|Our|It|We|A|An|European|National|Regional|Industrial|Cluster)$"
)
WARNING = "The page has no line with its name; “%s” is taken from its own text. Please check."
MISSING = "The text does not name the cluster."


def named_in(lines, text):
    """The name that the page gives itself in a sentence and repeats elsewhere."""
    for line in lines:
        for pattern in CALLED:
            found = pattern.search(line.text)
            if found and is_sure(found.group(1), text):
                name = found.group(1)
                warning = ("name", WARNING % name)
                return Finding({"name": name}, {"name": evidence_of([line])}, (warning,))
    return Finding({}, {}, (("name", MISSING),))


def is_sure(name, text):
    """Said at least three times in all, and not a word of every day."""
    said = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return len(said) >= 3 and not COMMON.match(name)
