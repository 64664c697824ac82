"""Which verification of a test place holds on a day, and who could carry one out (9.3.2)."""

from dataclasses import dataclass

from accounts.models import User
from schemes.models import AssessorAuthorisation
from venues.models import Checklist, ChecklistPoint, Finding, Venue, VenueKind, VenueVerification
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


def verifiers_for(venue, *, on, ordered_by):
    """Registered assessors of any scheme who neither keep the place nor give the order; by name."""
    authorised = AssessorAuthorisation.objects.in_force_on(on).filter(
        registration__issued_on__lte=on, registration__expires_on__gte=on
    )
    people = User.objects.filter(pk__in=authorised.values("registration__user"), is_active=True)
    keepers = venue.officers.in_force_on(on).values("user")
    return people.exclude(pk__in=keepers).exclude(pk=ordered_by.pk).order_by("full_name")


def checklist_for(scheme, *, on):
    """The edition that holds on that day; None where the LSP has given none."""
    return Checklist.objects.in_force_on(on).filter(scheme=scheme).first()


def lines_of(verification):
    """Every point of its checklist with what was found there so far."""
    if verification.checklist is None:
        return []
    found = {finding.point_id: finding for finding in verification.findings.all()}
    return [Line(point, found.get(point.pk)) for point in verification.checklist.points.all()]


def ending_verifications(*, on, until):
    """Of open independent places: those that end by that day and that no other follows, the most urgent first."""
    ending = VenueVerification.objects.holding_on(on).filter(
        venue__in=Venue.objects.open_on(on), venue__kind=VenueKind.INDEPENDENT, valid_until__lte=until
    )
    rows = ending.select_related("venue", "scheme").order_by("valid_until", "pk")
    return [one for one in rows if not _is_followed(one)]


def waiting_verifications(*, until):
    """Ordered, to be concluded by that day, and still open."""
    waiting = VenueVerification.objects.filter(state=VerificationState.ORDERED, due_on__lte=until)
    return waiting.select_related("venue", "scheme", "verifier").order_by("due_on", "pk")


def older_that_hold(verification, *, on):
    """What was said of the same place for the same scheme before, and would still hold on that day or later."""
    said = VenueVerification.objects.filter(
        venue=verification.venue_id,
        scheme=verification.scheme_id,
        state=VerificationState.CONCLUDED,
        valid_until__gte=on,
    )
    return said.exclude(pk=verification.pk)


def _is_followed(verification):
    later = VenueVerification.objects.filter(
        venue=verification.venue_id, scheme=verification.scheme_id, state=VerificationState.CONCLUDED
    )
    return later.filter(valid_until__gt=verification.valid_until).exists()
