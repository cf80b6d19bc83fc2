"""Input on calls, split by noun."""

from .calls import CallForm, MomentField
from .papers import AmendForm, CloneForm, DocumentForm
from .parts import PartForm
from .questions import QuestionForm

__all__ = [
    "AmendForm",
    "CallForm",
    "CloneForm",
    "DocumentForm",
    "MomentField",
    "PartForm",
    "QuestionForm",
]
