"""Input of matching."""

from datetime import timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.organisations.models import Organisation

from .models import Introduction
from .querysets import answered_by

SOONEST, LATEST = 3, 60


class AskForm(forms.ModelForm):
    """Ask for an introduction, and choose what the other side reads."""

    shown = forms.MultipleChoiceField(
        label=gettext_lazy("What they may read"),
        choices=Introduction.Shown.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Your words are always shown. Your mail address is shown only if they accept."
        ),
    )

    class Meta:
        model = Introduction
        fields = ["message", "asking_for", "text", "shown", "deadline_on"]
        widgets = {"deadline_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        mine = Organisation.objects.filter(pk__in=answered_by(by))
        self.fields["asking_for"].queryset = mine
        self.fields["deadline_on"].help_text = _(
            "Between %(soonest)s and %(latest)s days from now; without an answer it ends then."
        ) % {"soonest": SOONEST, "latest": LATEST}
        if not mine.exists():
            del self.fields["asking_for"]
            shown = self.fields["shown"]
            shown.choices = [one for one in shown.choices if one[0] != "organisation"]

    def clean_deadline_on(self):
        deadline, today = self.cleaned_data["deadline_on"], localdate()
        if not today + timedelta(SOONEST) <= deadline <= today + timedelta(LATEST):
            raise forms.ValidationError(_("Choose a day in this span."))
        return deadline


class AnswerForm(forms.Form):
    """Accept or decline an introduction."""

    is_accepted = forms.TypedChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[
            (
                "yes",
                gettext_lazy("Accept: they see my name and mail address, and I see theirs"),
            ),
            ("no", gettext_lazy("Decline: nothing of mine is shown")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Your words to them"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("If you decline: why?"),
        choices=[("", gettext_lazy("I do not say")), *Introduction.Reason.choices],
        required=False,
    )
    is_reason_shown = forms.BooleanField(
        label=capfirst(gettext_lazy("tell them the reason")), required=False
    )


class OutcomeForm(forms.Form):
    """What came of an introduction."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=Introduction.Outcome.choices
    )
