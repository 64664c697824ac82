"""Test places and the people who keep them (9.3.2)."""

from accounts.models import User
from accounts.queries import accounts_of
from venues.models import Venue, VenueOfficer, VenueVerification


def venues_for(scheme, on):
    """Open places that are verified for this scheme on that day; those of one use, if it is a day of that use."""
    verified = VenueVerification.objects.holding_on(on).filter(scheme=scheme).values("venue")
    return Venue.objects.open_on(on).filter(pk__in=verified)


def officers_of(venue, *, on):
    """The active people who keep this place on that day."""
    serving = venue.officers.in_force_on(on).values("user")
    return User.objects.filter(pk__in=serving, is_active=True).order_by("full_name")


def keeps(user, venue, *, on):
    """Whether this human being, by whichever account, is an officer of the place that day."""
    return venue.officers.in_force_on(on).filter(user__in=accounts_of(user)).exists()


def venues_kept_by(user, *, on):
    """The open places that this person keeps that day."""
    return Venue.objects.open_on(on).kept_by(user, on=on)


def officers_once(venue):
    """Everybody who keeps or kept the place, newest first."""
    return VenueOfficer.objects.filter(venue=venue).select_related("user", "appointed_by")
