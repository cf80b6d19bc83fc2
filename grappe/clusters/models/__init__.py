"""Clusters: the profile, the team, the claims, the membership register."""

from .claim import Claim
from .cluster import Cluster
from .invitation import Invitation
from .membership import Membership
from .row import Label, TeamMember, Translation, Unresolved

__all__ = [
    "Claim",
    "Cluster",
    "Invitation",
    "Label",
    "Membership",
    "TeamMember",
    "Translation",
    "Unresolved",
]
