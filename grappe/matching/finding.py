"""The answer to a question as the reader may see it."""

from dataclasses import dataclass
from typing import Any

from .reasons import Reason, Things, reason

#: Asked for beyond what is shown, so that hidden organisations leave no gap.
SPARE = 10


@dataclass(frozen=True)
class Row:
    """One organisation in the ranking, with its reason."""

    rank: int
    organisation: Any
    reason: Reason


@dataclass(frozen=True)
class Found:
    """The rows, and how many organisations were compared."""

    rows: tuple[Row, ...]
    compared: int
    #: Partners of the question whom the matcher has not met yet.
    unknown: tuple[Any, ...] = ()


def find(matcher, asked, user):
    """Ask the matcher; answer only what this user may see, ranked without gaps."""
    answer = matcher.match(asked.question(limit=asked.top + SPARE))
    things = Things(answer.matches, user)
    there = {str(partner.pk) for partner in asked.partners}
    seen = [
        (things.organisation(match.key), match)
        for match in answer.matches
        if match.key not in there and things.organisation(match.key)
    ]
    rows = tuple(
        Row(rank, organisation, reason(match, things))
        for rank, (organisation, match) in enumerate(seen[: asked.top], start=1)
    )
    unknown = tuple(one for one in asked.partners if str(one.pk) in answer.unknown)
    return Found(rows, answer.compared, unknown)
