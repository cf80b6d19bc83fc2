"""Input on who writes which section."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _


class WritersForm(forms.Form):
    """One choice of people for each section; none leaves it open to all who may write."""

    def __init__(self, *args, proposal, **options):
        super().__init__(*args, **options)
        board = proposal.consortium
        writing = board.shares.filter(may_write=True).exclude(user=None).values("user")
        users = get_user_model().objects
        people = users.filter(pk__in=writing) | users.filter(pk=board.owner_id)
        questions = proposal.step.questions.current().order_by("number", "pk")
        self.sections = list(dict.fromkeys(questions.values_list("section", flat=True)))
        named = list(proposal.writers.values_list("section", "user"))
        for place, section in enumerate(self.sections):
            self.fields[f"section-{place}"] = forms.ModelMultipleChoiceField(
                people.order_by("name", "pk"),
                label=section or _("Questions without a section"),
                initial=[pk for one, pk in named if one == section],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def named(self):
        """{section: who writes it}."""
        return {
            section: self.cleaned_data[f"section-{place}"]
            for place, section in enumerate(self.sections)
        }
