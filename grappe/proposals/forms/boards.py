"""Input on consortia."""

import uuid
from decimal import Decimal

from django import forms
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.models import Call, RuleSet
from grappe.core.forms import OneOfMany
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from ..models import Comment, Consortium, Partner, WantedRole

#: As a name is typed, the known ones that begin so are offered; without script, typing does.
NAMES = {
    "list": "organisation-names",
    "autocomplete": "off",
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#organisation-names",
    "hx-swap": "innerHTML",
}


class CallField(forms.ModelChoiceField):
    """A call by its reference and title, short enough for a list of many."""

    def label_from_instance(self, call):
        return Truncator(" · ".join(filter(None, [call.reference, call.title]))).chars(110)


class FactsForm(forms.ModelForm):
    """What a board says."""

    class Meta:
        model = Consortium
        fields = ("title", "text", "call", "rule_set", "months", "budget")
        field_classes = {"call": CallField}
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, user=None, **options):
        super().__init__(*args, **options)
        present = Call.objects.filter(pk=self.instance.call_id)
        ahead = Call.objects.visible_to(user).exclude(closes_at__lte=now())
        self.fields["call"].queryset = (ahead | present).by_deadline()
        self.fields["call"].widget.attrs["data-filter"] = _("Narrow the calls")
        self.fields["rule_set"].queryset = RuleSet.objects.order_by("name")
        self.fields["rule_set"].help_text = _("Only where no call gives its rules.")

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_budget(self):
        return not_negative(self.cleaned_data["budget"])


class NewConsortiumForm(FactsForm):
    """Begin a board; its key makes a second click the same board."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)


class RevisedForm(forms.ModelForm):
    """Changes something that has a revision, and carries the one its text was read at."""

    base = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["base"].initial = self.instance.revision

    def tell(self, overtaken):
        """Show what the other editor wrote; sending again replaces it knowingly."""
        present = overtaken.present
        written = "; ".join(self.written(present))
        advice = _("Your text is still below. Save again to put it in place of theirs.")
        self.add_error(None, " ".join([str(overtaken), written, advice]))
        self.data = self.data.copy()
        self.data["base"] = str(present.revision)

    def written(self, present):
        """What stands there now otherwise than typed here, each with its label."""
        raise NotImplementedError


class ConsortiumForm(RevisedForm, FactsForm):
    """Change what a board says."""

    def written(self, present):
        for name in self.Meta.fields:
            value = getattr(present, name)
            if value != getattr(self.instance, name):
                label = Consortium._meta.get_field(name).verbose_name
                yield f"{label}: {'–' if value is None else value}"


def not_negative(money):
    if money is not None and money < Decimal(0):
        raise forms.ValidationError(_("An amount cannot be less than nothing."))
    return money


class PartnerForm(OneOfMany):
    """What one row of the team says.

    It carries what its editor read, so that `changed_data` names what they changed, not
    what somebody else changed meanwhile.
    """

    class Meta:
        model = Partner
        fields = ("role", "state", "job", "share", "is_fixed")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.show_hidden_initial = True

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
        self.fields["name"].widget.attrs |= NAMES | {"hx-get": reverse("organisations:names")}

    def clean(self):
        found = super().clean()
        if found.get("name"):
            found["organisation"] = self.meant(found["name"].strip(), found.get("country"))
        return found

    def meant(self, name, country):
        """The organisation that is known; None when it is to be added (needs a country)."""
        visible = Organisation.objects.visible_to(self.user)
        if name.isdecimal():
            return self.with_pic(visible, name)
        known = Organisation.objects.filter(slug=name).first()
        known = known.kept() if known else Organisation.objects.alike(name, country)
        if known and visible.contains(known):
            return known
        if country is None:
            said = _(
                "%(name)s is not known here. Choose its country to add it, or another name."
            )
            if visible.named(name).exists():
                said = _("Several organisations are called %(name)s. Choose the country.")
            raise forms.ValidationError(said % {"name": name})
        return None

    def with_pic(self, visible, pic):
        former = {"other_identifiers__scheme": "pic", "other_identifiers__value": pic}
        known = visible.filter(pic=pic).first() or visible.filter(**former).first()
        if known is None:
            said = _("No organisation here has the PIC %(pic)s; write its name instead.")
            raise forms.ValidationError(said % {"pic": pic})
        return known.kept()


class WantedRoleForm(forms.ModelForm):
    class Meta:
        model = WantedRole
        fields = ("title", "kind", "country", "topics")

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="role_%s", **options)

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="comment_%s", **options)


def comment_form(key, typed=None):
    """A comment on the question of this key, within the form of the answers."""
    return CommentForm(typed, prefix=f"comment-{key}", use_required_attribute=False)


def spoken_in(data, asked, about=""):
    """{question key: its form} of each comment that was typed, and of the one `about`."""
    return {
        one.question.key: comment_form(one.question.key, data)
        for one in asked
        if one.question.key == about or data.get(f"comment-{one.question.key}-text", "").strip()
    }


class ShareForm(forms.Form):
    """Whom to let in."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    may_write = forms.BooleanField(label=gettext_lazy("may change it"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="share_%s", **options)
