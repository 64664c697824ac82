"""What the page of a certificate says of its renewal (9.7)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.queries.story import Leaf
from certificates.models import ValidityStatus
from foundation.look.writing import day, moment

from .deadlines import page_of
from .ties import gap_before, latest_renewal
from .window import closing_of

HOLDING = (ValidityStatus.VALID, ValidityStatus.SUSPENDED)


def leaves(certificate, user, *, at):
    """The way to the renewal, the certificate before this one, and the one after it."""
    yield Leaf(_("Recertification"), note_of(certificate, at=at), page_of(certificate, user))
    if certificate.replaces:
        yield Leaf(
            _("The certificate before it"),
            certificate.replaces.number,
            certificate.replaces.get_absolute_url(),
        )
    if successor := certificate.successor:
        yield Leaf(_("The certificate after it"), between(successor), successor.get_absolute_url())


def note_of(certificate, *, at):
    """In one sentence how the renewal of this certificate stands."""
    if successor := certificate.successor:
        return _("Renewed by certificate %s.") % successor.number
    if certificate.status_at(at) not in HOLDING:
        return _("Only a new application leads to a certificate.")
    tie, closing = latest_renewal(certificate), closing_of(certificate)
    if tie and tie.application.submitted_at and tie.application.is_open:
        return _("Asked for on %s.") % day(tie.application.submitted_at)
    if closing.has_passed(at):
        return _("Could be asked for until %s.") % moment(closing.due_at)
    return _("Can be asked for until %s.") % moment(closing.due_at)


def between(successor):
    """From when the next one holds, and how many days lie between the two."""
    gap = gap_before(successor)
    words = {"number": successor.number, "day": day(successor.valid_from), "n": gap}
    if not gap:
        return _("%(number)s, from %(day)s.") % words
    return (
        ngettext(
            "%(number)s, from %(day)s; %(n)d day without a certificate.",
            "%(number)s, from %(day)s; %(n)d days without a certificate.",
            gap,
        )
        % words
    )
