"""Verbs of matching: ask for an introduction, answer it, note what came of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from grappe.accounts.models import User
from grappe.activity.actions import notify, record
from grappe.calls.models import Call
from grappe.core.errors import RuleBroken
from grappe.projects.models import Project

from .asking import text_of_call
from .models import Introduction, NearProject
from .querysets import answering_for

KIND = "introduction"
MOST_WAITING = 20
#: The same organisation is not asked again within so many days.
PAUSE = 90
#: So many projects are kept for each open call.
NEAR = 50


class Said:
    """A notice's text with names in it, still to be written in each receiver's language."""

    def __init__(self, sentence: Any, **names: Any) -> None:
        self.sentence, self.names = sentence, names

    def __str__(self) -> str:
        words = {name: str(value) for name, value in self.names.items()}
        return str(self.sentence) % words


@transaction.atomic
def ask(introduction: Introduction, by: Any, at: datetime | None = None) -> Introduction:
    """Send a new introduction to those who answer for the organisation."""
    at = at or now()
    by = User.objects.select_for_update().get(pk=by.pk)
    if refusal := why_not(introduction.asked, by, at):
        raise RuleBroken(refusal)
    introduction.asker = by
    introduction.save()
    line = record(by, "asked for an introduction", introduction)
    sentence = gettext_lazy("%(who)s asks for an introduction to %(organisation)s")
    said = Said(sentence, who=introduction.asker_named(), organisation=introduction.asked)
    notify(answering_for(introduction.asked), line, KIND, said, introduction.get_absolute_url())
    return introduction


def why_not(organisation: Any, by: Any, at: datetime | None = None) -> str:
    """Why this person cannot ask this organisation now, in a sentence; "" if they can."""
    at = at or now()
    people = answering_for(organisation)
    if people.filter(pk=by.pk).exists():
        return _("You answer for %s yourself.") % organisation
    if not people.exists():
        return _("Nobody here answers for %s yet. Write to it directly.") % organisation
    mine = Introduction.objects.asked_by(by)
    if mine.filter(asked=organisation).since(PAUSE, at).exists():
        sentence = _("You asked %(organisation)s within the last %(days)s days.")
        return sentence % {"organisation": organisation, "days": PAUSE}
    withdrawn = Q(pk__in=mine.since(14, at).filter(state=Introduction.State.WITHDRAWN))
    waiting = Q(pk__in=mine.waiting(localdate(at)))
    if mine.filter(withdrawn | waiting).count() >= MOST_WAITING:
        sentence = ngettext(
            "%(number)s introduction of yours is waiting: let it be answered first.",
            "%(number)s introductions of yours are waiting: let some be answered first.",
            MOST_WAITING,
        )
        return sentence % {"number": MOST_WAITING}
    return ""


@transaction.atomic
def accept(introduction: Introduction, by: Any, words: str = "") -> Introduction:
    """Both sides want it: from now on each sees the other's contact."""
    sentence = gettext_lazy("%(organisation)s accepts your introduction: see how to reach it")
    return answer(introduction, by, Introduction.State.ACCEPTED, sentence, words=words)


@transaction.atomic
def decline(
    introduction: Introduction,
    by: Any,
    reason: str = "",
    is_reason_shown: bool = False,
    words: str = "",
) -> Introduction:
    """Refuse; the reason is told only if `is_reason_shown`."""
    sentence = gettext_lazy("%(organisation)s declines your introduction")
    facts = {"reason": reason, "is_reason_shown": is_reason_shown, "words": words}
    return answer(introduction, by, Introduction.State.DECLINED, sentence, **facts)


def answer(
    introduction: Introduction, by: Any, state: str, sentence: Any, **facts: Any
) -> Introduction:
    """Write an answer down and tell the asker."""
    introduction = locked(introduction)
    if not introduction.is_open():
        raise RuleBroken(_("This introduction is answered, withdrawn, or past its deadline."))
    introduction.state, introduction.answered_by, introduction.answered_at = state, by, now()
    for name, value in facts.items():
        setattr(introduction, name, value)
    introduction.save()
    line = record(by, f"{state} an introduction", introduction)
    said = Said(sentence, organisation=introduction.asked)
    notify([introduction.asker], line, KIND, said, introduction.get_absolute_url())
    return introduction


@transaction.atomic
def withdraw(introduction: Introduction, by: Any) -> Introduction:
    """Take an unanswered introduction back; the asked read it no more."""
    introduction = locked(introduction)
    if introduction.state != Introduction.State.WAITING:
        raise RuleBroken(_("This introduction is answered or withdrawn already."))
    introduction.state = Introduction.State.WITHDRAWN
    introduction.save(update_fields=["state"])
    record(by, "withdrew an introduction", introduction)
    return introduction


@transaction.atomic
def note_outcome(introduction: Introduction, outcome: str, by: Any) -> Introduction:
    """Note what came of an accepted introduction; the last word counts."""
    introduction = locked(introduction)
    if not introduction.is_accepted():
        raise RuleBroken(_("Only an accepted introduction has an outcome."))
    introduction.outcome = Introduction.Outcome(outcome)
    introduction.save(update_fields=["outcome"])
    record(by, "noted an outcome", introduction, outcome=outcome)
    return introduction


def locked(introduction: Introduction) -> Introduction:
    return Introduction.objects.select_for_update().get(pk=introduction.pk)


def note_near_projects(matcher: Any, calls: Any = None, progress: Any = iter) -> int:
    """Note which past projects are near each open call (or each of these calls).

    Run it after each training and after calls came in; what was noted before is replaced.
    Answers the number of calls.
    """
    chosen = list(Call.objects.open() if calls is None else calls)
    if calls is None:
        NearProject.objects.exclude(call__in=Call.objects.open()).delete()
    for call in progress(chosen):
        near = matcher.similar_projects(text_of_call(call), NEAR)
        note_near(call, {int(key): nearness for key, nearness in near if key.isdecimal()})
    return len(chosen)


@transaction.atomic
def note_near(call: Call, near: dict[int, float]) -> None:
    """Replace what was noted of one call."""
    NearProject.objects.filter(call=call).delete()
    there = Project.objects.in_bulk(list(near))
    rows = [
        NearProject(call=call, project=there[key], nearness=nearness)
        for key, nearness in near.items()
        if key in there
    ]
    NearProject.objects.bulk_create(rows)
