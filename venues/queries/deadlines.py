"""When equipment is checked again, and when the verification of a test place ends or is due (9.3.2, 9.3.3)."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.deadlines.kinds import Due, Kind, days_before
from foundation.look.writing import day
from foundation.workdays.queries import fixed_day
from venues.models import (
    Equipment,
    Venue,
    VenueKind,
    VenueOfficer,
    VenueVerification,
    VerificationOutcome,
)
from venues.states import VerificationState

from .equipment import deciding_check, with_checks

WARNED_BEFORE = 14
OFFICE = ("SECRETARIAT",)


def _serving(at):
    serving = VenueOfficer.objects.in_force_on(timezone.localdate(at)).filter(user__is_active=True)
    return Prefetch("venue__officers", queryset=serving.select_related("user"), to_attr="serving")


def _keepers(venue):
    return tuple(officer.user for officer in venue.serving)


def _kept_by(person):
    return Q(venue__in=VenueOfficer.objects.filter(user=person).values("venue"))


def equipment_in_use(at):
    """What is used in places that are open, each with its checks."""
    on = timezone.localdate(at)
    pieces = Equipment.objects.in_use_on(on).filter(venue__in=Venue.objects.open_on(on))
    return with_checks(pieces).select_related("venue").prefetch_related(_serving(at)).order_by("pk")


def _check_due(piece, at):
    check = deciding_check(piece, timezone.localdate(at))
    if check is None or not check.passed:
        return None
    words = {"kind": check.get_kind_display(), "day": day(check.due_on)}
    deadline = fixed_day(check.due_on, _("%(kind)s lasts until %(day)s.") % words)
    steps = days_before(deadline, WARNED_BEFORE)
    return Due(deadline, _keepers(piece.venue), steps, key=str(check.pk), offices_act=True)


def verifications_to_follow(at):
    """Of open independent places: what was found fit, was not taken back, and is not followed by another."""
    on = timezone.localdate(at)
    later = VenueVerification.objects.filter(
        venue=OuterRef("venue"),
        scheme=OuterRef("scheme"),
        state=VerificationState.CONCLUDED,
        valid_until__gt=OuterRef("valid_until"),
    )
    fit = VenueVerification.objects.filter(
        state=VerificationState.CONCLUDED,
        outcome=VerificationOutcome.FIT,
        venue__in=Venue.objects.open_on(on),
        venue__kind=VenueKind.INDEPENDENT,
    )
    rows = fit.exclude(Exists(later)).select_related("venue", "scheme")
    return rows.prefetch_related(_serving(at)).order_by("valid_until", "pk")


def _verification_ends(one, at):
    words = _("The verification lasts until %s.") % day(one.valid_until)
    deadline = fixed_day(one.valid_until, words)
    return Due(deadline, _keepers(one.venue), days_before(deadline, WARNED_BEFORE), offices_act=True)


def verifications_ordered(at):
    """Given to a verifier and not concluded."""
    waiting = VenueVerification.objects.filter(state=VerificationState.ORDERED)
    return waiting.select_related("venue", "scheme", "verifier").order_by("due_on", "pk")


def _verification_due(one, at):
    deadline = fixed_day(one.due_on, _("To be concluded by %s, as it was ordered.") % day(one.due_on))
    return Due(deadline, (one.verifier,), days_before(deadline, WARNED_BEFORE), offices_act=True)


KINDS = (
    Kind(
        code="pemeriksaan-alat",
        label=gettext_lazy("Check of equipment"),
        clause="9.3.3",
        subjects=equipment_in_use,
        due=_check_due,
        title=lambda piece: _("Have %(piece)s in %(venue)s checked") % {"piece": piece, "venue": piece.venue},
        mine=_kept_by,
        offices=OFFICE,
        why=gettext_lazy("After that day no test uses it. Have it checked again, and record the new check."),
    ),
    Kind(
        code="verifikasi-tempat",
        label=gettext_lazy("End of a verification"),
        clause="9.3.2",
        subjects=verifications_to_follow,
        due=_verification_ends,
        title=lambda one: (
            _("Have %(venue)s verified again for %(scheme)s") % {"venue": one.venue, "scheme": one.scheme}
        ),
        mine=_kept_by,
        offices=OFFICE,
        why=gettext_lazy("After that day no test of the scheme is held there."),
    ),
    Kind(
        code="tugas-verifikasi",
        label=gettext_lazy("Verification that was ordered"),
        clause="9.3.2",
        subjects=verifications_ordered,
        due=_verification_due,
        title=lambda one: _("Verify %(venue)s for %(scheme)s") % {"venue": one.venue, "scheme": one.scheme},
        mine=lambda person: Q(verifier=person),
        offices=OFFICE,
        why=gettext_lazy("Tests cannot be planned there before."),
    ),
)
