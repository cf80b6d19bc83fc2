"""The form of a call."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.forms import free_slug
from grappe.organisations.kept import KeptForm
from grappe.projects.forms import ProgrammeField

from ..models import Call


class MomentField(forms.DateTimeField):
    """A day and a time on the clocks of the site's zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "invalid": gettext_lazy("Write the day and the time, such as 2026-03-31 14:00.")
    }


class CallForm(KeptForm):
    """Write or change a call."""

    programme = ProgrammeField()
    zone = gettext_lazy("Local time of this site.")
    opens_at = MomentField(
        label=capfirst(gettext_lazy("opens")), help_text=zone, required=False
    )
    closes_at = MomentField(
        label=capfirst(gettext_lazy("closes")), help_text=zone, required=False
    )

    class Meta(KeptForm.Meta):
        model = Call
        fields = Call.PROFILE[0].fields

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk and self.instance.is_hosted:
            # Its steps say when it opens and closes.
            for name in ("opens_at", "closes_at", "is_announced"):
                del self.fields[name]

    def _get_validation_exclusions(self):
        """A programme named for the first time has no key yet; it is saved with the form."""
        return super()._get_validation_exclusions() | {"programme"}

    def clean_reference(self):
        reference = self.cleaned_data["reference"]
        others = Call.objects.exclude(pk=self.instance.pk).filter(reference=reference)
        if reference and others.exists():
            raise forms.ValidationError(self.instance.unique_error_message(Call, ["reference"]))
        return reference

    def clean(self):
        found = super().clean()
        opens_at, closes_at = found.get("opens_at"), found.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The call closes before it opens."))
        least, most = found.get("budget_min"), found.get("budget_max")
        if least is not None and most is not None and most < least:
            self.add_error("budget_max", _("The greatest budget is less than the least."))
        return found

    def save(self, commit=True):
        call = self.instance
        if programme := self.cleaned_data.get("programme"):
            programme.pk or programme.save()
            call.programme = programme
        call.slug = call.slug or free_slug(Call, call.reference or call.title)
        return super().save(commit)
