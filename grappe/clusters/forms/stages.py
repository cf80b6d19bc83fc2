"""Staff's decision about a page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Why a page is published against a rule, sent back or taken off."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Kept in the audit trail; managers read it when the page needs changes."),
    )
