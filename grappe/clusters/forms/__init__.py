"""The forms of a cluster's keepers."""

from .invitations import AccessForm, InvitationForm
from .registration import CountryForm, RegistrationForm
from .section import SectionForm
from .stages import DecisionForm

__all__ = [
    "AccessForm",
    "CountryForm",
    "DecisionForm",
    "InvitationForm",
    "RegistrationForm",
    "SectionForm",
]
