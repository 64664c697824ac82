"""The life of the verification of a test place (9.3.2). Lapsed follows from its days and is no state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VerificationState(models.TextChoices):
    """How far the verification is."""

    ORDERED = "ORDERED", _("Ordered")
    CONCLUDED = "CONCLUDED", _("Concluded")
    CANCELLED = "CANCELLED", _("Cancelled")
    WITHDRAWN = "WITHDRAWN", _("Taken back")


_S = VerificationState

MOVES = {
    _S.ORDERED: {_S.CONCLUDED, _S.CANCELLED},
    # A place that turns out unfit loses what was said of it, from a day on and with a reason.
    _S.CONCLUDED: {_S.WITHDRAWN},
    _S.CANCELLED: set(),
    _S.WITHDRAWN: set(),
}
