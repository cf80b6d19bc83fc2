"""Open EU calls: one JSON object on each line, as the funding portal's search gives them."""

import gzip
import json
import math
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

#: EU calls close at 17:00 in Brussels.
CLOSING, BRUSSELS = time(17, 0), ZoneInfo("Europe/Brussels")
#: The texts come without line ends: a sentence's end touches the next one's capital.
GLUED = re.compile(r"(?:(?<=[a-z)\]”’][.:;!?])(?=[A-Z“])|(?<=[A-Z]{2}[.;?])(?=[A-Z][a-z]))")
NAMES = r"(Expected Outcomes?|Expected Impacts?|Objective|Scope|Activities):"
#: A heading begins a line, follows a sentence's end, or touches the next sentence.
HEADING = re.compile(
    rf"(?:^|\n|(?<=[.;:!?)\]”’])[^\S\n]*){NAMES}\s*|(?<!/)[^\S\n]*{NAMES}(?=[A-Z])"
)
#: The more exact names first: "Research and Innovation Actions" ends like the others.
ACTIONS = {
    "Research and Innovation Actions": "RIA",
    "Innovation Actions": "IA",
    "Coordination and Support Actions": "CSA",
}
NEEDED = ("topicId", "title")


class NotCalls(ValueError):
    """The file holds no calls; the message says why."""


@dataclass(frozen=True)
class Line:
    """One line of the file: a call as a document, or what is wrong with it."""

    number: int
    call: dict | None
    error: str = ""


def lines(path: Path) -> Iterator[Line]:
    """Every line of a .jsonl or .jsonl.gz file, none left out."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield line_of(number, text)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as problem:
        raise NotCalls(f"{path.name} cannot be read: {problem}.") from None


def line_of(number: int, text: str) -> Line:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return Line(number, None, "it is not JSON")
    if not isinstance(raw, dict):
        return Line(number, None, "it is not a call")
    missing = [name for name in NEEDED if not said(raw, name)]
    if missing:
        return Line(number, None, f"it lacks {', '.join(missing)}")
    try:
        return Line(number, document_of(raw))
    except ValueError:
        return Line(number, None, "its deadline is no date")


def document_of(raw: dict) -> dict:
    """The call as the platform's own fields name things; ValueError for a wrong deadline."""
    return {
        "reference": said(raw, "topicId"),
        "title": " ".join(said(raw, "title").split())[:500],
        "programme": said(raw, "programme")[:200],
        "funder": "European Commission",
        "action_type": action_type(said(raw, "typesOfAction")),
        "text": paragraphs(said(raw, "description")),
        "keywords": said(raw, "keywords"),
        "closes_at": deadline(said(raw, "deadline")),
        "is_announced": raw.get("callStatus") == "forthcoming",
        "deadline_model": said(raw, "deadlineModel")[:60],
        "budget_min": amount(raw.get("budgetMin")),
        "budget_max": amount(raw.get("budgetMax")),
        "expected_grants": amount(raw.get("expectedGrants")),
        "website": said(raw, "portalUrl"),
    }


def said(raw: dict, name: str) -> str:
    """The text of this name, without the signs that no database takes; else nothing."""
    value = raw.get(name)
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "ignore").decode().replace("\0", "").strip()


def paragraphs(text: str) -> str:
    """Markdown with a paragraph where the original had one, headings marked."""
    plain = text.replace("\r", "\n").strip()
    headed = HEADING.sub(lambda found: f"\n\n### {found[1] or found[2]}\n\n", plain)
    return GLUED.sub("\n\n", headed).strip()


def action_type(text: str) -> str:
    """The type of action by its short name where it has one: RIA, IA, CSA and so on."""
    plain = " ".join(text.split())
    for long, short in ACTIONS.items():
        if plain.startswith("HORIZON") and plain.endswith(long):
            return short
    return plain[:200]


def deadline(text: str) -> datetime | None:
    """17:00 in Brussels on the day, None for no text, ValueError for another text."""
    if not text:
        return None
    return datetime.combine(date.fromisoformat(text[:10]), CLOSING, BRUSSELS)


def amount(value: object) -> int | None:
    """A whole number above nothing, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return (
        int(value) if value > 0 and (isinstance(value, int) or math.isfinite(value)) else None
    )
