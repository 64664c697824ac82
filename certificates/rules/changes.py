"""What can be done to a certificate after its issue; who may is said by the floor that does it (9.5, 9.7)."""

from django.utils.translation import gettext as _

from certificates.models import ValidityStatus
from certificates.states import CHANGES, ENDED, ChangeKind
from foundation.look import writing
from foundation.workflow.answers import YES, no


def can_change(certificate, kind, *, on):
    """A certificate changes along its table, and only while its dates last (9.5.1)."""
    change = certificate.changes.last()
    if kind not in CHANGES[change.kind if change else None]:
        return _as_it_is(certificate, change)
    if certificate.status_on(on) == ValidityStatus.EXPIRED:
        return no(
            _("The validity of this certificate ended on %s.") % writing.day(certificate.valid_until),
            clause="9.4.6",
        )
    return YES


def _as_it_is(certificate, change):
    if change is None:
        return no(_("Certificate %s is not suspended.") % certificate, clause="9.5.1")
    words = {
        ChangeKind.SUSPENDED: _("This certificate is suspended since %s."),
        ChangeKind.REINSTATED: _("This certificate is not suspended; the suspension was lifted on %s."),
        ChangeKind.WITHDRAWN: _("This certificate was withdrawn on %s."),
        ChangeKind.REPLACED: _("This certificate was replaced on %s."),
    }
    return no(words[change.kind] % writing.day(change.on), clause="9.5.1")


def is_not_held_back(certificate):
    """What is suspended, withdrawn or replaced is not handed over (9.8.4)."""
    change = certificate.changes.last()
    if change and (change.kind in ENDED or change.kind == ChangeKind.SUSPENDED):
        return _as_it_is(certificate, change)
    return YES
