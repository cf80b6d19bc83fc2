"""Clusters: the profile, the team, the claims, the membership register."""

from .claim import Claim
from .cluster import Cluster
from .draft import Draft
from .invitation import AccessRequest, Invitation
from .listing import CountryRule
from .membership import Membership
from .row import Label, TeamMember, Translation, Unresolved

__all__ = [
    "AccessRequest",
    "Claim",
    "Cluster",
    "CountryRule",
    "Draft",
    "Invitation",
    "Label",
    "Membership",
    "TeamMember",
    "Translation",
    "Unresolved",
]
