"""Writers of sections: named by the board's owner, and held to by every save."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.models import Question
from grappe.core.errors import RuleBroken

from ..models import Answer, AnswerVersion, Proposal, SectionWriter
from ..permissions import can_edit, closed_sections
from .proposals import locked, require_draft


@transaction.atomic
def name_writers(proposal: Proposal, named: Mapping[str, Iterable[Any]], by: Any) -> None:
    """Set who writes each of these sections; nobody opens one to all who may write."""
    found = locked(proposal)
    for section, people in named.items():
        wanted = {person.pk: person for person in people}
        for person in wanted.values():
            if not can_edit(person, found.consortium):
                words = {"who": person}
                raise RuleBroken(_("%(who)s may not write here; let them in first.") % words)
        present = set(found.writers.filter(section=section).values_list("user", flat=True))
        if present == set(wanted):
            continue
        found.writers.filter(section=section).exclude(user__in=wanted).delete()
        for pk in set(wanted) - present:
            SectionWriter.objects.create(proposal=found, section=section, user_id=pk)
        record(by, "named writers", found, writers=len(wanted))


def require_section(proposal: Proposal, question: Question, by: Any) -> None:
    """Refuse in a sentence what belongs to a section of somebody else's."""
    if by is not None and question.section in closed_sections(by, proposal):
        raise RuleBroken(refusal(proposal, question))


def refusal(proposal: Proposal, question: Question) -> str:
    """Who writes the section instead."""
    rows = proposal.writers.filter(section=question.section).select_related("user")
    words = {"title": question.title, "who": ", ".join(str(one.user) for one in rows)}
    return _("“%(title)s” is written by %(who)s; ask them, or the team’s owner.") % words


@transaction.atomic
def keep_aside(proposal: Proposal, question: Question, value: Any, by: Any) -> str:
    """Keep what somebody typed into a section of others among the earlier answers, so that
    nothing is lost; answers why it does not stand."""
    found = locked(proposal)
    require_draft(found)
    answer, _is_new = Answer.objects.get_or_create(proposal=found, question=question)
    AnswerVersion.objects.create(answer=answer, value=value, by=by, is_aside=True)
    return refusal(found, question)
