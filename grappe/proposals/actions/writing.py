"""Answers, work plan and budget: saved so that nothing anybody typed is lost."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from grappe.activity.actions import record
from grappe.calls.models import Category, Question

from ..budget import budget_of
from ..models import (
    Answer,
    AnswerFile,
    AnswerVersion,
    BudgetLine,
    Partner,
    Proposal,
    WorkPackage,
)
from .proposals import locked, require_draft
from .writers import require_section


@transaction.atomic
def save_answer(
    proposal: Proposal, question: Question, value: Any, base: int, by: Any
) -> Answer | None:
    """Save one answer; None, when somebody saved another text since `base`.

    Theirs then stays in place, and this text is kept aside among the earlier answers.
    """
    found = locked(proposal)
    require_draft(found)
    require_section(found, question, by)
    answer, is_new = Answer.objects.get_or_create(proposal=found, question=question)
    if not is_new and answer.value == value:
        return answer
    if base != answer.revision:
        AnswerVersion.objects.create(answer=answer, value=value, by=by, is_aside=True)
        return None
    answer.value, answer.updated_by = value, by
    answer.revision += 1
    answer.save()
    AnswerVersion.objects.create(answer=answer, value=value, by=by)
    return answer


@transaction.atomic
def add_file(proposal: Proposal, question: Question, upload: Any, by: Any) -> AnswerFile:
    """Keep a file that was checked; the same content twice is one file."""
    found = locked(proposal)
    require_draft(found)
    require_section(found, question, by)
    answer, _is_new = Answer.objects.get_or_create(proposal=found, question=question)
    kept = AnswerFile(answer=answer).take(upload)
    if same := answer.files.filter(sha256=kept.sha256, removed_at=None).first():
        return same  # type: ignore[no-any-return]
    kept.save()
    record(by, "added a file", found, sha256=kept.sha256)
    return kept  # type: ignore[return-value]


@transaction.atomic
def carry_files(proposal: Proposal, question: Question, older: Answer, by: Any) -> None:
    """Let the files of an earlier step, or of an earlier wording, answer the question too."""
    found = locked(proposal)
    require_draft(found)
    require_section(found, question, by)
    answer, is_new = Answer.objects.get_or_create(proposal=found, question=question)
    for file in older.files.filter(removed_at=None) if is_new else ():
        AnswerFile.objects.create(
            answer=answer,
            file=file.file.name,
            name=file.name,
            size=file.size,
            sha256=file.sha256,
        )


@transaction.atomic
def remove_file(proposal: Proposal, kept: AnswerFile, by: Any) -> None:
    """Take a file out of the draft; what was handed in with it still holds it."""
    found = locked(proposal)
    require_draft(found)
    require_section(found, kept.answer.question, by)
    AnswerFile.objects.filter(pk=kept.pk, removed_at=None).update(removed_at=now())
    record(by, "removed a file", found, sha256=kept.sha256)


@transaction.atomic
def save_plan(proposal: Proposal, forms: Any, by: Any) -> None:
    """Save the rows of a valid form set of work packages, and of their results."""
    found = locked(proposal)
    require_draft(found)
    for form in forms:
        form.save()
    record(by, "edited the work plan", found)


Costs = Mapping[tuple[Partner, Category], Decimal]


@transaction.atomic
def save_budget(
    proposal: Proposal,
    package: WorkPackage | None,
    costs: Costs,
    sizes: Mapping[Partner, str],
    by: Any,
) -> None:
    """Set the costs of one work package (or of the whole); nought removes a line.

    Each partner's share on the board follows, so that the rules see the same money.
    """
    found = locked(proposal)
    require_draft(found)
    for (partner, category), amount in costs.items():
        line: dict[str, Any] = {
            "partner": partner,
            "category": category,
            "work_package": package,
        }
        if amount:
            BudgetLine.objects.update_or_create(
                **line, defaults={"amount": amount, "proposal": found}
            )
        else:
            BudgetLine.objects.filter(**line).delete()
    for partner, size in sizes.items():
        Partner.objects.filter(pk=partner.pk).update(size=size)
    for one in budget_of(found).partners:
        Partner.objects.filter(pk=one.partner.pk).update(share=one.costs)
    record(by, "edited the budget", found)
