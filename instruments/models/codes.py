"""Which forms there are, and which kinds of item each is made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FormCode(models.TextChoices):
    """The forms of the test that are filled from a bank; IA-08 is the portfolio's and stands with it."""

    IA01 = "IA01", _("FR.IA.01 Observation checklist")
    IA02 = "IA02", _("FR.IA.02 Practical task")
    IA03 = "IA03", _("FR.IA.03 Questions supporting observation")
    IA04A = "IA04A", _("FR.IA.04A Structured project: instructions")
    IA04B = "IA04B", _("FR.IA.04B Structured project: assessment")
    IA05 = "IA05", _("FR.IA.05 Multiple choice")
    IA06 = "IA06", _("FR.IA.06 Essay")
    IA07 = "IA07", _("FR.IA.07 Oral questions")
    IA09 = "IA09", _("FR.IA.09 Interview")
    IA10 = "IA10", _("FR.IA.10 Third-party verification")
    IA11 = "IA11", _("FR.IA.11 Product review")

    @property
    def printed(self):
        """FR.IA.04A, as it stands on paper."""
        return f"FR.{self.value[:2]}.{self.value[2:]}"


class ItemKind(models.TextChoices):
    CHOICE = "CHOICE", _("Multiple choice")
    ESSAY = "ESSAY", _("Essay")
    QUESTION = "QUESTION", _("Question asked aloud")
    TASK = "TASK", pgettext_lazy("instrument", "Task")
    OBSERVATION = "OBSERVATION", _("What is observed")
    YES_NO = "YES_NO", _("Yes or no")
    OPEN = "OPEN", _("Answer in words")


class Difficulty(models.IntegerChoices):
    EASY = 1, pgettext_lazy("difficulty", "Easy")
    MEDIUM = 2, pgettext_lazy("difficulty", "Medium")
    HARD = 3, pgettext_lazy("difficulty", "Hard")


_F, _K = FormCode, ItemKind

KINDS = {
    _F.IA01: (_K.OBSERVATION,),
    _F.IA02: (_K.TASK,),
    _F.IA03: (_K.QUESTION,),
    _F.IA04A: (_K.TASK,),
    _F.IA04B: (_K.QUESTION,),
    _F.IA05: (_K.CHOICE,),
    _F.IA06: (_K.ESSAY,),
    _F.IA07: (_K.QUESTION,),
    _F.IA09: (_K.QUESTION,),
    _F.IA10: (_K.YES_NO, _K.OPEN),
    _F.IA11: (_K.OBSERVATION,),
}
"""What each form is made of; the first kind is the usual one."""

WRITTEN = (_F.IA05, _F.IA06)
"""Drawn per person by a blueprint and taken in the browser; the others are used whole."""

MARKED_BY_HAND = (_K.ESSAY, _K.QUESTION, _K.TASK)
NEEDS_KEY = (_K.CHOICE, _K.ESSAY, _K.QUESTION)
"""Without a key nobody could mark these alike (9.3.1-b). The key of the others is what is expected, if written."""

WITH_CRITERION = (_F.IA01, _F.IA05, _F.IA06, _F.IA07)
"""Each item of these is told apart by the performance criterion that it tests; the others test an element whole."""

WITHOUT_ELEMENT = (_K.YES_NO, _K.OPEN)
"""A third party answers for the person, not for an element of the standard."""
