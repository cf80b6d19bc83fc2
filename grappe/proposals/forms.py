"""Input on consortia."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.models import Call, RuleSet
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from .models import Comment, Consortium, Partner, WantedRole


class ConsortiumForm(forms.ModelForm):
    """Begin or change a board."""

    class Meta:
        model = Consortium
        fields = ("title", "text", "call", "rule_set", "months", "budget")
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, user=None, **options):
        super().__init__(*args, **options)
        calls = Call.objects.visible_to(user)
        present = self.instance.call_id
        self.fields["call"].queryset = (
            calls.filter(pk=present) if present else calls.open()
        ).by_deadline()
        self.fields["rule_set"].queryset = RuleSet.objects.order_by("name")
        self.fields["rule_set"].help_text = _("Only where no call gives its rules.")

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())


class PartnerForm(forms.ModelForm):
    """What one row of the team says."""

    class Meta:
        model = Partner
        fields = ("role", "state", "job", "share", "is_fixed")

    def __init__(self, *args, **options):
        options.setdefault("auto_id", f"id_{options['instance'].pk}_%s")
        super().__init__(*args, **options)

    def clean_share(self):
        share = self.cleaned_data["share"]
        if share is not None and share < Decimal(0):
            raise forms.ValidationError(_("A share cannot be less than nothing."))
        return share


class NewPartnerForm(forms.Form):
    """An organisation by its name, PIC, or as a link from another page gives it."""

    name = forms.CharField(label=gettext_lazy("Organisation or PIC"), max_length=250)
    country = forms.ModelChoiceField(
        Country.objects.all(), label=gettext_lazy("Country"), required=False
    )

    def __init__(self, *args, user=None, **options):
        super().__init__(*args, **options)
        self.user = user
        self.is_new = False

    def clean(self):
        found = super().clean()
        if found.get("name"):
            found["organisation"] = self.meant(found["name"].strip(), found.get("country"))
        return found

    def meant(self, name, country):
        """The organisation that is known; None when it is to be added (needs a country)."""
        visible = Organisation.objects.visible_to(self.user)
        if name.isdecimal():
            known = visible.filter(pic=name).first()
            if known is None:
                raise forms.ValidationError(
                    _("No organisation here has the PIC %(pic)s; write its name instead.")
                    % {"pic": name}
                )
            return known
        known = visible.filter(slug=name).first() or visible.alike(name, country)
        if known is None and country is None:
            raise forms.ValidationError(
                _("%(name)s is not known here. Choose its country to add it, or another name.")
                % {"name": name}
            )
        return known


class WantedRoleForm(forms.ModelForm):
    class Meta:
        model = WantedRole
        fields = ("title", "kind", "country")


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ShareForm(forms.Form):
    """Whom to let in."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of an account here"))
    may_write = forms.BooleanField(label=gettext_lazy("may change it"), required=False)
