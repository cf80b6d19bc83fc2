"""Input on the ranking, meetings, decisions and letters."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grappe.calls.forms import MomentField
from grappe.core.forms import OneOfMany
from grappe.proposals.models import Proposal

from ..letters import faults_of
from ..models import AgendaItem, Decision, Evaluator, LetterTemplate, Meeting


class WhatIfForm(forms.Form):
    """Another budget, another threshold: what would change."""

    budget = forms.DecimalField(
        label=_("Money to give, EUR"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
    )
    threshold = forms.DecimalField(
        label=_("Least mean"), min_value=0, max_digits=5, decimal_places=2, required=False
    )


class MeetingForm(forms.ModelForm):
    starts_at = MomentField(label=_("Starts"))

    class Meta:
        model = Meeting
        fields = ("body", "title", "place", "starts_at")

    def __init__(self, *args, selection, **options):
        super().__init__(*args, **options)
        self.fields["body"].queryset = selection.bodies.all()


class PresentForm(forms.Form):
    """Who is in the room."""

    present = forms.ModelMultipleChoiceField(
        Evaluator.objects.none(),
        label=_("Present"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, selection, **options):
        super().__init__(*args, **options)
        seated = Evaluator.objects.seated_in(selection).select_related("user")
        self.fields["present"].queryset = seated


class MinuteForm(OneOfMany):
    """What was said and advised on one proposal."""

    class Meta:
        model = AgendaItem
        fields = ("minutes", "advice", "consensus")
        widgets = {
            "minutes": forms.Textarea(attrs={"rows": 4}),
            "consensus": forms.Textarea(attrs={"rows": 4}),
        }


class DecideForm(forms.ModelForm):
    """One decision on the proposals that are ticked."""

    proposals = forms.ModelMultipleChoiceField(
        Proposal.objects.none(),
        label=_("Proposals"),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="number",
    )
    over = forms.CharField(
        label=_("Why more than the call’s money may be given"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1_000,
        required=False,
    )

    class Meta:
        model = Decision
        fields = ("kind", "verdict", "body", "decided_on", "reason", "conditions", "amount")
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 3}),
            "conditions": forms.Textarea(attrs={"rows": 2}),
            "decided_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"amount": _("For one proposal; left empty, each gets what it asked for.")}

    def __init__(self, *args, selection, is_keeper=True, **options):
        super().__init__(*args, **options)
        numbers = selection.submissions().values("proposal")
        self.fields["proposals"].queryset = Proposal.objects.filter(pk__in=numbers)
        self.fields["body"].queryset = selection.bodies.all()
        self.fields["decided_on"].initial = localdate
        self.kinds = Decision.kinds_of(selection.step)
        self.fields["kind"].choices = [
            one for one in self.kinds if one[0] != Decision.Kind.ELIGIBILITY
        ]
        if not is_keeper:
            self.narrow()

    def narrow(self):
        """To what a delegate of the funder decides: on the money, free of ties."""
        kind = Decision.Kind.FUNDING
        self.fields["kind"].choices = [(kind, kind.label)]
        self.fields["body"].queryset = self.fields["body"].queryset.filter(gives_money=True)
        self.fields["is_free"] = forms.BooleanField(
            label=_("No tie binds me to the partners of what I ticked.")
        )

    def clean(self):
        found = super().clean()
        if found.get("amount") is not None and len(found.get("proposals") or ()) > 1:
            self.add_error("amount", _("Decide on an amount for one proposal at a time."))
        return found

    def _post_clean(self):
        """The decision itself is made, and checked, by the action."""


class LetterForm(forms.ModelForm):
    """The wording of one kind of letter."""

    class Meta:
        model = LetterTemplate
        fields = ("subject", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}

    def clean_subject(self):
        return self.fillable("subject")

    def clean_text(self):
        return self.fillable("text")

    def fillable(self, name):
        if faults := faults_of(self.cleaned_data[name]):
            raise forms.ValidationError(faults)
        return self.cleaned_data[name]
