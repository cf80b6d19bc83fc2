"""Input on grants."""

from .money import ClaimForm, DecideClaimForm, PaymentForm
from .work import (
    AmendmentForm,
    DeliverForm,
    DoneForm,
    MeasureForm,
    ReportForm,
    ReturnForm,
    RiskForm,
    TargetForm,
    TermsForm,
    VerdictForm,
)

__all__ = [
    "AmendmentForm",
    "ClaimForm",
    "DecideClaimForm",
    "DeliverForm",
    "DoneForm",
    "MeasureForm",
    "PaymentForm",
    "ReportForm",
    "ReturnForm",
    "RiskForm",
    "TargetForm",
    "TermsForm",
    "VerdictForm",
]
