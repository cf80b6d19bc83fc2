"""Input on what a proposal says to the questions of its step."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from grappe.calls.models import Question
from grappe.core.files import check_upload

from .grid import BAR, Grid, rows_of, typed_text

Kind = Question.Kind


class AnswersForm(forms.Form):
    """The questions of one step; a draft may be faulty, so faults are told, not refused.

    `closed` holds the sections that this person only reads, each with who writes it; whoever
    may not write reads everything.
    """

    def __init__(self, *args, asked, may_write=True, closed=(), draft=None, **options):
        super().__init__(*args, **options)
        self.asked = {one.question.key: one for one in asked if one.is_asked}
        self.may_write = may_write
        self.closed = dict(closed)
        self.draft = draft
        for key, one in self.asked.items():
            self.add(key, one, draft if key in self.restored else None)

    @cached_property
    def restored(self):
        """The keys whose unsaved text stands in the form again."""
        typed = self.draft.typed if self.draft else {}
        return {
            key
            for key, one in self.asked.items()
            if key in typed and one.question.kind != Kind.FILE and not self.is_closed(one)
        }

    def left_over(self):
        """(title, text) of unsaved texts that the form has no place for any more."""
        for key in self.draft.typed if self.draft else ():
            if key not in self.restored:
                title = self.asked[key].question.title if key in self.asked else key
                yield title, self.draft.text_of(key)

    def add(self, key, one, draft):
        """One question's field, with the unsaved text where there is one."""
        revision = base = one.answer.revision if one.answer else 0
        text = shown_text(one)
        if draft:
            base, text = draft.base_of(key), draft.text_of(key)
        self.fields[key] = field = field_of(one, text)
        # A draft is saved without it; it is not optional, though.
        field.is_wanted = one.question.is_required
        if base != revision:
            self.note(field, _("Somebody saved another text meanwhile; yours stands here."))
        if self.is_closed(one):
            field.disabled = True
        if who := self.closed.get(one.question.section):
            self.note(field, _("Written by %(who)s.") % {"who": who})
        self.fields[f"{key}-base"] = forms.IntegerField(
            initial=base, widget=forms.HiddenInput, required=False
        )

    def is_closed(self, one):
        return not self.may_write or one.question.section in self.closed

    @staticmethod
    def note(field, said):
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
                value = value_of(
                    one.question, typed_text(self.data, key).strip().replace("\0", "")
                )
                if value and value != one.value:
                    yield one.question, value

    def carried(self):
        """(question, older answer) whose files stand in the form, and are saved with it."""
        for one in self.asked.values():
            is_file = one.question.kind == Kind.FILE
            if is_file and one.older and one.files and not self.is_closed(one):
                yield one.question, one.older

    def uploads(self):
        """(question, upload) of each file that came."""
        for key, one in self.asked.items():
            if one.question.kind == Kind.FILE and self.cleaned_data.get(key):
                yield one.question, self.cleaned_data[key]


def value_of(question, text):
    """What is kept of a typed text; of a table no empty cells beyond its columns."""
    if question.kind != Kind.TABLE:
        return text
    width = len(question.options)
    return [row if any(row[width:]) else row[:width] for row in rows_of(text)]


def shown_text(one):
    """What stands there, as a person types it."""
    if one.question.kind == Kind.TABLE:
        return "\n".join(BAR.join(row) for row in one.rows)
    return str(one.value or "")


def typed_in(data, asked):
    """({key: text and base} of what differs from the answers, the keys that were sent)."""
    typed, sent = {}, set()
    for one in asked:
        key = one.question.key
        if key in data and one.question.kind != Kind.FILE:
            sent.add(key)
            text = typed_text(data, key).replace("\0", "")  # which no form takes
            if plain(text) != plain(shown_text(one)):
                typed[key] = {"text": text, "base": whole(data.get(f"{key}-base", ""))}
    return typed, sent


def plain(text):
    """The text whichever way its lines end."""
    return text.replace("\r\n", "\n").strip()


def whole(text):
    """The revision that a browser sent, or 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def field_of(one, text):
    question = one.question
    labels = {"label": question.title, "required": False, "help_text": help_of(one)}
    if question.kind == Kind.FILE:
        return forms.FileField(**labels)
    if question.kind == Kind.CHOICE:
        choices = [("", "–"), *((name, name) for name in question.options)]
        if text and text not in question.options:
            choices.append((text, text))
        return forms.ChoiceField(choices=choices, initial=text, **labels)
    if question.kind == Kind.NUMBER:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        return forms.CharField(initial=text, max_length=40, widget=widget, **labels)
    is_grid = question.kind == Kind.TABLE
    widget = Grid(question.options) if is_grid else forms.Textarea(attrs={"rows": 10})
    return forms.CharField(initial=text, max_length=100_000, widget=widget, **labels)


def help_of(one):
    """What the question adds, its limits, and what is wrong with what is there."""
    question = one.question
    parts = [question.help]
    if question.max_words:
        words = {"words": one.words, "most": question.max_words}
        parts.append(_("%(words)s of at most %(most)s words.") % words)
    if question.kind == Kind.TABLE:
        parts.append(_("Empty rows are left out; saving offers more of them."))
    if one.is_from_earlier_step:
        parts.append(_("What you said in the earlier step stands here."))
    elif one.older:
        parts.append(
            _("The question has a new wording; what you said to the earlier one stands here.")
        )
    return " ".join(filter(None, [*parts, *one.faults()]))
