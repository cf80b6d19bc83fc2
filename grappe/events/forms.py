"""Input on events."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.forms import free_slug
from grappe.organisations.kept import KeptForm

from .models import Event


class MomentField(forms.DateTimeField):
    """A day and a time on the clocks of the site's zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "invalid": gettext_lazy("Write the day and the time, such as 2026-03-31 14:00.")
    }


class EventForm(KeptForm):
    """Announce or change an event of one cluster."""

    zone = gettext_lazy("Local time of this site.")
    starts_at = MomentField(label=capfirst(gettext_lazy("starts")), help_text=zone)
    ends_at = MomentField(label=capfirst(gettext_lazy("ends")), help_text=zone)

    class Meta(KeptForm.Meta):
        model = Event
        fields = Event.PROFILE[0].fields

    def clean(self):
        found = super().clean()
        starts_at, ends_at = found.get("starts_at"), found.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("The event ends before it starts."))
        return found

    def save(self, commit=True):
        event = self.instance
        event.slug = event.slug or free_slug(Event, event.title)
        return super().save(commit)
