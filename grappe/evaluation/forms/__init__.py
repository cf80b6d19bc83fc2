"""Input on selections, split by noun."""

from .appeals import AppealForm, OpinionForm, OutcomeForm, ReaderForm
from .deciding import DecideForm, LetterForm, MeetingForm, MinuteForm, PresentForm, WhatIfForm
from .people import (
    AnswerForm,
    DeclareForm,
    EvaluatorForm,
    OathForm,
    Posts,
    RuleForm,
    SeatForm,
    Ties,
)
from .reviews import PackForm, ReviewForm
from .selections import Bodies, GiveForm, JudgeForm, ReasonForm, SelectionForm

__all__ = [
    "AnswerForm",
    "AppealForm",
    "Bodies",
    "DecideForm",
    "DeclareForm",
    "EvaluatorForm",
    "GiveForm",
    "JudgeForm",
    "LetterForm",
    "MeetingForm",
    "MinuteForm",
    "OathForm",
    "OpinionForm",
    "OutcomeForm",
    "PackForm",
    "Posts",
    "PresentForm",
    "ReaderForm",
    "ReasonForm",
    "ReviewForm",
    "RuleForm",
    "SeatForm",
    "SelectionForm",
    "Ties",
    "WhatIfForm",
]
