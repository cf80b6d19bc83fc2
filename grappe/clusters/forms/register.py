"""Input on the register of members; import goes through the same form."""

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.organisations.actions import fill_gaps, identify
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from ..actions import add_member, change_member
from ..actions.register import overlapping
from ..models import Membership

#: What sort of organisation a category means, where it means just one.
KINDS = {"sme": "sme", "startup": "startup", "large": "large", "civil_society": "civil"}


def day_field(name, **options):
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    label = Membership._meta.get_field(name).verbose_name
    return forms.DateField(label=capfirst(label), widget=widget, **options)


class MemberForm(forms.ModelForm):
    """One line of the register. A known line keeps its organisation; a new one names it."""

    use_required_attribute = False

    name = forms.CharField(
        label=capfirst(gettext_lazy("organisation")),
        max_length=250,
        help_text=gettext_lazy("Known ones are offered as you type; others are added."),
    )
    country = forms.ModelChoiceField(
        Country.objects.all(), label=capfirst(gettext_lazy("country")), required=False
    )
    city = forms.CharField(label=capfirst(gettext_lazy("city")), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of organisation"),
        choices=[("", gettext_lazy("as the category says")), *Organisation.Kind.choices],
        required=False,
        help_text=gettext_lazy("For organisations that are new here."),
    )
    joined_on = day_field("joined_on")
    left_on = day_field(
        "left_on", required=False, help_text=gettext_lazy("The first day out, if it is over.")
    )

    class Meta:
        model = Membership
        fields = ("category", "joined_on", "left_on", "fee")

    field_order = ("name", "country", "city", "category", "kind", "joined_on", "left_on", "fee")
    #: Fields that say which organisation is meant.
    naming = ("name", "country", "city", "kind")

    def __init__(self, cluster, data=None, instance=None, **options):
        super().__init__(data, instance=instance or Membership(cluster=cluster), **options)
        self.fields["fee"].required = False
        if self.instance.pk:
            for name in self.naming:
                del self.fields[name]
        else:
            self.fields["name"].widget.attrs |= {
                "list": "organisation-names",
                "autocomplete": "off",
                "hx-get": reverse("organisations:names"),
                "hx-trigger": "input changed delay:250ms",
                "hx-target": "#organisation-names",
            }

    def clean_fee(self):
        return self.cleaned_data["fee"] or Membership.Fee.UNKNOWN

    def clean(self):
        found = super().clean()
        joined_on, left_on = found.get("joined_on"), found.get("left_on")
        if joined_on and left_on and left_on <= joined_on:
            self.add_error("left_on", _("A membership ends after it starts."))
        elif joined_on and (organisation := self.organisation()):
            line = Membership(pk=self.instance.pk, cluster_id=self.instance.cluster_id)
            line.organisation, line.joined_on, line.left_on = organisation, joined_on, left_on
            if overlapping(line).exists():
                place = "joined_on" if self.instance.pk else "name"
                self.add_error(place, _("It is in the register already for that span of time."))
        return found

    def organisation(self):
        """The organisation that is meant, when it is known; else None."""
        if self.instance.pk:
            return self.instance.organisation
        typed = self.cleaned_data
        return typed.get("name") and Organisation.objects.alike(
            typed["name"], typed.get("country"), **self.identifiers()
        )

    def identifiers(self):
        return {}

    def keep(self, by):
        """Save, with audit line; answers whether anything changed."""
        typed = {name: self.cleaned_data[name] for name in self._meta.fields}
        if self.instance.pk:
            return change_member(self.instance, by, **typed)
        organisation = identify(
            **{name: self.cleaned_data[name] for name in ("name", "country", "city")},
            **self.identifiers(),
            kind=self.cleaned_data["kind"] or KINDS.get(typed["category"], ""),
            by=by,
        )
        self.instance = add_member(self.instance.cluster, organisation, by=by, **typed)
        return True


class ImportedMemberForm(MemberForm):
    """A line of a file: it may name identifiers and a website, too."""

    pic = forms.RegexField(
        r"^\d{9}$",
        required=False,
        error_messages={"invalid": gettext_lazy("A PIC has nine digits.")},
    )
    vat = forms.CharField(max_length=20, required=False)
    website = forms.URLField(max_length=200, required=False, assume_scheme="https")

    naming = (*MemberForm.naming, "pic", "vat")

    def identifiers(self):
        return {kind: self.cleaned_data.get(kind, "") for kind in ("pic", "vat")}

    @transaction.atomic
    def keep(self, by):
        """Save the line too, and the website of an organisation that has none."""
        is_changed = super().keep(by)
        organisation, website = self.instance.organisation, self.cleaned_data["website"]
        if not website or organisation.website:
            return is_changed
        fill_gaps(organisation, {"website": website}, by)
        return True


class EndForm(forms.Form):
    """The day from which an organisation is no member any more."""

    use_required_attribute = False
    left_on = day_field("left_on", help_text=gettext_lazy("The first day out."))


class RegisterFileForm(forms.Form):
    """A spreadsheet of members."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (XLSX or CSV)"),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )
    joined_on = forms.DateField(
        label=gettext_lazy("Member since, where a line gives no date"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    is_trial = forms.BooleanField(
        label=gettext_lazy("Only check the file, save nothing"), required=False
    )
    keeps_good = forms.BooleanField(
        label=gettext_lazy("Save the good lines, even if others are refused"), required=False
    )


class RegisterFilterForm(forms.Form):
    """Which lines of the register are shown."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False)
    category = forms.ChoiceField(
        label=capfirst(gettext_lazy("category")),
        choices=[("", gettext_lazy("all")), *Membership.Category.choices],
        required=False,
    )
    fee = forms.ChoiceField(
        label=capfirst(gettext_lazy("fee")),
        choices=[("", gettext_lazy("all")), *Membership.Fee.choices],
        required=False,
    )
    span = forms.ChoiceField(
        label=gettext_lazy("Members"),
        choices=[
            ("", gettext_lazy("present")),
            ("former", gettext_lazy("former")),
            ("all", gettext_lazy("all")),
        ],
        required=False,
    )

    def chosen(self, members):
        """The lines that match; a choice that does not exist chooses nothing away."""
        wanted = self.cleaned_data if self.is_valid() else {}
        span = wanted.get("span")
        if span != "all":
            members = members.former() if span == "former" else members.current()
        exact = {name: wanted[name] for name in ("category", "fee") if wanted.get(name)}
        if wanted.get("q"):
            exact["organisation__name__icontains"] = wanted["q"]
        return members.filter(**exact)
