"""The answer to a question as the reader may see it."""

from dataclasses import dataclass, replace
from typing import Any

from grappe.organisations.models import Organisation

from .reasons import Reason, Things, reason

#: Asked for beyond what is shown, so that hidden organisations leave no gap.
SPARE = 10
#: The matcher tells fewer kinds apart than people do: so many times more are asked for.
KINDS_SPARE = 8
#: Kinds that the matcher cannot search by; they are told apart here.
UNTOLD = {"civil", "cluster", "other"}


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
    answer = matcher.match(question(asked))
    there = {str(partner.pk) for partner in asked.partners}
    matches = [match for match in answer.matches if match.key not in there]
    seen = shown(matches, asked.kinds, user)
    matches = [match for match in matches if match.key in seen][: asked.top]
    things = Things(matches, user)
    rows = tuple(
        Row(rank, things.organisation(match.key), reason(match, things))
        for rank, match in enumerate(matches, start=1)
    )
    unknown = tuple(one for one in asked.partners if str(one.pk) in answer.unknown)
    return Found(rows, answer.compared, unknown)


def question(asked):
    """What is asked, for the matcher, with room for what will not be shown."""
    if not asked.kinds:
        return asked.question(asked.top + SPARE)
    wider = asked.question(asked.top * KINDS_SPARE)
    return replace(wider, kinds=frozenset()) if UNTOLD & set(asked.kinds) else wider


def shown(matches, kinds, user):
    """The keys of the matches that the user may see and that are of a wished kind."""
    numbers = [int(match.key) for match in matches if match.key.isdecimal()]
    found = Organisation.objects.visible_to(user).filter(pk__in=numbers)
    if kinds:
        found = found.filter(kind__in=kinds)
    return {str(number) for number in found.values_list("pk", flat=True)}
