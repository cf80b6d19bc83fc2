"""The first facts of a new cluster."""

from django import forms
from django.utils.translation import gettext_lazy as _

from grappe.core.forms import form_field
from grappe.taxonomies.models import Country

from ..models import Cluster


class CountryForm(forms.Form):
    """Country first, since rules differ by country."""

    use_required_attribute = False

    country = forms.ModelChoiceField(
        Country.objects.all(), label=_("In which country is the cluster?")
    )


class RegistrationForm(forms.ModelForm):
    """Name and website, consent, and (when names are alike) that it is another one."""

    use_required_attribute = False

    agrees = forms.BooleanField(
        label=_("I speak for this cluster, and agree that its page is listed publicly."),
        error_messages={"required": _("Without this agreement the page cannot be listed.")},
    )
    is_other = forms.BooleanField(
        label=_("None of these: mine is another cluster."), required=False
    )

    class Meta:
        model = Cluster
        fields = ["name", "website"]
        formfield_callback = form_field

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())
