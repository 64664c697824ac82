"""The life of an instrument, and of the permission to take a bank of items out of the house (9.2.3, 9.3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstrumentState(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    IN_REVIEW = "IN_REVIEW", pgettext_lazy("instrument", "In review")
    IN_FORCE = "IN_FORCE", _("In force")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("instrument", "Withdrawn")


class ExportState(models.TextChoices):
    ASKED = "ASKED", pgettext_lazy("export", "Asked for")
    ALLOWED = "ALLOWED", pgettext_lazy("export", "Allowed")
    REFUSED = "REFUSED", pgettext_lazy("export", "Refused")
    TAKEN = "TAKEN", pgettext_lazy("export", "Taken")
    LAPSED = "LAPSED", pgettext_lazy("export", "Lapsed")


_S = InstrumentState

MOVES = {
    _S.DRAFT: {_S.IN_REVIEW, _S.WITHDRAWN},
    _S.IN_REVIEW: {_S.DRAFT, _S.IN_FORCE},
    _S.IN_FORCE: {_S.WITHDRAWN},
    _S.WITHDRAWN: set(),
}

_E = ExportState

EXPORT_MOVES = {
    _E.ASKED: {_E.ALLOWED, _E.REFUSED},
    _E.ALLOWED: {_E.TAKEN, _E.LAPSED},
    _E.REFUSED: set(),
    _E.TAKEN: set(),
    _E.LAPSED: set(),
}
