"""Open EU calls: one JSON object on each line, as the funding portal's search gives them."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

#: EU calls close at 17:00 in Brussels.
CLOSING, BRUSSELS = time(17, 0), ZoneInfo("Europe/Brussels")
#: The texts come without line ends: a sentence's end touches the next one's capital.
GLUED = re.compile(r"(?<=[a-z)\]”][.:;])(?=[A-Z“])")
HEADING = re.compile(
    r"(?:^|\n)(Expected Outcomes?|Objective|Scope|Expected Impact|Activities):\s*"
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
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise NotCalls(f"{path.name} cannot be read: {problem}.") from None


def line_of(number: int, text: str) -> Line:
    try:
        raw = json.loads(text)
    except ValueError:
        return Line(number, None, "it is not JSON")
    if not isinstance(raw, dict):
        return Line(number, None, "it is not a call")
    missing = [name for name in NEEDED if not str(raw.get(name) or "").strip()]
    if missing:
        return Line(number, None, f"it lacks {', '.join(missing)}")
    return Line(number, document_of(raw))


def document_of(raw: dict) -> dict:
    """The call as the platform's own fields name things."""
    return {
        "reference": str(raw["topicId"]).strip()[:120],
        "title": " ".join(str(raw["title"]).split())[:500],
        "programme": str(raw.get("programme") or "").strip()[:200],
        "funder": "European Commission",
        "action_type": action_type(str(raw.get("typesOfAction") or "")),
        "text": paragraphs(str(raw.get("description") or "")),
        "keywords": str(raw.get("keywords") or ""),
        "closes_at": deadline(raw.get("deadline")),
        "is_announced": raw.get("callStatus") == "forthcoming",
        "deadline_model": str(raw.get("deadlineModel") or "")[:60],
        "budget_min": amount(raw.get("budgetMin")),
        "budget_max": amount(raw.get("budgetMax")),
        "expected_grants": amount(raw.get("expectedGrants")),
        "website": str(raw.get("portalUrl") or "")[:400],
    }


def paragraphs(text: str) -> str:
    """Markdown with a paragraph where the original had one, headings marked."""
    apart = GLUED.sub("\n\n", text.replace("\r", "\n").strip())
    return HEADING.sub(lambda found: f"\n\n### {found[1]}\n\n", apart).strip()


def action_type(text: str) -> str:
    """The type of action by its short name where it has one: RIA, IA, CSA and so on."""
    plain = " ".join(text.split())
    for long, short in ACTIONS.items():
        if plain.startswith("HORIZON") and plain.endswith(long):
            return short
    return plain[:200]


def deadline(text: object) -> datetime | None:
    """17:00 in Brussels on the day, or None."""
    try:
        day = datetime.strptime(str(text or "")[:10], "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        return None
    return datetime.combine(day, CLOSING, BRUSSELS)


def amount(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value > 0 else None
