"""Letters about decisions: written from templates, sent once, never changed."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now

from grappe.activity.actions import record
from grappe.proposals.actions import begin_next_step
from grappe.proposals.signing import sha256_of

from .. import mail
from ..letters import wording_of, written
from ..models import Decision, Letter, LetterTemplate, Selection
from .selections import held


@transaction.atomic
def save_template(template: LetterTemplate, by: Any) -> LetterTemplate:
    """Keep the wording of one kind of letter of a call."""
    template.save()
    record(by, "worded a letter", template.call, kind=template.kind, verdict=template.verdict)
    return template


def waiting(selection: Selection) -> Any:
    """Decisions that nobody was told of yet."""
    standing = selection.decisions.standing().filter(letter=None)
    return standing.select_related("proposal__call", "proposal__consortium", "selection")


@transaction.atomic
def send_letters(selection: Selection, by: Any) -> int:
    """Write to every team about decisions that it was not told of yet; how many letters.

    Whoever is admitted may write the next step from then on.

    A letter is marked as sent in the transaction that queues its mail, so that it goes once.
    """
    found = held(selection)
    count = 0
    for decision in waiting(found).select_for_update(of=("self",)):
        send_letter(decision, by)
        count += 1
    record(by, "sent letters", found, count=count)
    return count


def send_letter(decision: Decision, by: Any) -> Letter:
    subject, text = written(wording_of(decision), decision)
    letter: Letter = Letter.objects.create(
        decision=decision,
        subject=subject[:300],
        text=text,
        sha256=sha256_of(text),
        sent_at=now(),
    )
    mail.send_letter(letter)
    if decision.kind == Decision.Kind.ADMISSION and decision.is_yes:
        begin_next_step(decision.proposal, by, after=decision.selection.step)
    record(by, "sent a letter", decision.proposal, sha256=letter.sha256)
    return letter
