"""Asking people in, and asking to be let in."""

from django import forms

from ..models import AccessRequest, Invitation


class InvitationForm(forms.ModelForm):
    """Whom to ask, in which words and language."""

    use_required_attribute = False

    class Meta:
        model = Invitation
        fields = ["email", "message", "language"]
        widgets = {"message": forms.Textarea({"rows": 4})}

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def _get_validation_exclusions(self):
        """A newer invitation takes the place of an open one, so that is no error."""
        return super()._get_validation_exclusions() | {"email"}


class AccessForm(forms.ModelForm):
    """Who asks to help keep a page, and why."""

    use_required_attribute = False

    class Meta:
        model = AccessRequest
        fields = ["text"]
        widgets = {"text": forms.Textarea({"rows": 5})}
