"""Grants: what was promised, delivered, reported, claimed, paid, changed and reached."""

from .change import Amendment
from .grant import Grant, GrantPartner
from .money import ClaimFile, ClaimLine, CostClaim, Payment
from .reaching import Indicator, Measure, Risk
from .report import Report
from .work import Package, Result, ResultFile

__all__ = [
    "Amendment",
    "ClaimFile",
    "ClaimLine",
    "CostClaim",
    "Grant",
    "GrantPartner",
    "Indicator",
    "Measure",
    "Package",
    "Payment",
    "Report",
    "Result",
    "ResultFile",
    "Risk",
]
