"""The life of an organisation: somebody names it, the secretariat confirms or rejects it (scheme, 2.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationState(models.TextChoices):
    PROPOSED = "PROPOSED", _("Proposed")
    CONFIRMED = "CONFIRMED", _("Confirmed")
    REJECTED = "REJECTED", _("Rejected")


_S = OrganisationState

ORGANISATION_MOVES = {
    _S.PROPOSED: {_S.CONFIRMED, _S.REJECTED},
    _S.CONFIRMED: set(),
    # A rejection may have been a mistake; a confirmed organisation already has people and invoices.
    _S.REJECTED: {_S.CONFIRMED},
}
