"""Input on a selection as a whole: settings, checks, the assignment."""

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy as _

from grappe.calls.forms import MomentField
from grappe.core.forms import OneOfMany
from grappe.proposals.models import Proposal

from ..models import Body, Check, Evaluator, Selection


class SelectionForm(forms.ModelForm):
    """How many read each proposal, until when, and whether lots decide ties."""

    reviews_due_at = MomentField(label=_("Reviews due"), required=False)

    class Meta:
        model = Selection
        fields = ("readers", "reviews_due_at", "has_lottery", "briefing")
        help_texts = {
            "briefing": _(
                "Markdown. Evaluators confirm that they have read it; a change is read again."
            )
        }
        widgets = {"briefing": forms.Textarea(attrs={"rows": 8})}


class BodyForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Body
        fields = ("number", "kind", "name", "gives_label", "gives_money")


Bodies = inlineformset_factory(Selection, Body, BodyForm, extra=1)


class JudgeForm(OneOfMany):
    """What a person says to one check."""

    verdict = forms.ChoiceField(
        label=_("Judgement"), choices=Check.Verdict, widget=forms.RadioSelect
    )

    class Meta:
        model = Check
        fields = ("verdict", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}


class ReasonForm(forms.Form):
    """Why something is done by hand."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )


class GiveForm(ReasonForm):
    """Who else reads which proposal."""

    proposal = forms.ModelChoiceField(Proposal.objects.none(), label=_("Proposal"))
    evaluator = forms.ModelChoiceField(Evaluator.objects.none(), label=_("Evaluator"))
    field_order = ("proposal", "evaluator", "reason")

    def __init__(self, *args, selection, **options):
        super().__init__(*args, **options)
        numbers = selection.submissions().values("proposal")
        self.fields["proposal"].queryset = Proposal.objects.filter(pk__in=numbers)
        seated = Evaluator.objects.in_pool().seated_in(selection).select_related("user")
        self.fields["evaluator"].queryset = seated
