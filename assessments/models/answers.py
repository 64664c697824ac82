"""What the forms ask for line by line, in the edition that is in use: FR.AK.03 and FR.AK.06."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Statement(models.TextChoices):
    """The ten statements of FR.AK.03, which the candidate answers with yes or no."""

    EXPLAINED = "EXPLAINED", _("I was given a sufficient explanation of the assessment process.")
    STUDIED = "STUDIED", _("I had the opportunity to study the standard and to assess myself.")
    DISCUSSED = (
        "DISCUSSED",
        _("The assessor let me discuss and negotiate methods, instruments, sources and schedule."),
    )
    EXPLORED = (
        "EXPLORED",
        _("The assessor tried to find all supporting evidence that fits my background."),
    )
    DEMONSTRATED = "DEMONSTRATED", _("I was fully given the opportunity to demonstrate my competence.")
    DECISION = "DECISION", _("I was given a sufficient explanation of the decision.")
    FEEDBACK = "FEEDBACK", _("The assessor gave me supportive feedback and its follow-up.")
    SIGNED = "SIGNED", _("The assessor and I studied all documents together and signed them.")
    CONFIDENTIAL = (
        "CONFIDENTIAL",
        _("I was assured that my results are confidential and my documents are handled with care."),
    )
    COMMUNICATED = "COMMUNICATED", _("The assessor communicated effectively during the assessment.")


class Aspect(models.TextChoices):
    """The steps of an assessment that FR.AK.06 looks at."""

    PLAN = "PLAN", _("Plan of the assessment")
    PREPARATION = "PREPARATION", _("Preparation")
    IMPLEMENTATION = "IMPLEMENTATION", _("Implementation")
    DECISION = "DECISION", _("Assessment decision")
    FEEDBACK = "FEEDBACK", _("Feedback on the assessment")


class Principle(models.TextChoices):
    """The principles of assessment, column by column."""

    VALID = "VALID", _("Valid")
    RELIABLE = "RELIABLE", _("Reliable")
    FLEXIBLE = "FLEXIBLE", _("Flexible")
    FAIR = "FAIR", _("Fair")


class Dimension(models.TextChoices):
    """The five dimensions of competency on which a decision rests."""

    TASK = "TASK", _("Task skills")
    MANAGEMENT = "MANAGEMENT", _("Task management skills")
    CONTINGENCY = "CONTINGENCY", _("Contingency management skills")
    ROLE = "ROLE", _("Job role and environment skills")
    TRANSFER = "TRANSFER", _("Transfer skills")
