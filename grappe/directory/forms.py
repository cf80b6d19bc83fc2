"""Input of the directory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import SavedSearch


class SavedSearchForm(forms.ModelForm):
    """Name a search and choose its mail."""

    class Meta:
        model = SavedSearch
        fields = ["name", "alert"]
        widgets = {"alert": forms.RadioSelect}

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        others = self.instance.user.saved_searches.exclude(pk=self.instance.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError(_("You have a saved search of this name already."))
        return name
