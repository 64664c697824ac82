"""The life of an invoice (scheme, 8). Partly paid and overpaid follow from the payments and are not states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvoiceState(models.TextChoices):
    """Whether the invoice still asks for money."""

    OPEN = "OPEN", _("Open")
    PAID = "PAID", _("Paid")
    CANCELLED = "CANCELLED", _("Cancelled")


_S = InvoiceState

MOVES = {
    _S.OPEN: {_S.PAID, _S.CANCELLED},
    # A payment found to be wrong is taken back, with a reason; an application that ends leaves the money held.
    _S.PAID: {_S.OPEN, _S.CANCELLED},
    _S.CANCELLED: set(),
}
