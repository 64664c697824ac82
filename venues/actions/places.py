"""Test places are entered, changed, closed and opened again, and given to their officers (9.3.2)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version
from venues.letters import tell_officer_appointed
from venues.models import Venue, VenueOfficer
from venues.rules import (
    can_add_venue,
    can_appoint_officer,
    can_close_venue,
    can_edit_venue,
    can_end_officer,
    can_reopen_venue,
)


@transaction.atomic
def add_venue(*, kind, name, address, city, seats, by, at, organisation=None):
    """Enter a test place. Returns it; it may be used once it is verified."""
    name, city = name.strip(), city.strip()
    require(can_add_venue(by, name=name, city=city, on=timezone.localdate(at)))

    venue = Venue.objects.create(
        kind=kind,
        name=name,
        address=address.strip(),
        city=city,
        organisation=organisation,
        seats=seats,
        added_by=by,
        added_at=at,
    )

    record("venue.added", venue, by=by, at=at, kind=kind, name=name, city=city, seats=seats)
    return venue


@transaction.atomic
def edit_venue(venue, *, facts, seen, by, at):
    """Change what is known of a place; `seen` is the version of the form (R14). Returns the place."""
    venue = lock(venue)
    require_version(venue, seen)
    rule = {name: facts[name] for name in ("name", "city", "kind", "seats")}
    require(can_edit_venue(by, venue, **rule, on=timezone.localdate(at)))

    before = {name: getattr(venue, name) for name in facts if name != "organisation"}
    for name, value in facts.items():
        setattr(venue, name, value)
    venue.save()

    changed = {name: value for name, value in before.items() if value != getattr(venue, name)}
    record("venue.changed", venue, by=by, at=at, was=changed)
    return venue


@transaction.atomic
def close_venue(venue, *, closed_on, reason, by, at):
    """No test is held there from that day on; what was held stays. Returns the place."""
    venue = lock(venue)
    require(can_close_venue(by, venue, closed_on=closed_on, reason=reason, on=timezone.localdate(at)))

    venue.closed_on, venue.closed_reason = closed_on, reason.strip()
    venue.save()

    record("venue.closed", venue, by=by, at=at, closed_on=closed_on, reason=venue.closed_reason)
    return venue


@transaction.atomic
def reopen_venue(venue, *, by, at):
    """Tests may be held there again, as far as its verifications last. Returns the place."""
    venue = lock(venue)
    require(can_reopen_venue(by, venue, on=timezone.localdate(at)))

    closed_on, venue.closed_on, venue.closed_reason = venue.closed_on, None, ""
    venue.save()

    record("venue.reopened", venue, by=by, at=at, was_closed_on=closed_on)
    return venue


@transaction.atomic
def appoint_officer(venue, person, *, starts_on, by, at, ends_on=None):
    """Give the place to somebody who keeps it; without `ends_on` until further notice. Returns the service."""
    venue = lock(venue)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    require(can_appoint_officer(by, venue, person, **days, on=timezone.localdate(at)))

    officer = VenueOfficer.objects.create(venue=venue, user=person, **days, appointed_by=by, appointed_at=at)

    record("venue.officer_appointed", venue, by=by, at=at, officer=person.pk, **days)
    tell_officer_appointed(officer, at=at)
    return officer


@transaction.atomic
def end_officer(officer, *, ends_on, by, at):
    """Name the last day on which this person keeps the place. Returns the service."""
    officer = lock(officer)
    require(can_end_officer(by, officer, ends_on=ends_on, on=timezone.localdate(at)))

    officer.ends_on = ends_on
    officer.save()

    record("venue.officer_ended", officer.venue, by=by, at=at, officer=officer.user_id, ends_on=ends_on)
    return officer
