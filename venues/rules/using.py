"""Whether a test may be held at a place with a piece of equipment on a day, and who uses them (9.3.2, 9.3.3)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from venues.queries.equipment import deciding_check
from venues.queries.verifications import latest_verification, verification_for

PLACE, THINGS = "9.3.2", "9.3.3"


@dataclass(frozen=True)
class Use:
    """One use of a place or of a piece of equipment, as an upper floor tells it."""

    words: str  # "Uji tertulis, 12 peserta"
    on: dt.date
    url: str


USES = []
"""What upper floors know of uses: `uses(record) -> [Use]`, where the record is a Venue, a VenueVerification or an
Equipment; planned ones and past ones, none that was called off. An upper floor adds its own in its `AppConfig.ready`;
examinations tells its sessions there.
"""


SEATS = []
"""What upper floors know of seats: `most_seats(venue)` is (how many planned tests need there at one time, the day
of it), or None. An upper floor adds its own in its `AppConfig.ready`.
"""


def has_seats_enough(venue, seats):
    """Whether every test that is planned there still has its seats, if there are so many (9.3.2)."""
    for most_seats in SEATS:
        needed = most_seats(venue)
        if needed is not None and needed[0] > seats:
            words = {"seats": needed[0], "day": writing.day(needed[1])}
            return no(
                _("Tests are planned there that need %(seats)d seats at a time, on %(day)s. Move them first.")
                % words,
                clause=PLACE,
            )
    return YES


def uses_of(record, *, since=None):
    """Every use of a place, verification or equipment, the earliest first; only from that day on, where it is given."""
    uses = [use for told in USES for use in told(record)]
    return sorted((use for use in uses if since is None or use.on >= since), key=lambda use: use.on)


def says_why(reason, *, clause):
    """What is ended, struck out or taken back says why: whoever reads it later has to understand it."""
    return YES if reason.strip() else no(_("Say why."), clause=clause)


def can_use_venue(venue, scheme, *, on, verification=None):
    """Whether a test for this scheme may be held there that day; with a verification, on that one's strength."""
    return first_no(
        _is_open(venue, on),
        _is_about(venue, scheme, verification) if verification else YES,
        _is_verified(venue, scheme, on, verification or verification_for(venue, scheme, on)),
    )


def can_use_equipment(equipment, *, on):
    """Whether a test may be held with it on that day: in use, and a check that is enough lasts until then."""
    if equipment.is_retired_on(on):
        return _not(equipment, _("it is out of use since %s"), equipment.retired_on)
    check = deciding_check(equipment, on)
    if check is None:
        words = {"CALIBRATION": _("it is not calibrated"), "VERIFICATION": _("it is not verified")}
        return _not(equipment, words[equipment.needs])
    if not check.passed:
        return _not(equipment, _("it fell through its check on %s"), check.done_on)
    if check.due_on < on:
        return _not(equipment, _("its check lasted until %s"), check.due_on)
    return YES


def _is_open(venue, on):
    if not venue.is_closed_on(on):
        return YES
    words = {"venue": venue, "day": writing.day(venue.closed_on)}
    return no(_("%(venue)s is closed since %(day)s. Choose another test place.") % words, clause=PLACE)


def _is_about(venue, scheme, verification):
    if (verification.venue_id, verification.scheme_id) == (venue.pk, scheme.pk):
        return YES
    return no(_("This verification is of another place or for another scheme."), clause=PLACE)


def _is_verified(venue, scheme, on, verification):
    if verification and verification.holds_on(on):
        return YES
    words = {"venue": venue, "day": writing.day(on), "why": _why_not(venue, scheme, verification)}
    return no(
        _("%(venue)s is not verified for this scheme on %(day)s: %(why)s. Have it verified first.") % words,
        clause=PLACE,
    )


def _why_not(venue, scheme, verification):
    known = verification or latest_verification(venue, scheme)
    if known is None:
        return _("it was never verified for it")
    if known.is_open:
        return _("its verification is not concluded yet")
    if not known.is_fit:
        return _("it was found not fit for it")
    if known.withdrawn_from:
        return _("its verification was taken back from %s on") % writing.day(known.withdrawn_from)
    return _("its verification is for %s") % writing.period(known.valid_from, known.valid_until)


def _not(equipment, why, day=None):
    words = {"equipment": equipment, "why": why % writing.day(day) if day else why}
    return no(
        _("%(equipment)s cannot be used: %(why)s. Choose another or have it checked.") % words,
        clause=THINGS,
    )
