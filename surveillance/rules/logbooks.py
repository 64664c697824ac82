"""Who writes a logbook, and what is refused in it; who draws lots (9.6.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.look import writing
from foundation.workflow.answers import YES, no
from surveillance.queries.plans import LIVE

CLAUSE = "9.6.3"


def can_write_logbook(user, certificate, *, on):
    """The holder, as long as the certificate holds or is suspended."""
    if user.pk != certificate.holder_id:
        return no(_("Only the holder keeps this logbook."), clause=CLAUSE)
    if on < certificate.valid_from:
        words = _("Your certificate holds from %s. Its logbook begins with it.")
        return no(words % writing.day(certificate.valid_from), clause=CLAUSE)
    if certificate.status_on(on) not in LIVE:
        return no(_("This certificate has ended, and its logbook with it."), clause=CLAUSE)
    return YES


def can_write_entry(user, entry, *, on):
    """While it is being written."""
    if entry.is_kept:
        return no(_("This entry is in the logbook and is not changed any more."), clause=CLAUSE)
    return can_write_logbook(user, entry.certificate, on=on)


def can_keep_entry(entry, *, on):
    """It says what was done, when and in which unit; not before the certificate, and not in the future."""
    if entry.done_on is None or entry.unit_id is None or not entry.words.strip():
        return no(_("Say what you did, on which day, and for which unit."), clause=CLAUSE)
    if entry.done_on > on:
        return no(_("This day has not come yet."), clause=CLAUSE)
    if entry.done_on < entry.certificate.valid_from:
        return no(
            _("Your certificate holds since %s. Enter what you did after that.")
            % writing.day(entry.certificate.valid_from),
            clause=CLAUSE,
        )
    return YES


def can_draw(user, population, size, *, on):
    """The office and the head draw, among as many as there are."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat draws the logbooks."), clause=CLAUSE)
    if not population:
        return no(_("There is no logbook to draw from."), clause=CLAUSE)
    if not 1 <= size <= len(population):
        return no(_("Draw between 1 and %d logbooks.") % len(population), clause=CLAUSE)
    return YES
