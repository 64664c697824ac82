"""What the page of a certificate says of its renewal (9.7)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.queries.story import Leaf
from foundation.look.writing import day, moment

from .deadlines import page_of
from .stages import Stage, blip_of
from .ties import gap_before


def leaves(certificate, user, *, at):
    """The way to the renewal, the certificate before this one, and the one after it."""
    blip = blip_of(certificate, at=at)
    yield Leaf(_("Recertification"), note_of(blip, at=at), page_of(certificate, user))
    if earlier := certificate.replaces:
        yield Leaf(_("The certificate before it"), before(certificate), earlier.get_absolute_url())
    if successor := blip.successor:
        yield Leaf(_("The certificate after it"), between(successor), successor.get_absolute_url())


def note_of(blip, *, at):
    """In one sentence how the renewal stands."""
    words = {
        Stage.HELD: _("Waits until the suspension is lifted."),
        Stage.NOT_YET: _("The renewal was decided not yet competent."),
        Stage.EXPIRED: _("Only a new application leads to a certificate."),
    }
    if blip.stage in words:
        return words[blip.stage]
    if blip.stage == Stage.RENEWED:
        return _("Renewed by certificate %s.") % blip.successor.number
    if blip.stage == Stage.SENT:
        return _("Asked for on %s.") % day(blip.application.submitted_at)
    if blip.closing.has_passed(at):
        return _("Could be asked for until %s.") % moment(blip.closing.due_at)
    return _("Can be asked for until %s.") % moment(blip.closing.due_at)


def before(certificate):
    """Until when the earlier one held, and how many days lie between the two."""
    earlier = certificate.replaces
    words = _("%(number)s, until %(day)s.") % {"number": earlier.number, "day": day(earlier.valid_until)}
    return f"{words} {gap_words(certificate)}".strip()


def between(successor):
    """From when the next one holds, and how many days lie between the two."""
    words = _("%(number)s, from %(day)s.") % {"number": successor.number, "day": day(successor.valid_from)}
    return f"{words} {gap_words(successor)}".strip()


def gap_words(successor):
    """How many days there was no certificate; "" where the one follows the other."""
    gap = gap_before(successor)
    if not gap:
        return ""
    return ngettext("%d day without a certificate.", "%d days without a certificate.", gap) % gap
