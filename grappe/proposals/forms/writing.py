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
