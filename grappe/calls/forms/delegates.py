"""Input on who follows a call for its funder."""

from django import forms

from ..models import Delegate


class DelegateForm(forms.ModelForm):
    """Whom to ask, and what they may."""

    use_required_attribute = False
    email = Delegate._meta.get_field("email").formfield(required=True)

    class Meta:
        model = Delegate
        fields = ("email", "may_decide")
