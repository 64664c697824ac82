"""The life of an application (scheme, 9.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    """Where an application stands; what a date can say (overdue, unanswered) is not kept here."""

    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Submitted")
    RETURNED = "RETURNED", _("Returned")
    ACCEPTED = "ACCEPTED", _("Accepted")
    REFUSED = "REFUSED", _("Refused")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    LAPSED = "LAPSED", _("Closed without an answer")


_S = ApplicationState

MOVES = {
    _S.DRAFT: {_S.SUBMITTED, _S.WITHDRAWN},
    _S.SUBMITTED: {_S.RETURNED, _S.ACCEPTED, _S.REFUSED, _S.WITHDRAWN},
    _S.RETURNED: {_S.SUBMITTED, _S.WITHDRAWN, _S.LAPSED},
    _S.ACCEPTED: set(),
    _S.REFUSED: set(),
    _S.WITHDRAWN: set(),
    # Nobody answered in time; opened again once, on request (9.1.5).
    _S.LAPSED: {_S.RETURNED},
}

OPEN = (_S.DRAFT, _S.SUBMITTED, _S.RETURNED)
