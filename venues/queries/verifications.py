"""Which verification of a test place holds on a day, and who could carry one out (9.3.2)."""

from dataclasses import dataclass

from schemes.queries import authorised_registrations
from venues.models import Checklist, ChecklistPoint, Finding, VenueVerification
from venues.states import VerificationState


@dataclass(frozen=True)
class Line:
    """A point of the checklist and what was found there; None where nothing was yet."""

    point: ChecklistPoint
    finding: Finding | None


def verification_for(venue, scheme, on):
    """The verification that a test there on that day stands on, the one that holds longest; None without."""
    held = VenueVerification.objects.holding_on(on).filter(venue=venue, scheme=scheme)
    return held.order_by("-valid_until", "-pk").first()


def latest_verification(venue, scheme):
    """The last one that was concluded, whatever came of it; None where the place was never looked at."""
    done = (VerificationState.CONCLUDED, VerificationState.WITHDRAWN)
    return venue.verifications.filter(scheme=scheme, state__in=done).order_by("-verified_on", "-pk").first()


def verifications_asked_of(user):
    """Those that wait for this person, the most urgent first."""
    waiting = VenueVerification.objects.filter(verifier=user, state=VerificationState.ORDERED)
    return waiting.select_related("venue", "scheme").order_by("due_on", "pk")


def verifiers_for(venue, scheme, *, on, ordered_by):
    """Registered assessors of the scheme who neither keep the place nor give the order; by name."""
    return [
        held.registration.user
        for held in authorised_registrations(scheme, on)
        if held.registration.user != ordered_by
        and not venue.officers.in_force_on(on).filter(user=held.registration.user).exists()
    ]


def checklist_for(scheme, *, on):
    """The edition that holds on that day; None where the LSP has given none."""
    return Checklist.objects.in_force_on(on).filter(scheme=scheme).first()


def lines_of(verification):
    """Every point of its checklist with what was found there so far."""
    if verification.checklist is None:
        return []
    found = {finding.point_id: finding for finding in verification.findings.all()}
    return [Line(point, found.get(point.pk)) for point in verification.checklist.points.all()]


def last_independent(on, *, until):
    """Of each independent place and scheme the verification that ends within these days, none following it."""
    ending = (
        VenueVerification.objects.holding_on(on)
        .filter(venue__kind="INDEPENDENT", valid_until__lte=until, venue__closed_on__isnull=True)
        .select_related("venue", "scheme")
    )
    return [one for one in ending.order_by("valid_until") if not _is_followed(one, until)]


def _is_followed(verification, until):
    later = VenueVerification.objects.filter(
        venue=verification.venue, scheme=verification.scheme, outcome="FIT", withdrawn_from__isnull=True
    )
    return later.filter(valid_from__lte=until, valid_until__gt=verification.valid_until).exists()
