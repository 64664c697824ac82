"""The life of a complaint (ISO/IEC 17024 9.9): received, admitted or not, handled, answered, closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComplaintState(models.TextChoices):
    """Where a complaint stands."""

    RECEIVED = "RECEIVED", _("Not checked yet")
    HANDLING = "HANDLING", _("Being looked into")
    DRAFTED = "DRAFTED", _("Answer waits for a signature")
    ANSWERED = "ANSWERED", _("Answered")
    CLOSED = "CLOSED", _("Closed")
    NOT_ADMITTED = "NOT_ADMITTED", _("Turned away")


_S = ComplaintState

MOVES = {
    _S.RECEIVED: {_S.HANDLING, _S.NOT_ADMITTED},
    _S.HANDLING: {_S.DRAFTED},
    # Sent back with a reason, it is looked into again.
    _S.DRAFTED: {_S.HANDLING, _S.ANSWERED},
    _S.ANSWERED: {_S.CLOSED},
    _S.CLOSED: set(),
    _S.NOT_ADMITTED: set(),
}

ENDED = frozenset({_S.CLOSED, _S.NOT_ADMITTED})
OPEN = frozenset(set(_S) - ENDED)
"""Words are added and files handed in as long as one of these holds."""
