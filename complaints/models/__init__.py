"""Complaints, whom they concern, who is heard, how they are answered, and the links by which they are followed."""

from .answers import Answer, Hearing, Measure, MeasureDone, Outcome, Ruling, Statement
from .complaints import About, Check, Complaint, ComplaintFile, Concern, Message, Side, Verdict
from .links import ComplaintCode, ComplaintLink
from .terms import Terms

__all__ = [
    "About",
    "Answer",
    "Check",
    "Complaint",
    "ComplaintCode",
    "ComplaintFile",
    "ComplaintLink",
    "Concern",
    "Hearing",
    "Measure",
    "MeasureDone",
    "Message",
    "Outcome",
    "Ruling",
    "Side",
    "Statement",
    "Terms",
    "Verdict",
]
