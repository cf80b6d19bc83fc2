"""Joining, and a person's own settings."""

from django import forms
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from . import actions
from .models import User


def consent_label():
    words = _t(
        'I have read <a href="{}">what is kept about me</a>'
        ' and agree to the <a href="{}">terms of use</a>.'
    )
    return format_html(words, reverse("accounts:privacy"), reverse("accounts:terms"))


class JoiningForm(forms.Form):
    """What everybody who joins says, by password or through another provider.

    allauth builds its sign-up forms upon this one (ACCOUNT_SIGNUP_FORM_CLASS).
    """

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(label=lazy(consent_label, str)())

    field_order = ["name", "email", "password1", "password2", "consent"]

    def signup(self, request, user):
        user.name = " ".join(self.cleaned_data["name"].split())
        user.language = get_language()
        user.save(update_fields=["name", "language"])
        actions.agree(user)


class SettingsForm(forms.ModelForm):
    """A person's name and language."""

    class Meta:
        model = User
        fields = ["name", "language"]

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class ErasureForm(forms.Form):
    """The last question before an account is erased."""

    is_sure = forms.BooleanField(
        label=_(
            "Erase my account and everything that is held of me. I know it cannot be undone."
        )
    )
