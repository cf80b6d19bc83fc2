"""A page cut at its labels: each block is a label's field with the lines under it."""

import re
from dataclasses import dataclass
from functools import cache

from .labels import by_length, is_noise, label_of
from .places import country_named, region_named
from .text import BULLET, Line, lines_of

#: Labels that are distinct enough to be found in the middle of a flattened line.
SHORTEST_ANCHOR = 14
ANCHORS_TOO = {
    "About us", "Cluster Members", "Large Companies", "Management team", "Other Label",
    "Project name", "EU Programmes",
}  # fmt: skip
CHROME = ("Primary tabs", "Printer-friendly version")
COMPLETED = r"\d{1,3} ?% completed"
BULLETS_INSIDE = re.compile(r" ?• ?")


@dataclass(frozen=True)
class Block:
    """The lines that stand under one label, and the label's own line."""

    field: str
    label: Line | None
    lines: tuple[Line, ...]

    @property
    def shown(self):
        """The lines that say something."""
        return [line for line in self.lines if not line.is_blank]


def blocks_of(text):
    """The page's blocks in order; the first is the header."""
    blocks, field, label, rows = [], "header", None, []
    for line in lines_of(text):
        found = label_of(line.text, field)
        if not found and field != "header" and is_of_head(line.text, field):
            blocks.append(Block("header", None, (line,)))
            continue
        if not found or is_inside(found.field, field):
            rows.append(line)
            continue
        numbers = numbers_before(rows) if found.field.startswith("composition.") else []
        rows = rows[: len(rows) - len(numbers)]
        blocks.append(Block(field, label, without_noise(rows)))
        field, label, rows = place_of(found.field, field), line, []
        if found.field.startswith("composition."):
            rows = [*numbers, line]
        elif found.rest:
            rows.append(Line(line.number, found.rest))
    return [*blocks, Block(field, label, without_noise(rows))]


def is_of_head(text, field):
    """The completeness, or "Country: Region", where sections stand in another order."""
    if re.fullmatch(COMPLETED, text):
        return True
    country, _, region = (part.strip() for part in text.partition(":"))
    if not region or field.startswith("programmes") or len(text) > 100:
        return False
    found = country_named(country)
    return found is not None and region_named(region, found) is not None


def numbers_before(rows):
    """The bare numbers at the end, which belong to the composition's label after them."""
    at = len(rows)
    while at and (rows[at - 1].is_blank or rows[at - 1].text.isdecimal()):
        at -= 1
    return rows[at:]


def is_inside(field, current):
    """The labels of the numbers belong to the composition as it stands."""
    return field.startswith("composition.") and current == "composition"


def place_of(field, current):
    """The field a label opens, which for shared labels depends on where it stands."""
    if field.startswith("composition."):
        return "composition"
    kind, _, scope = field.partition(".")
    if kind in ("targets", "activities") and scope in ("", "stated"):
        return f"{kind}.{scope_of(current)}"
    return field


def scope_of(current):
    """Cooperation within Europe is called transnational, all other international."""
    return "transnational" if "transnational" in current else "international"


def without_noise(rows):
    return tuple(line for line in rows if line.is_blank or not is_noise(line.text))


def unflatten(text):
    """Give a page that was flattened into few lines its line breaks back, before each label."""
    rows = text.split("\n")
    if not is_flat(rows):
        return text
    text = anchors().sub(
        r"\n\g<0>\n", "\n".join(BULLETS_INSIDE.sub(f"\n{BULLET}", r) for r in rows)
    )
    return "\n".join(row.strip() for row in text.split("\n")).strip("\n")


def is_flat(rows):
    """More labels in the middle of lines than on lines of their own, and at least three."""
    own = sum(1 for row in rows if label_of(row.removeprefix(BULLET), "programmes"))
    inside = sum(len(anchors().findall(row)) for row in rows)
    return inside - own >= 3 and inside > 2 * own


@cache
def anchors():
    """Every distinct label as printed, the longest first, and the completeness line."""
    texts = [t for t, _ in by_length() if len(t) >= SHORTEST_ANCHOR or t in ANCHORS_TOO]
    forms = dict.fromkeys(form for text in [*texts, *CHROME] for form in (text, capitals(text)))
    words = "|".join(re.escape(text).replace("'", "['’]") for text in forms)
    own = r"Our (?:mission|vision)(?= *[A-Z])"
    dated = (
        r"Established - (?:\w+, )?\d{1,2} \w+,? \d{4}|Staff in the management team - \d+-?\d*"
    )
    return re.compile(rf"{dated}|{COMPLETED}|(?:{words})(?: ?:)?|{own}")


def capitals(text):
    """ "International cooperation" as other pages print it: "International Cooperation"."""
    return re.sub(r"\b[a-z](?=\w{3})", lambda found: found.group().upper(), text)
