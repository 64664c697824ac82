"""The life of a certificate (9.4.6, 9.4.7, 9.5). Whether it is valid on a day follows from dates and changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateState(models.TextChoices):
    """Issued by decree; handed over once everything is fulfilled."""

    ISSUED = "ISSUED", _("Issued")
    HANDED_OVER = "HANDED_OVER", _("Handed over")


_S = CertificateState

MOVES = {
    _S.ISSUED: {_S.HANDED_OVER},
    _S.HANDED_OVER: set(),
}


class ChangeKind(models.TextChoices):
    """What can be done to a certificate after its issue."""

    SUSPENDED = "SUSPENDED", _("Suspended")
    REINSTATED = "REINSTATED", _("Reinstated")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    REPLACED = "REPLACED", _("Replaced")


_K = ChangeKind

ENDED = frozenset({_K.WITHDRAWN, _K.REPLACED})
"""After these a certificate is none, whatever its dates say."""

CHANGES = {
    None: {_K.SUSPENDED, _K.WITHDRAWN, _K.REPLACED},
    _K.SUSPENDED: {_K.REINSTATED, _K.WITHDRAWN, _K.REPLACED},
    _K.REINSTATED: {_K.SUSPENDED, _K.WITHDRAWN, _K.REPLACED},
    # Only a ruling on an appeal gives a withdrawn certificate back (9.9.6).
    _K.WITHDRAWN: {_K.REINSTATED},
    _K.REPLACED: set(),
}
"""What can follow what; None: nothing has happened to it yet."""
