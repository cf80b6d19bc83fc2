"""What a proposal says to the questions of its step, and what is wrong with it."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from grappe.calls.models import Question

from .models import Answer

Kind = Question.Kind


@dataclass
class Asked:
    """One question with its answer; `older` answers an earlier wording of it."""

    question: Question
    answer: Answer | None = None
    older: Answer | None = None
    is_asked: bool = True
    files: list[Any] = field(default_factory=list)

    @property
    def value(self):
        """What stands there: the answer, else what was said to the earlier wording."""
        found = self.answer or self.older
        return found.value if found else ""

    @property
    def is_from_earlier_step(self):
        """It stands here since an earlier step asked the same."""
        return bool(self.older and self.older.question.step_id != self.question.step_id)

    @property
    def words(self):
        return len(self.value.split()) if isinstance(self.value, str) else 0

    @property
    def is_empty(self):
        if self.question.kind == Kind.FILE:
            return not self.files
        if self.question.kind == Kind.TABLE:
            return not any(cell.strip() for row in self.rows for cell in row)
        return not str(self.value).strip()

    @property
    def rows(self):
        """A table's rows; none where something else was answered to an earlier kind."""
        value = self.value if isinstance(self.value, list) else []
        return [row for row in value if isinstance(row, list)]

    def faults(self):
        """What is wrong with what is there, in sentences; emptiness is none."""
        if self.is_empty:
            return []
        return [fault % {"title": self.question.title} for fault in faults_of(self)]


def faults_of(one):
    question, value = one.question, one.value
    if question.kind == Kind.TEXT and question.max_words and one.words > question.max_words:
        words = {"words": one.words, "most": question.max_words}
        yield _("“%%(title)s” has %(words)s words; at most %(most)s are read.") % words
    if question.kind == Kind.CHOICE and value not in question.options:
        yield _("“%(title)s”: choose one of the answers that are offered.")
    if question.kind == Kind.NUMBER:
        yield from number_faults(question, value)
    if question.kind == Kind.TABLE and any(
        len(row) != len(question.options) for row in one.rows
    ):
        yield _("“%(title)s”: the table has other columns than it asks for.")


def number_faults(question, value):
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        yield _("“%(title)s”: write a number.")
        return
    if not number.is_finite():
        yield _("“%(title)s”: write a number.")
    elif question.least is not None and number < question.least:
        yield _("“%%(title)s”: at least %(least)s.") % {"least": question.least.normalize()}
    elif question.most is not None and number > question.most:
        yield _("“%%(title)s”: at most %(most)s.") % {"most": question.most.normalize()}


def asked(proposal):
    """Each question of the present step in order, with its answer."""
    questions = list(proposal.step.questions.current())
    keys = {question.key for question in questions}
    rows = proposal.answers.filter(question__key__in=keys).select_related("question")
    answers = list(rows.prefetch_related("files").order_by("pk"))
    exact = {one.question_id: one for one in answers}
    latest = {one.question.key: one for one in answers}
    found = [one_asked(question, exact, latest) for question in questions]
    said = {one.question.key: one.value for one in found}
    for one in found:
        one.is_asked = one.question.is_asked(said)
    return found


def one_asked(question, exact, latest):
    answer = exact.get(question.pk)
    older = None if answer else latest.get(question.key)
    if older and older.question.kind != question.kind:
        older = None
    holder = answer or older
    files = [one for one in holder.files.all() if one.removed_at is None] if holder else []
    return Asked(question, answer, older, files=files)


def missing(proposal):
    """What keeps the answers from being handed in, in sentences."""
    return [sentence for one in asked(proposal) for sentence in lacks(one)]


def lacks(one):
    if not one.is_asked:
        return
    title = {"title": one.question.title}
    if one.is_empty:
        if one.question.is_required:
            yield _("Answer “%(title)s”.") % title
    elif one.is_from_earlier_step:
        yield (
            _("“%(title)s” was answered in the earlier step; read it again and save it.")
            % title
        )
    elif one.answer is None:
        yield _("“%(title)s” has a new wording; read your answer again and save it.") % title
    yield from one.faults()
