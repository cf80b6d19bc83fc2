"""Input on consortia and proposals, split by noun."""

from .answers import AnswersForm, typed_in
from .boards import (
    CommentForm,
    ConsortiumForm,
    NewConsortiumForm,
    NewPartnerForm,
    PartnerForm,
    ShareForm,
    WantedRoleForm,
    comment_form,
    spoken_in,
)
from .ideas import IdeaForm, InterestForm
from .proposals import AmendForm, BeginForm, GraceForm, ProposalForm
from .writers import WritersForm
from .writing import BudgetForm, CommitmentForm, Packages, Results, SignForm

__all__ = [
    "AmendForm",
    "AnswersForm",
    "BeginForm",
    "BudgetForm",
    "CommentForm",
    "CommitmentForm",
    "ConsortiumForm",
    "GraceForm",
    "IdeaForm",
    "InterestForm",
    "NewConsortiumForm",
    "NewPartnerForm",
    "Packages",
    "PartnerForm",
    "ProposalForm",
    "Results",
    "ShareForm",
    "SignForm",
    "WantedRoleForm",
    "WritersForm",
    "comment_form",
    "spoken_in",
    "typed_in",
]
