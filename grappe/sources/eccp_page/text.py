"""The text of a page in one form: no matter how it was copied, saved or sent."""

import re
import unicodedata
from dataclasses import dataclass

from .html import without_markup

BULLET = "• "
LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
#: All the marks before a line's words at once; some marks may stick to the first word.
BULLET_MARKS = re.compile(
    r"(?:(?:[•·▪▫◦●○■□‣⁃∙*➢➤✓✔\uf0b7\uf0a7]|[-–—](?=\s))(?:\s+|$)|[•▪◦●■‣\uf0b7\uf0a7]\s*)+"
)
#: "Established" and its neighbour may be glued to the last words of a bullet.
GLUED = re.compile(
    r"(?<=\S)\s*(?=Established - (?:\w+,? )?\d{1,2}\b|Staff in the management team - \d)"
)


@dataclass(frozen=True)
class Line:
    """One line of the normalised text, with its number counted from 1."""

    number: int
    text: str
    is_bullet: bool = False

    @property
    def is_blank(self):
        return not self.text


def normalise(text):
    """Plain lines with one kind of blank, line end and bullet; once is as good as twice."""
    rows = [tidy(row) for row in LINE_ENDS.split(visible(without_markup(visible(text))))]
    return unicodedata.normalize("NFC", "\n".join(rows)).strip("\n")


def visible(text):
    """Without the characters that nobody sees, and composed: "é" is one character."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", CONTROL.sub("", text)))


def tidy(row):
    """One line without needless blanks, its bullet (if any) in the one form."""
    row = SPACES.sub(" ", row).strip()
    marks = BULLET_MARKS.match(row)
    if not marks:
        return GLUED.sub("\n", row)
    rest = row[marks.end() :]
    return BULLET + GLUED.sub("\n", rest) if rest else ""


def lines_of(text):
    """The lines of a normalised text."""
    rows = text.split("\n")
    return [line_of(number, row) for number, row in enumerate(rows, start=1)]


def line_of(number, row):
    is_bullet = row.startswith(BULLET)
    return Line(number, row.removeprefix(BULLET) if is_bullet else row, is_bullet)


def is_numbered(line):
    return re.match(r"\d{1,2}[.)] ", line.text) is not None


def markdown(lines):
    """Lines as Markdown: paragraphs apart, bullets as a list, nothing dropped."""
    pieces, before = [], None
    for line in lines:
        if line.is_blank:
            continue
        if before is not None:
            together = line.is_bullet and before.is_bullet
            together = together or (is_numbered(line) and is_numbered(before))
            pieces.append("\n" if together else "\n\n")
        pieces.append(f"- {line.text}" if line.is_bullet else line.text)
        before = line
    return "".join(pieces) or None
