"""The life of a sanction case (9.5): reported, heard, warned, proposed, decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    """Where a case stands; what the certificate is, its own changes tell."""

    REPORTED = "REPORTED", _("Reported")
    HEARING = "HEARING", _("Being heard")
    WARNED = "WARNED", _("Warned")
    PROPOSED = "PROPOSED", _("Waiting for a decision")
    SUSPENDED = "SUSPENDED", _("Suspended")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    LIFTED = "LIFTED", _("Lifted")
    HEEDED = "HEEDED", _("Warning heeded")
    DISMISSED = "DISMISSED", _("Not pursued")


_S = CaseState

MOVES = {
    _S.REPORTED: {_S.HEARING, _S.DISMISSED},
    _S.HEARING: {_S.WARNED, _S.PROPOSED, _S.DISMISSED},
    _S.WARNED: {_S.PROPOSED, _S.HEEDED, _S.DISMISSED},
    # Refused, it goes back to where it was; carried, on to what was proposed.
    _S.PROPOSED: {_S.HEARING, _S.WARNED, _S.SUSPENDED, _S.WITHDRAWN, _S.LIFTED},
    # Only an appeal gives a certificate back past a proposal (9.9.6); one that has ended leaves nothing to decide.
    _S.SUSPENDED: {_S.PROPOSED, _S.LIFTED, _S.DISMISSED},
    _S.WITHDRAWN: {_S.LIFTED},
    _S.LIFTED: set(),
    _S.HEEDED: set(),
    _S.DISMISSED: set(),
}

CLOSED = frozenset({_S.WITHDRAWN, _S.LIFTED, _S.HEEDED, _S.DISMISSED})
