"""The papers of an appeal: the form FR.AK.04, and the minutes of the ruling (9.9.2, 9.9.6)."""

from .form import AppealFormFacts, form_facts
from .minutes import AppealMinutesFacts, ruling_facts, signed_ruling_facts

__all__ = [
    "AppealFormFacts",
    "AppealMinutesFacts",
    "form_facts",
    "ruling_facts",
    "signed_ruling_facts",
]
