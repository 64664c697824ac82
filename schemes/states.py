"""The life of a scheme version: set by the committee, approved by the LSP, in force, superseded."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionState(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SET = "SET", _("Set")
    IN_FORCE = "IN_FORCE", _("In force")
    SUPERSEDED = "SUPERSEDED", _("Superseded")


class TextStatus(models.TextChoices):
    """What the elements of a unit are worth: nothing yet, a sample, or the standard's own words."""

    NONE = "NONE", _("Not yet entered")
    EXAMPLE = "EXAMPLE", _("Sample, not the text of the standard")
    OFFICIAL = "OFFICIAL", _("Official text of the standard")


_S = VersionState

MOVES = {
    _S.DRAFT: {_S.SET},
    _S.SET: {_S.DRAFT, _S.IN_FORCE},
    _S.IN_FORCE: {_S.SUPERSEDED},
    _S.SUPERSEDED: set(),
}
