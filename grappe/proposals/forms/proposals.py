"""Input on proposals: how one begins, what it is about, a grace."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.forms import MomentField
from grappe.taxonomies.models import Term

from ..models import Consortium, Grace, Proposal
from .boards import RevisedForm


class BeginForm(forms.Form):
    """Which team answers a call: one that is there, or a new one by its title."""

    team = forms.ModelChoiceField(
        Consortium.objects.none(),
        label=gettext_lazy("A team of yours"),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("a new team"),
    )
    title = forms.CharField(
        label=gettext_lazy("Title, for a new team"), max_length=200, required=False
    )

    def __init__(self, *args, call, user, **options):
        super().__init__(*args, **options)
        writable = Consortium.objects.writable_by(user).filter(proposal=None)
        self.fields["team"].queryset = writable.filter(call__in=[call]) | writable.filter(
            call=None
        )

    def clean(self):
        found = super().clean()
        if not found.get("team") and not (found.get("title") or "").strip():
            self.add_error("title", _("Choose a team, or give a title to a new one."))
        return found


class ProposalForm(RevisedForm):
    """What a proposal says of itself."""

    months = forms.IntegerField(
        label=gettext_lazy("Duration, months"), min_value=1, max_value=240, required=False
    )

    class Meta:
        model = Proposal
        fields = ("acronym", "title", "summary", "topics", "starts_on")
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 6}),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["months"].initial = self.instance.consortium.months
        topics = self.fields["topics"]
        topics.queryset = topics_of(self.instance.call)
        topics.widget.attrs["data-filter"] = _("Narrow the topics")
        topics.required = False

    def written(self, present):
        for name in ("acronym", "title", "summary", "starts_on"):
            if getattr(present, name) != getattr(self.instance, name):
                yield f"{self.fields[name].label}: {getattr(present, name)}"


def topics_of(call):
    """The call's own topics, else the fields of science."""
    if call.topics.exists():
        return call.topics.order_by("code")
    fields = Term.objects.current().in_scheme("eurosci")
    return fields.filter(parent__isnull=False, parent__parent=None).order_by("label_en")


class GraceForm(forms.ModelForm):
    """Until when one proposal may come late, and why."""

    until = MomentField(label=gettext_lazy("Until"))

    class Meta:
        model = Grace
        fields = ("until", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class AmendForm(forms.Form):
    """What changed in a call, and why."""

    note = forms.CharField(
        label=gettext_lazy("What changed, and why"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
    )
