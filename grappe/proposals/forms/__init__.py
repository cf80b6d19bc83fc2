"""Input on consortia and proposals, split by noun."""

from .boards import (
    CommentForm,
    ConsortiumForm,
    NewConsortiumForm,
    NewPartnerForm,
    PartnerForm,
    ShareForm,
    WantedRoleForm,
)
from .proposals import BeginForm, GraceForm, ProposalForm

__all__ = [
    "BeginForm",
    "CommentForm",
    "ConsortiumForm",
    "GraceForm",
    "NewConsortiumForm",
    "NewPartnerForm",
    "PartnerForm",
    "ProposalForm",
    "ShareForm",
    "WantedRoleForm",
]
