"""The form of one question."""

import json

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.forms import form_field

from .. import actions
from ..models import Question

#: What each kind of question needs beside its title.
OF_KIND = {
    Question.Kind.TEXT: {"max_words"},
    Question.Kind.NUMBER: {"least", "most"},
    Question.Kind.CHOICE: {"options"},
    Question.Kind.TABLE: {"options"},
    Question.Kind.FILE: set(),
}
EMPTY = {"max_words": None, "least": None, "most": None, "options": []}


class LinesField(forms.CharField):
    """A list of names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value):
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value):
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != (data or "")


class QuestionForm(forms.ModelForm):
    """What is asked, how it is answered, within which limits, and when."""

    use_required_attribute = False
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    options = LinesField(
        label=gettext_lazy("Choices, or columns of the table"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )
    asked_if = forms.ChoiceField(
        label=gettext_lazy("Asked"),
        help_text=gettext_lazy("A question may depend on a choice made in the same form."),
        required=False,
    )

    class Meta:
        model = Question
        formfield_callback = form_field
        fields = (
            "section",
            "title",
            "kind",
            "options",
            "max_words",
            "least",
            "most",
            "help",
            "is_required",
        )
        help_texts = {
            "section": gettext_lazy("Questions of the same section stand together."),
            "max_words": gettext_lazy("For a text."),
            "least": gettext_lazy("For a number."),
            "most": gettext_lazy("For a number."),
        }
        widgets = {"help": forms.Textarea(attrs={"rows": 3})}

    field_order = (*Meta.fields, "asked_if", "base")

    def __init__(self, step, *args, **options):
        super().__init__(*args, **options)
        self.step = step
        self.fields["asked_if"].choices = [
            ("", _("always")),
            *(
                (json.dumps([one.key, option]), f"{one.title}: {option}")
                for one in self.deciding()
                for option in one.options
            ),
        ]
        if key := self.instance.asked_if_key:
            self.initial["asked_if"] = json.dumps([key, self.instance.asked_if_value])
        if self.instance.pk:
            self.fields["base"].initial = actions.mark_of(self.instance)

    def deciding(self):
        """The choices of the same form that this question may depend on."""
        choices = self.step.questions.current().filter(kind=Question.Kind.CHOICE)
        return choices.exclude(key=self.instance.key or "")

    def clean(self):
        found = super().clean()
        kind, options = found.get("kind"), found.get("options") or []
        if kind == Question.Kind.CHOICE and len(options) < 2 and "options" not in self.errors:
            self.add_error("options", _("Name at least two choices."))
        if kind == Question.Kind.TABLE and not options and "options" not in self.errors:
            self.add_error("options", _("Name at least one column."))
        least, most = found.get("least"), found.get("most")
        if least is not None and most is not None and most < least:
            self.add_error("most", _("The greatest number is less than the least."))
        for name in set(EMPTY) - OF_KIND.get(kind, set(EMPTY)):
            found[name] = EMPTY[name]
        self.keep_dependents(kind, options)
        return found

    def keep_dependents(self, kind, options):
        """What another question depends on may still be chosen afterwards."""
        if not self.instance.key:
            return
        for one in self.step.questions.current().filter(asked_if_key=self.instance.key):
            if kind != Question.Kind.CHOICE or one.asked_if_value not in options:
                words = {"question": one, "choice": one.asked_if_value}
                message = _("“%(question)s” is asked only after the choice “%(choice)s”.")
                self.add_error("options", message % words)

    def values(self):
        """What the verbs take: every field of the question by name."""
        found = {name: self.cleaned_data[name] for name in self.Meta.fields}
        key, value = json.loads(self.cleaned_data["asked_if"] or '["", ""]')
        return found | {"asked_if_key": key, "asked_if_value": value}
