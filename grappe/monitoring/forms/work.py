"""Input on work, reports, changes, risks and what is reached."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grappe.core.files import check_upload
from grappe.organisations.forms import OrganisationField

from ..models import Amendment, Grant, Indicator, Measure, Package, Report, Risk

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def area(rows):
    return forms.Textarea(attrs={"rows": rows})


class UploadField(forms.FileField):
    """One file, checked for its size and kind."""

    def clean(self, value, initial=None):
        upload = super().clean(value, initial)
        if upload:
            check_upload(upload)
        return upload


class DeliverForm(forms.Form):
    text = forms.CharField(
        label=_("What is delivered"), widget=area(4), max_length=5_000, required=False
    )
    file = UploadField(label=_("File"), required=False)

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("text", "").strip() and not found.get("file"):
            self.add_error("text", _("Say what is delivered, or add its file."))
        return found


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("What is to be mended"), widget=area(4), max_length=2_000)


class DoneForm(forms.ModelForm):
    class Meta:
        model = Package
        fields = ("percent_done",)
        widgets = {"percent_done": forms.NumberInput(attrs={"min": 0, "max": 100})}

    def clean_percent_done(self):
        percent = self.cleaned_data["percent_done"]
        if percent > 100:
            raise forms.ValidationError(_("At most 100 %."))
        return percent


class TermsForm(forms.ModelForm):
    """How often is reported, and how the aid is paid."""

    class Meta:
        model = Grant
        fields = ("report_months", "advance_percent", "retained_percent")


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ("progress", "problems", "outlook")
        widgets = {"progress": area(8), "problems": area(5), "outlook": area(5)}


class AmendmentForm(forms.ModelForm):
    """One kind of change; what it needs is said by the action."""

    organisation = OrganisationField(label=_("Who joins"), required=False)

    class Meta:
        model = Amendment
        fields = ("kind", "organisation", "giver", "taker", "amount", "ends_on", "reason")
        widgets = {"reason": area(4), "ends_on": DAY}

    def __init__(self, *args, grant, **options):
        super().__init__(*args, **options)
        partners = grant.partners.current().select_related("organisation")
        self.fields["giver"].queryset = self.fields["taker"].queryset = partners


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=Amendment.Verdict, widget=forms.RadioSelect
    )
    answer = forms.CharField(label=_("Reason"), widget=area(4), max_length=5_000)


class RiskForm(forms.ModelForm):
    class Meta:
        model = Risk
        fields = ("title", "likelihood", "impact", "measure", "closed_on")
        widgets = {"measure": area(3), "closed_on": DAY}


class TargetForm(forms.ModelForm):
    class Meta:
        model = Indicator
        fields = ("target",)


class MeasureForm(forms.ModelForm):
    class Meta:
        model = Measure
        fields = ("on", "value", "evidence")
        widgets = {"on": DAY, "evidence": area(3)}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["on"].initial = localdate
