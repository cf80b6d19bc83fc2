"""Input on claims and payments."""

from decimal import Decimal

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ..models import GrantPartner, Payment
from .work import DAY, UploadField, area


class ClaimForm(forms.Form):
    """What a partner spent, by category."""

    partner = forms.ModelChoiceField(GrantPartner.objects.none(), label=_("Partner"))

    def __init__(self, *args, report, **options):
        super().__init__(*args, **options)
        partners = report.grant.partners.exclude(left_on__lte=report.from_on)
        self.fields["partner"].queryset = partners.select_related("organisation")
        self.categories = list(report.grant.call.categories.all())
        for one in self.categories:
            self.fields[f"cost-{one.key}"] = forms.DecimalField(
                label=one.title,
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
                required=False,
            )
        self.fields["text"] = forms.CharField(
            label=_("Explanation"), widget=area(4), max_length=5_000, required=False
        )
        self.fields["file"] = UploadField(label=_("Supporting file"), required=False)

    def costs(self):
        return {
            one: self.cleaned_data.get(f"cost-{one.key}") or Decimal(0)
            for one in self.categories
        }


class DecideClaimForm(forms.Form):
    """What is accepted of each line, and why less."""

    reason = forms.CharField(
        label=_("Why less"), widget=area(3), max_length=2_000, required=False
    )

    def __init__(self, *args, claim, **options):
        super().__init__(*args, **options)
        self.lines = list(claim.lines.select_related("category"))
        for line in self.lines:
            self.fields[f"accepted-{line.category.key}"] = forms.DecimalField(
                label=_("%(category)s: accepted of EUR %(amount)s")
                % {"category": line.category, "amount": f"{line.amount:,.2f}"},
                initial=line.amount,
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
            )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def accepted(self):
        return {line: self.cleaned_data[f"accepted-{line.category.key}"] for line in self.lines}


class PaymentForm(forms.ModelForm):
    class Meta:
        model = Payment
        fields = ("partner", "kind", "amount", "paid_on")
        widgets = {"paid_on": DAY}

    def __init__(self, *args, grant, **options):
        super().__init__(*args, **options)
        self.fields["partner"].queryset = grant.partners.select_related("organisation")
        self.fields["paid_on"].initial = localdate
