"""Input on appeals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Appeal, Evaluator

LONG = forms.Textarea(attrs={"rows": 8})


class AppealForm(forms.ModelForm):
    class Meta:
        model = Appeal
        fields = ("grounds",)
        widgets = {"grounds": LONG}


class ReaderForm(forms.Form):
    """Who reads an appeal; whoever had a part in judging is refused."""

    reader = forms.ModelChoiceField(Evaluator.objects.none(), label=_("Independent reader"))

    def __init__(self, *args, selection, **options):
        super().__init__(*args, **options)
        pool = Evaluator.objects.in_pool().filter(sworn_at__isnull=False)
        near = pool.filter(seats__selection__step__call__cluster=selection.call.cluster)
        self.fields["reader"].queryset = near.distinct().select_related("user")


class OpinionForm(forms.Form):
    opinion = forms.CharField(label=_("Your opinion"), widget=LONG, max_length=10_000)


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Appeal.Outcome, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), widget=LONG, max_length=5_000)
