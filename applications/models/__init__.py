"""Applications for certification: the case, as the applicant made it and as it was reviewed."""

from .application import Application, Purpose
from .consents import Acknowledgement, AcknowledgementKind
from .drafts import Draft
from .employers import EmployerOutcome, EmployerReport
from .evidence import Attachment, Evidence, EvidenceLink, Rating, SelfRating
from .involvements import Involvement, Part
from .messages import Audience, Message, MessageSeen
from .particulars import Education, Employment, IdentityKind, Particulars, Sex, Training
from .quarantines import Quarantine
from .reviews import Return, ReviewItem, Verdict

__all__ = [
    "Acknowledgement",
    "AcknowledgementKind",
    "Application",
    "Attachment",
    "Audience",
    "Draft",
    "Education",
    "EmployerOutcome",
    "EmployerReport",
    "Employment",
    "Evidence",
    "EvidenceLink",
    "IdentityKind",
    "Involvement",
    "Message",
    "MessageSeen",
    "Part",
    "Particulars",
    "Purpose",
    "Quarantine",
    "Rating",
    "Return",
    "ReviewItem",
    "SelfRating",
    "Sex",
    "Training",
    "Verdict",
]
