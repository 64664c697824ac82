"""What can happen to the calendar of working days."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What was done with the calendar."""

    ENTER = "ENTER", _("Day added")
    MEND = "MEND", _("Day mended")
    STRIKE = "STRIKE", _("Day struck")
    PUBLISHED = "PUBLISHED", _("Published calendar entered")
