"""Input on what a proposal says, plans, spends and has signed."""

from decimal import Decimal

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.models import Question, Size
from grappe.core.files import check_upload

from ..budget import ENTERPRISES
from ..models import Commitment, PlannedResult, Proposal, WorkPackage

Kind = Question.Kind
BAR = " | "


class AnswersForm(forms.Form):
    """The questions of one step; a draft may be faulty, so faults are told, not refused."""

    def __init__(self, *args, asked, **options):
        super().__init__(*args, **options)
        self.asked = {one.question.key: one for one in asked if one.is_asked}
        for key, one in self.asked.items():
            self.fields[key] = field_of(one)
            revision = one.answer.revision if one.answer else 0
            base = forms.IntegerField(initial=revision, widget=forms.HiddenInput)
            base.required = False
            self.fields[f"{key}-base"] = base

    def clean(self):
        found = super().clean()
        for key, one in self.asked.items():
            if one.question.kind == Kind.FILE and found.get(key):
                try:
                    check_upload(found[key])
                except forms.ValidationError as error:
                    self.add_error(key, error)
        return found

    def said(self):
        """(question, value, base) of each answer that is no file."""
        for key, one in self.asked.items():
            if one.question.kind != Kind.FILE:
                value = self.cleaned_data.get(key) or ""
                if one.question.kind == Kind.TABLE:
                    value = rows_of(value)
                yield one.question, value, self.cleaned_data.get(f"{key}-base") or 0

    def uploads(self):
        """(question, upload) of each file that came."""
        for key, one in self.asked.items():
            if one.question.kind == Kind.FILE and self.cleaned_data.get(key):
                yield one.question, self.cleaned_data[key]


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


class PackageForm(forms.ModelForm):
    """One work package; its leader is one of the team."""

    use_required_attribute = False

    class Meta:
        model = WorkPackage
        fields = ("number", "title", "text", "lead", "first_month", "last_month")
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class PackageSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["lead"].queryset = self.instance.consortium.team()


Packages = inlineformset_factory(
    Proposal, WorkPackage, PackageForm, formset=PackageSet, extra=1
)
Results = inlineformset_factory(
    WorkPackage, PlannedResult, fields=("kind", "title", "month"), extra=1
)


class BudgetForm(forms.Form):
    """Costs of every partner in every category for one work package, and partners' sizes."""

    def __init__(self, *args, team, categories, present, **options):
        super().__init__(*args, **options)
        self.team = team
        self.categories = [one for one in categories if one.flat_percent is None]
        for partner in team:
            for category in self.categories:
                self.fields[f"{partner.pk}-{category.pk}"] = forms.DecimalField(
                    label=f"{partner}, {category}",
                    min_value=Decimal(0),
                    max_digits=14,
                    decimal_places=2,
                    required=False,
                    initial=present.get((partner.pk, category.pk)),
                )
            if partner.organisation.kind in ENTERPRISES:
                self.fields[f"{partner.pk}-size"] = forms.ChoiceField(
                    label=_("Size of %(partner)s") % {"partner": partner},
                    choices=[("", "–"), *Size.choices],
                    required=False,
                    initial=partner.size,
                )

    def rows(self):
        """(partner, its fields of costs, its field of size or None)."""
        for partner in self.team:
            costs = [self[f"{partner.pk}-{one.pk}"] for one in self.categories]
            size = f"{partner.pk}-size"
            yield partner, costs, self[size] if size in self.fields else None

    def costs(self):
        return {
            (partner, category): self.cleaned_data.get(f"{partner.pk}-{category.pk}") or 0
            for partner in self.team
            for category in self.categories
        }

    def sizes(self):
        named = {one: f"{one.pk}-size" for one in self.team}
        return {
            one: self.cleaned_data[name] for one, name in named.items() if name in self.fields
        }


class CommitmentForm(forms.ModelForm):
    """Who signs for a partner."""

    class Meta:
        model = Commitment
        fields = ("name", "position", "email")


class SignForm(forms.Form):
    """The signer says that they may, and which text they read."""

    may_sign = forms.BooleanField(
        label=gettext_lazy("I may sign for this organisation, and I agree to the text above.")
    )
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
