"""Input on calls, split by noun."""

from .calls import CallForm, MomentField
from .delegates import DelegateForm
from .papers import CloneForm, DocumentForm
from .parts import PartForm
from .questions import QuestionForm

__all__ = [
    "CallForm",
    "CloneForm",
    "DelegateForm",
    "DocumentForm",
    "MomentField",
    "PartForm",
    "QuestionForm",
]
