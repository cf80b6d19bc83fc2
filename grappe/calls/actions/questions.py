"""What the steps of a call ask; a published question is never changed, but replaced."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.core.forms import free_among

from ..models import Call, Question, Step
from ..snapshot import canonical, facts, sha256_of
from .hosting import Overtaken

#: Where a question stands; a change of it asks nothing new.
PLACE = {"section", "number"}


@transaction.atomic
def add_question(step: Step, values: dict[str, Any], by: Any) -> Question:
    """A new question, the last of its step."""
    call = locked(step.call)
    last = step.questions.current().order_by("-number").first()
    question: Question = step.questions.create(
        key=free_key(step, values["title"]), number=last.number + 1 if last else 1, **values
    )
    note(call, "added question", question, by)
    return question


def free_key(step: Step, title: str) -> str:
    """A short name that no question of this step has or had."""
    base = slugify(title)[:45].strip("-") or "question"
    taken = set(step.questions.values_list("key", flat=True))
    return free_among(taken, base)


@transaction.atomic
def change_question(
    question: Question, values: dict[str, Any], by: Any, base: str = ""
) -> Question:
    """Change a question; a published one gives way to its next version.

    Answers keep the version that they answered. Overtaken when somebody else changed it
    since it was read with the mark `base`.
    """
    call = locked(question.step.call)
    kept = Question.objects.select_for_update().get(pk=question.pk)
    if kept.retired_at or (base and base != mark_of(kept)):
        raise Overtaken(
            _("Somebody else changed this question while you were writing; nothing is saved.")
        )
    others = {name for name, value in values.items() if getattr(kept, name) != value}
    if not others:
        return kept
    if others - PLACE and is_fixed(kept):
        return replace(kept, values, by)
    for name in others:
        setattr(kept, name, values[name])
    kept.save()
    note(call, "changed question", kept, by, fields=sorted(others))
    return kept


def mark_of(question: Question) -> str:
    """Changes whenever the question does."""
    return sha256_of(canonical(facts("questions", question)))


def is_fixed(question: Question) -> bool:
    """Somebody may have read or answered it: its call was published."""
    call = question.step.call
    return call.is_published or call.versions.exists()


def replace(question: Question, values: dict[str, Any], by: Any) -> Question:
    """Retire a question for its next version."""
    question.retired_at = now()
    question.save(update_fields=["retired_at"])
    successor = Question.objects.get(pk=question.pk)
    successor.pk, successor.retired_at = None, None
    successor.version = question.version + 1
    for name, value in values.items():
        setattr(successor, name, value)
    successor.save()
    note(locked(question.step.call), "replaced question", successor, by)
    return successor


@transaction.atomic
def retire_question(question: Question, by: Any) -> None:
    """Ask it no more; refused while another question depends on its answer."""
    call = locked(question.step.call)
    kept = Question.objects.select_for_update().get(pk=question.pk)
    dependent = kept.step.questions.current().filter(asked_if_key=kept.key).first()
    if dependent:
        raise RuleBroken(
            _("“%(question)s” is asked depending on this one; change that first.")
            % {"question": dependent}
        )
    if kept.retired_at:
        return
    note(call, "retired question", kept, by)
    if is_fixed(kept):
        kept.retired_at = now()
        kept.save(update_fields=["retired_at"])
    else:
        kept.delete()


@transaction.atomic
def move_question(question: Question, by: Any, is_up: bool) -> None:
    """One place up or down within its step; at either end nothing changes."""
    call = locked(question.step.call)
    row = list(question.step.questions.current())
    here = row.index(question)
    there = here - 1 if is_up else here + 1
    if not 0 <= there < len(row):
        return
    row[here], row[there] = row[there], row[here]
    for number, one in enumerate(row, 1):
        one.number = number
    Question.objects.bulk_update(row, ["number"])
    note(call, "moved question", question, by, to=there + 1)


def locked(call: Call) -> Call:
    return Call.objects.select_for_update().get(pk=call.pk)


def note(call: Call, verb: str, question: Question, by: Any, **details: Any) -> None:
    """Write it down, and let the call count as changed."""
    call.save(update_fields=["updated_at"])
    words = {"step": question.step.kind, "key": question.key, "version": question.version}
    record(by, verb, call, title=question.title[:200], **words, **details)
