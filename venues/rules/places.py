"""Who enters, changes and closes test places, and who keeps them (9.3.2)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from venues.models import Venue
from venues.queries.places import keeps

from .using import PLACE, has_seats_enough, says_why, uses_of


def can_manage_venues(user, *, on):
    """The office enters test places and says who keeps them."""
    if user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat manages test places."), clause=PLACE)


def can_add_venue(user, *, name, city, on):
    """Each place once: two rows for one place would have two verifications."""
    return first_no(can_manage_venues(user, on=on), _is_new(Venue.objects.all(), name, city))


def can_edit_venue(user, venue, *, name, city, kind, seats, on):
    """Its name; its seats as far as planned tests leave it; the kind only while nothing was said of the place, since
    that hangs on it.
    """
    if kind != venue.kind and venue.verifications.exclude(state="CANCELLED").exists():
        return no(
            _("Its kind decides how long a verification holds, and this place has some. Enter a new place."),
            clause=PLACE,
        )
    others = Venue.objects.exclude(pk=venue.pk)
    return first_no(
        can_manage_venues(user, on=on),
        _is_new(others, name, city),
        has_seats_enough(venue, seats),
    )


def can_close_venue(user, venue, *, closed_on, reason, on):
    """From today on or later, and not while tests are planned there."""
    if closed_on < on:
        return no(_("A test place is closed from today on or from a later day."), clause=PLACE)
    planned = uses_of(venue, since=closed_on)
    if planned:
        words = {"use": planned[0].words, "day": writing.day(planned[0].on)}
        return no(_("A test is planned there: %(use)s, %(day)s. Move it first.") % words, clause=PLACE)
    return first_no(can_manage_venues(user, on=on), says_why(reason, clause=PLACE))


def can_reopen_venue(user, venue, *, on):
    """What was closed, or is about to be."""
    if venue.closed_on is None:
        return no(_("This test place is open."), clause=PLACE)
    return can_manage_venues(user, on=on)


def can_appoint_officer(user, venue, person, *, starts_on, ends_on, on):
    """Whoever holds the role on the first day, and not twice at a time; nobody appoints themselves."""
    if ends_on and ends_on < starts_on:
        return no(_("The last day lies before the first."), clause=PLACE)
    if same_person(user, person):
        return no(_("Nobody makes themselves an officer of a test place."), clause=PLACE)
    if not person.holds(Role.VENUE, on=starts_on):
        return no(
            _("%s does not hold the role of a test-place officer on that day. An administrator gives it.")
            % person,
            clause=PLACE,
        )
    return first_no(can_manage_venues(user, on=on), _serves_once(venue, person, starts_on, ends_on))


def can_end_officer(user, officer, *, ends_on, on):
    """Today or later, and earlier than was said before."""
    if ends_on < max(on, officer.starts_on):
        return no(_("The last day is today or later, and not before the first."), clause=PLACE)
    if officer.ends_on and officer.ends_on <= ends_on:
        return no(_("This service ends before that day already."), clause=PLACE)
    return can_manage_venues(user, on=on)


def can_keep(user, venue, *, on):
    """Its officers keep a place's equipment; where they are away, the office does."""
    if user.holds(Role.SECRETARIAT, on=on):
        return YES
    if user.holds(Role.VENUE, on=on) and keeps(user, venue, on=on):
        return YES
    return no(
        _("Only the officers of this test place and the secretariat keep its equipment."), clause="9.3.3"
    )


def _is_new(venues, name, city):
    if venues.filter(name__iexact=name.strip(), city__iexact=city.strip()).exists():
        return no(_("A test place of this name in this city is entered already."), clause=PLACE)
    return YES


def _serves_once(venue, person, starts_on, ends_on):
    serving = venue.officers.overlapping(starts_on=starts_on, ends_on=ends_on)
    if serving.filter(user=person).exists():
        return no(_("%s keeps this place on some of these days already.") % person, clause=PLACE)
    return YES
