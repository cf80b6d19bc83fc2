"""How far a selection has come: each stage with its count, in the order of the work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.proposals.models import Submission

from .models import (
    Appeal,
    Assignment,
    Check,
    Conflict,
    Decision,
    Meeting,
    RankingRecord,
    Review,
    Seat,
    Selection,
)

#: (name of the page, title, what is counted).
STAGES = (
    ("checks", _("Checks"), _("%(unjudged)s of %(checks)s checks to be judged")),
    ("pool", _("Evaluators"), _("%(taken)s of %(seats)s seats taken")),
    (
        "conflicts",
        _("Conflicts of interest"),
        _("%(conflicts)s found, %(unruled)s to be ruled"),
    ),
    ("assignments", _("Assignment"), _("%(assignments)s readings given out")),
    ("reviews", _("Reviews"), _("%(submitted)s of %(assignments)s handed in")),
    ("ranking", _("Ranking"), _("%(rankings)s computed")),
    ("meetings", _("Meetings"), _("%(meetings)s called")),
    ("decisions", _("Decisions"), _("%(decisions)s on record")),
    ("letters", _("Letters"), _("%(unsent)s to be sent")),
    ("appeals", _("Appeals"), _("%(appeals)s filed")),
    ("file", _("Closing and decision file"), ""),
)
ALL = tuple(name for name, _title, _told in STAGES)
#: What the funder's delegates follow: what comes out, not who wrote what.
FOLLOWED = ("ranking", "decisions", "file")


#: When a stage needs nothing more, as far as the counts tell; stages may be done again.
DONE: dict[str, Callable[[dict[str, int]], bool]] = {
    "checks": lambda c: c["checks"] > 0 and not c["unjudged"],
    "pool": lambda c: 0 < c["seats"] == c["taken"],
    "conflicts": lambda c: c["taken"] > 0 and not c["unruled"],
    "assignments": lambda c: c["assignments"] > 0,
    "reviews": lambda c: 0 < c["assignments"] == c["submitted"],
    "ranking": lambda c: c["adopted"] > 0,
    "meetings": lambda c: c["meetings"] > 0 and not c["running"],
    "decisions": lambda c: 0 < c["submissions"] == c["decided"],
    "letters": lambda c: c["decisions"] > 0 and not c["unsent"],
    "appeals": lambda c: c["decisions"] > 0 and not c["unsent"] and not c["open_appeals"],
    "file": lambda c: False,
}
#: What a rejected check or a vote settles: the rest of the way is not for such a proposal.
SETTLED = Q(kind__in=("label", "funding", "admission")) | Q(kind="eligibility", verdict="no")


@dataclass(frozen=True)
class Stage:
    """One stage: what it is, where it is done, how far it is."""

    name: str
    title: Any
    url: str
    told: str
    is_done: bool
    #: The first that is not done.
    is_next: bool


def stages(selection, names=ALL):
    """These stages of the selection, with two queries however many rows it has."""
    counted = counts(selection)
    done = {name for name in ALL if selection.closed_at or DONE[name](counted)}
    following = next((name for name in ALL if name not in done), None)
    return [
        Stage(
            name,
            title,
            reverse(f"evaluation:{name}", args=[selection.public_id]),
            str(told) % counted,
            is_done=name in done,
            is_next=name == following,
        )
        for name, title, told in STAGES
        if name in names
    ]


def counts(selection):
    """Each number that the stages tell."""
    standing = Check.objects.filter(submission__withdrawn_at=None)
    of_step = F("submission__step__selection")
    reviews = Review.objects.exclude(submitted_at=None)
    asked = {
        "checks": count(standing, of_step),
        "unjudged": count(standing.unjudged(), of_step),
        "seats": count(Seat.objects.filter(declined_at=None)),
        "taken": count(Seat.objects.exclude(taken_at=None)),
        "conflicts": count(Conflict.objects.current()),
        "unruled": count(Conflict.objects.current().to_be_ruled()),
        "assignments": count(Assignment.objects.standing()),
        "submitted": count(
            reviews.filter(assignment__state="open"), F("assignment__selection")
        ),
        "rankings": count(RankingRecord.objects),
        "adopted": count(RankingRecord.objects.exclude(adopted_at=None)),
        "meetings": count(Meeting.objects),
        "running": count(Meeting.objects.filter(closed_at=None)),
        "submissions": count(Submission.objects.standing(), F("step__selection")),
        "decisions": count(Decision.objects.standing()),
        "decided": count(Decision.objects.standing().filter(SETTLED), what="proposal"),
        "unsent": count(Decision.objects.standing().filter(letter=None)),
        "appeals": count(Appeal.objects, F("decision__selection")),
        "open_appeals": count(Appeal.objects.filter(outcome=""), F("decision__selection")),
    }
    named = {f"{name}_counted": number for name, number in asked.items()}
    row = Selection.objects.filter(pk=selection.pk).values(**named).get()
    return {name: row[f"{name}_counted"] for name in asked}


def count(rows, path=None, what="pk"):
    """How many rows (or others that they name, each once) belong to the selection at hand,
    as part of one query."""
    belonging = rows.annotate(of=path or F("selection")).filter(of=OuterRef("pk"))
    number = Count(what, distinct=what != "pk")
    number = belonging.order_by().values("of").annotate(rows=number).values("rows")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))
