"""Choosing how to hear of things; filtering the audit trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from . import actions
from .kinds import KINDS
from .models import Activity, NoticeChoice


class ChoicesForm(forms.Form):
    """One way for each kind of notice."""

    def __init__(self, user, data=None):
        super().__init__(data)
        self.user = user
        for kind in KINDS:
            self.fields[kind.slug] = forms.ChoiceField(
                label=kind.label,
                choices=NoticeChoice.Way.choices,
                widget=forms.RadioSelect,
                initial=NoticeChoice.objects.way_of(user, kind),
            )

    def save(self):
        for kind, way in self.cleaned_data.items():
            actions.choose(self.user, kind, way)


class AuditForm(forms.Form):
    """What to look for in the audit trail; everything is optional."""

    person = forms.CharField(
        label=_("Person"), required=False, help_text=_("Name, address or public id.")
    )
    thing = forms.CharField(label=_("Thing"), required=False, help_text=_("Part of its name."))
    verb = forms.ChoiceField(label=_("What happened"), required=False)

    def __init__(self, data=None):
        super().__init__(data)
        verbs = Activity.objects.order_by("verb").values_list("verb", flat=True).distinct()
        self.fields["verb"].choices = [("", _("anything")), *((verb, verb) for verb in verbs)]

    def lines(self):
        """The lines that fit, the latest first; all of them while the form is not valid."""
        found = Activity.objects.select_related("actor", "target_type").order_by("-pk")
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("person"):
            found = found.by_person(wanted["person"])
        if wanted.get("thing"):
            found = found.filter(target_label__icontains=wanted["thing"])
        if wanted.get("verb"):
            found = found.filter(verb=wanted["verb"])
        return found
