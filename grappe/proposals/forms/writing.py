"""Input on what a proposal plans, spends and has signed."""

from decimal import Decimal

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.models import Size

from ..budget import ENTERPRISES
from ..models import Commitment, PlannedResult, Proposal, WorkPackage


class PackageForm(forms.ModelForm):
    """One work package; its leader is one of the team, its number the next unless it is given.

    A new row in which only its number stands is no row yet.
    """

    use_required_attribute = False
    place = 1

    class Meta:
        model = WorkPackage
        fields = ("number", "title", "text", "lead", "first_month", "last_month")
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["number"].required = False

    def has_changed(self):
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"number"})

    def clean_number(self):
        return self.cleaned_data["number"] or self.place


class PackageSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is not None and not form.instance.pk:
            before = max((one.number for one in self.queryset), default=0)
            form.place = before + 1 + index - self.initial_form_count()
            form.initial["number"] = form.place
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
