"""Documents, amendments and the next round of a call."""

from datetime import timedelta

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.files import ALLOWED, check_upload

from .calls import MomentField

FURTHEST = timedelta(days=3653)


class DocumentForm(forms.Form):
    """A document for the call's page."""

    use_required_attribute = False
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in ALLOWED)}),
    )

    def clean_file(self):
        check_upload(self.cleaned_data["file"])
        return self.cleaned_data["file"]


class CloneForm(forms.Form):
    """The name and the deadline of the next round."""

    use_required_attribute = False
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500)
    closes_at = MomentField(
        label=gettext_lazy("The last step closes"),
        help_text=gettext_lazy("All other dates move by as many days."),
    )

    def clean_closes_at(self):
        closes_at = self.cleaned_data["closes_at"]
        if not now() < closes_at < now() + FURTHEST:
            raise forms.ValidationError(_("Choose a moment within the next ten years."))
        return closes_at
