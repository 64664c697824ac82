"""What people type about assessments: fields and their words, and nothing that happens."""

from .assigning import AnswerForm, HandoverForm, ObjectForm, ReasonForm, ReplaceForm, StopForm
from .judging import JudgeForm, WeighForm
from .planning import PlanForm, SignForm
from .records import (
    CorrectionAnswerForm,
    CorrectionForm,
    FeedbackForm,
    ReportCorrectionForm,
    ReportForm,
    ReviewerForm,
    ReviewForm,
    SignRecordForm,
)
from .reporting import RecommendForm

__all__ = [
    "AnswerForm",
    "CorrectionAnswerForm",
    "CorrectionForm",
    "FeedbackForm",
    "HandoverForm",
    "JudgeForm",
    "ObjectForm",
    "PlanForm",
    "ReasonForm",
    "RecommendForm",
    "ReplaceForm",
    "ReportCorrectionForm",
    "ReportForm",
    "ReviewForm",
    "ReviewerForm",
    "SignForm",
    "SignRecordForm",
    "StopForm",
    "WeighForm",
]
