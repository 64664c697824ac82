"""The life of a certificate (scheme, 9.4.6, 9.4.7). Whether it is valid on a day follows from dates."""

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
