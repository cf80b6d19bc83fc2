"""Input on what a proposal says to the questions of its step."""

from django import forms
from django.utils.translation import gettext as _

from grappe.calls.models import Question
from grappe.core.files import check_upload

Kind = Question.Kind
BAR = " | "


class AnswersForm(forms.Form):
    """The questions of one step; a draft may be faulty, so faults are told, not refused.

    `closed` holds the sections that this person only reads, each with who writes it.
    """

    def __init__(self, *args, asked, closed=(), **options):
        super().__init__(*args, **options)
        self.asked = {one.question.key: one for one in asked if one.is_asked}
        self.closed = dict(closed)
        for key, one in self.asked.items():
            self.fields[key] = field_of(one)
            if self.is_closed(one):
                self.close(key, self.closed[one.question.section])
            revision = one.answer.revision if one.answer else 0
            base = forms.IntegerField(initial=revision, widget=forms.HiddenInput)
            base.required = False
            self.fields[f"{key}-base"] = base

    def is_closed(self, one):
        return one.question.section in self.closed

    def close(self, key, who):
        """Show what stands there, to be read only."""
        field = self.fields[key]
        field.disabled = True
        said = _("Written by %(who)s.") % {"who": who}
        field.help_text = " ".join(filter(None, [said, field.help_text]))

    def clean(self):
        found = super().clean()
        for key, one in self.asked.items():
            if one.question.kind == Kind.FILE and self.files.get(key):
                self.check_file(key, one)
        return found

    def check_file(self, key, one):
        if self.is_closed(one):
            words = {"who": self.closed[one.question.section]}
            self.add_error(key, _("Only %(who)s may add a file here.") % words)
        elif self.cleaned_data.get(key):
            try:
                check_upload(self.cleaned_data[key])
            except forms.ValidationError as error:
                self.add_error(key, error)

    def said(self):
        """(question, value, base) of each answer that is no file and may be written."""
        for key, one in self.asked.items():
            if one.question.kind != Kind.FILE and not self.is_closed(one):
                value = value_of(one.question, self.cleaned_data.get(key) or "")
                yield one.question, value, self.cleaned_data.get(f"{key}-base") or 0

    def refused(self):
        """(question, value) of what was typed before its section was given to others."""
        for key, one in self.asked.items():
            if one.question.kind != Kind.FILE and self.is_closed(one) and key in self.data:
                value = value_of(one.question, self.data[key].strip().replace("\0", ""))
                if value and value != one.value:
                    yield one.question, value

    def uploads(self):
        """(question, upload) of each file that came."""
        for key, one in self.asked.items():
            if one.question.kind == Kind.FILE and self.cleaned_data.get(key):
                yield one.question, self.cleaned_data[key]


def value_of(question, text):
    """What is kept of a typed text."""
    return rows_of(text) if question.kind == Kind.TABLE else text


def field_of(one):
    question = one.question
    labels = {"label": question.title, "required": False, "help_text": help_of(one)}
    if question.kind == Kind.FILE:
        return forms.FileField(**labels)
    if question.kind == Kind.CHOICE:
        choices = [("", "–"), *((name, name) for name in question.options)]
        if one.value and one.value not in question.options:
            choices.append((one.value, one.value))
        return forms.ChoiceField(choices=choices, initial=one.value, **labels)
    if question.kind == Kind.NUMBER:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        return forms.CharField(initial=one.value, max_length=40, widget=widget, **labels)
    initial = one.value
    if question.kind == Kind.TABLE:
        initial = "\n".join(BAR.join(row) for row in one.rows)
    widget = forms.Textarea(attrs={"rows": 10})
    return forms.CharField(initial=initial, max_length=100_000, widget=widget, **labels)


def help_of(one):
    """What the question adds, its limits, and what is wrong with what is there."""
    question = one.question
    parts = [question.help]
    if question.max_words:
        words = {"words": one.words, "most": question.max_words}
        parts.append(_("%(words)s of at most %(most)s words.") % words)
    if question.kind == Kind.TABLE:
        columns = {"columns": BAR.join(question.options)}
        parts.append(_("One row on each line, its cells in this order: %(columns)s") % columns)
    if one.older:
        parts.append(
            _("The question has a new wording; what you said to the earlier one stands here.")
        )
    return " ".join(filter(None, [*parts, *one.faults()]))


def rows_of(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]
