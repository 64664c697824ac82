"""Who keeps equipment, records its checks, strikes a wrong one out, and doubts or trusts it again (9.3.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from venues.models import Equipment

from .places import can_keep
from .using import THINGS, says_why, uses_of


def can_add_equipment(user, venue, *, serial, on):
    """Into an open place, each piece once."""
    if venue.is_closed_on(on):
        return no(_("This test place is closed."), clause=THINGS)
    return first_no(can_keep(user, venue, on=on), _is_new(venue.equipment.all(), serial))


def can_edit_equipment(user, equipment, *, serial, needs, on):
    """Its words by its keepers; what it needs by the office alone, or a lapsed calibration could be talked away."""
    if needs != equipment.needs and not user.holds(Role.SECRETARIAT, on=on):
        return no(_("Only the secretariat changes what equipment needs."), clause=THINGS)
    others = Equipment.objects.filter(venue=equipment.venue_id).exclude(pk=equipment.pk)
    return first_no(
        can_keep(user, equipment.venue, on=on), _is_in_use(equipment, on), _is_new(others, serial)
    )


def can_retire_equipment(user, equipment, *, retired_on, reason, on):
    """From today on or later, and not while a test is planned with it."""
    if retired_on < on:
        return no(_("Equipment is taken out of use from today on or from a later day."), clause=THINGS)
    planned = uses_of(equipment, since=retired_on)
    if planned:
        words = {"use": planned[0].words, "day": writing.day(planned[0].on)}
        return no(
            _("A test is planned with it: %(use)s, %(day)s. Choose other equipment there first.") % words,
            clause=THINGS,
        )
    return first_no(
        can_keep(user, equipment.venue, on=on), _is_in_use(equipment, on), says_why(reason, clause=THINGS)
    )


def can_record_check(user, equipment, *, done_on, passed, due_on, remark, on):
    """Done by today; what holds says until when, what fell through says what is wrong."""
    if done_on > on:
        return no(_("The day of the check lies in the future."), clause=THINGS)
    if passed and (due_on is None or due_on < done_on):
        return no(_("Say until when the check holds: a day after it was done."), clause=THINGS)
    if not passed and not remark.strip():
        return no(_("Say what was wrong: the equipment is out of use until its next check."), clause=THINGS)
    return first_no(can_keep(user, equipment.venue, on=on), _is_in_use(equipment, on))


def can_strike_check(user, check, *, reason, on):
    """A check that was recorded wrongly; whoever sees the reason later must understand it."""
    if check.is_struck:
        return no(_("This check is struck out already."), clause=THINGS)
    return first_no(can_keep(user, check.equipment.venue, on=on), says_why(reason, clause=THINGS))


def can_doubt_equipment(user, equipment, *, from_on, until_on, reason, on):
    """Days that are over or begun: what lies ahead is settled by a check, not by a doubt."""
    if until_on < from_on:
        return no(_("The end has to come after the start."), clause=THINGS)
    if until_on > on:
        return no(_("A doubt is about days until today."), clause=THINGS)
    keeps = YES if user.holds(Role.HEAD, on=on) else can_keep(user, equipment.venue, on=on)
    return first_no(keeps, says_why(reason, clause=THINGS))


def can_drop_doubt(user, doubt, *, reason, on):
    """By another person of the LSP than the one who raised it, never by the keepers of the place, with a reason."""
    if doubt.dropped_at:
        return no(_("This doubt is dropped already."), clause=THINGS)
    if same_person(user, doubt.raised_by):
        return no(_("You raised this doubt, so another person drops it."), clause=THINGS)
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("Only the secretariat or the head drops a doubt."), clause=THINGS)
    return says_why(reason, clause=THINGS)


def _is_in_use(equipment, on):
    if equipment.is_retired_on(on):
        return no(
            _("This equipment is out of use since %s.") % writing.day(equipment.retired_on), clause=THINGS
        )
    return YES


def _is_new(equipment, serial):
    if equipment.filter(serial__iexact=serial.strip()).exists():
        return no(_("Equipment with this number stands in this place already."), clause=THINGS)
    return YES
