"""One value of a vocabulary, and how its text is compared."""

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = ("en", "fr", "nl", "de")

#: Letters that Unicode does not take apart, and "&", which everybody also writes out.
LETTERS = str.maketrans(
    {"&": " and ", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
LONGEST = 1000


@dataclass(frozen=True)
class Entry:
    """A term or region: `level` counts from 1 (NUTS countries: 0), as the scheme does."""

    scheme: str
    revision: str
    code: str
    labels: dict[str, str] = field(hash=False)
    parent: str | None = None
    level: int = 1
    aliases: tuple[str, ...] = ()

    @property
    def label(self):
        return self.labels["en"]

    @property
    def key(self):
        return f"{self.scheme}:{self.code}"


@cache
def rows(name):
    """The rows of one file as dicts; the file is read once."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def pieces(cell):
    """The values of a cell that holds several, separated by a bar."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def normalise(text):
    """Text without case, accents, punctuation and double blanks; "&" reads as "and"."""
    text = str(text or "")[:LONGEST].casefold().translate(LETTERS)
    text = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return re.sub(r"[\W_]+", " ", text.casefold().translate(LETTERS)).strip()
