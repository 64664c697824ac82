"""Surveillances, logbooks, enquiries to those who know the holder, findings and conclusions (9.6)."""

from .findings import Conclusion, Finding, FindingFile, Outcome, Result, Visit
from .logbook import Draw, DrawnLogbook, LogEntry, LogFile
from .outsiders import Answer, Contact, ContactKind, Enquiry, EnquiryCode, EnquiryLink, Question
from .plans import Method, Surveillance

__all__ = [
    "Answer",
    "Conclusion",
    "Contact",
    "ContactKind",
    "Draw",
    "DrawnLogbook",
    "Enquiry",
    "EnquiryCode",
    "EnquiryLink",
    "Finding",
    "FindingFile",
    "LogEntry",
    "LogFile",
    "Method",
    "Outcome",
    "Question",
    "Result",
    "Surveillance",
    "Visit",
]
