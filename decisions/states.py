"""The life of a plenary meeting and of an addendum to its minutes (scheme, 9.4.5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    """Where the meeting stands. Nothing of it is visible outside before it is sealed."""

    PLANNED = "PLANNED", _("Planned")
    CONVENED = "CONVENED", _("In session")
    MINUTED = "MINUTED", _("Minutes to be signed")
    SEALED = "SEALED", _("Sealed")
    CANCELLED = "CANCELLED", _("Cancelled")


_M = MeetingState

MOVES = {
    _M.PLANNED: {_M.CONVENED, _M.CANCELLED},
    _M.CONVENED: {_M.MINUTED, _M.CANCELLED},
    # Unsigned minutes can still be taken back into session; a signature ends that.
    _M.MINUTED: {_M.SEALED, _M.CONVENED},
    _M.SEALED: set(),
    _M.CANCELLED: set(),
}


class AddendumState(models.TextChoices):
    """Where an addendum stands. Its words stand from the draft on; what waits for signatures has number and hash."""

    DRAFT = "DRAFT", _("Draft")
    SIGNING = "SIGNING", _("Waits for signatures")
    SEALED = "SEALED", _("Sealed")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


_A = AddendumState

ADDENDUM_MOVES = {
    _A.DRAFT: {_A.SIGNING, _A.WITHDRAWN},
    # Only before the first signature: what somebody signed is signed by all, or waits.
    _A.SIGNING: {_A.SEALED, _A.WITHDRAWN},
    _A.SEALED: set(),
    _A.WITHDRAWN: set(),
}
