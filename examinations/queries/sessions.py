"""Sessions, who is taken at which hours, and who waits for a seat (9.3.2)."""

import datetime as dt
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries import accounts_of
from assessments.models import Assessment, Assignment, Plan, Retake
from assessments.queries.events import Event
from assessments.states import AssessmentState
from examinations.models import (
    HERE,
    TOOK_PART,
    Disposition,
    DispositionOutcome,
    Engagement,
    Record,
    Seat,
    Session,
    SessionAssessor,
    TestPlan,
    WrittenPaper,
)
from examinations.states import PaperState, RecordState, SessionState
from foundation.look.writing import day
from schemes.models import SchemeVersion
from venues.models import Equipment, Venue, VenueVerification
from venues.rules import Use

BEFORE_THE_TEST = (AssessmentState.ASSIGNED, AssessmentState.AGREED, AssessmentState.REVIEWING)
"""While a case is here, the appointment of its plan is still to come."""


def sessions_with_seats(sessions):
    """Each with its place and the number of its seats that are taken (`.taken`)."""
    taken = Count("seats", filter=Q(seats__given_up_at__isnull=True))
    return sessions.select_related("venue", "scheme_version", "invigilator").annotate(taken=taken)


def live_seats(session):
    """The seats that are taken, in their order, each with its candidate."""
    seats = session.seats.live().with_candidate().select_related("admitted_by", "arrival__drawn")
    return seats.prefetch_related("plan__assessment__adjustments")


def assessors_in(session):
    """The registrations of those who assess there."""
    return [row.registration for row in session.assessors.select_related("registration__user")]


def staff_of(session):
    """Whoever works there: the invigilator and the assessors."""
    return [session.invigilator, *(registration.user for registration in assessors_in(session))]


def engagement_of(person, begins_at, ends_at, *, but=None):
    """What this human being is taken by at that time in another session; None where they are free."""
    taken = Engagement.objects.filter(
        user__in=accounts_of(person), begins_at__lt=ends_at, ends_at__gt=begins_at
    )
    if but is not None and but.pk:
        taken = taken.exclude(session=but)
    return taken.select_related("session__venue").first()


def appointment_of(person, begins_at, ends_at):
    """The appointment of a plan, on either side, at that time; None where the person is free (9.2.1)."""
    begins, ends = timezone.localtime(begins_at), timezone.localtime(ends_at)
    accounts = accounts_of(person)
    last = Plan.objects.filter(assessment=OuterRef("assessment")).order_by("-number").values("pk")[:1]
    assessing = Assignment.objects.live().filter(registration__user__in=accounts).values("assessment")
    plans = Plan.objects.filter(
        Q(assessment__application__applicant__in=accounts) | Q(assessment__in=assessing),
        pk=Subquery(last),
        on=begins.date(),
        change_asked_at__isnull=True,
        assessment__state__in=BEFORE_THE_TEST,
    )
    for plan in plans.select_related("assessment__application"):
        starts = dt.datetime.combine(plan.on, plan.starts_at)
        over = starts + dt.timedelta(minutes=plan.lasts)
        if starts < ends.replace(tzinfo=None) and begins.replace(tzinfo=None) < over:
            return plan
    return None


def elsewhere(person, begins_at, ends_at):
    """For the floor below: the session that takes this person at that time, in words; empty where they are free."""
    taken = engagement_of(person, begins_at, ends_at)
    return str(taken.session) if taken else ""


def places_taken(venue, begins_at, ends_at, *, but=None):
    """How many seats of the place other sessions need at that time."""
    others = Session.objects.standing().filter(venue=venue, begins_at__lt=ends_at, ends_at__gt=begins_at)
    if but is not None and but.pk:
        others = others.exclude(pk=but.pk)
    return others.aggregate(all=Sum("capacity"))["all"] or 0


def most_seats(venue):
    """For the floor below: the most seats that sessions need there at one time that are still to be held, and the day;
    None without any. They need most at the beginning of one of them.
    """
    ahead = Session.objects.ahead().filter(venue=venue)
    needed = [
        (sum(one.capacity for one in ahead if one.begins_at <= start.begins_at < one.ends_at), start.on)
        for start in ahead
    ]
    return max(needed, default=None)


def free_verification(venue, scheme, on, *, but=None):
    """The verification that a session on that day would stand on: where it is for one use, one that is not used yet."""
    held = VenueVerification.objects.holding_on(on).filter(venue=venue, scheme=scheme)
    if venue.is_verified_for_each_use:
        used = Session.objects.standing()
        if but is not None and but.pk:
            used = used.exclude(pk=but.pk)
        held = held.exclude(pk__in=used.values("verification"))
    return held.order_by("-valid_until", "-pk").first()


def free_numbers(session):
    """The seats that nobody has, in their order."""
    taken = set(session.seats.live().values_list("number", flat=True))
    return [number for number in range(1, session.capacity + 1) if number not in taken]


def plans_waiting(version):
    """Agreed plans of candidates of this version who wait for a test and have no seat to come, the longest first."""
    return (
        _waiting()
        .filter(assessment__application__scheme_version=version)
        .select_related("assessment__application__particulars", "assessment__application__applicant")
        .prefetch_related(
            Prefetch("assessment__assignments", Assignment.objects.live()),
            "assessment__adjustments",
            "methods__instrument",
        )
        .order_by("agreed_at", "pk")
    )


def waiting_by_version():
    """[(version, how many wait for a seat)], those versions only for which somebody does."""
    version = "assessment__application__scheme_version"
    counted = dict(_waiting().order_by().values_list(version).annotate(Count("pk")))
    found = SchemeVersion.objects.filter(pk__in=counted).order_by("title_id", "pk")
    return [(one, counted[one.pk]) for one in found]


def _waiting():
    """Whoever sat a session out has been tested, unless that result was struck out; whoever was absent, was not let in,
    left or was excluded waits again.
    """
    latest = TestPlan.objects.filter(assessment=OuterRef("assessment")).order_by("-number").values("pk")[:1]
    # A retest is planned anew (9.3.5).
    again = Retake.objects.filter(assessment=OuterRef("assessment"), opened_at__gt=OuterRef("proposed_at"))
    ahead = Seat.objects.live().filter(session__state__in=[SessionState.PLANNED, SessionState.RUNNING])
    void = Disposition.objects.filter(outcome=DispositionOutcome.VOID).values("seat")
    done = Seat.objects.live().let_in().filter(session__state=SessionState.CLOSED, presence__in=HERE)
    return (
        TestPlan.objects.filter(
            pk=Subquery(latest),
            agreed_at__isnull=False,
            assessment__state=AssessmentState.TESTING,
        )
        .exclude(Exists(again))
        .exclude(assessment__in=ahead.values("plan__assessment"))
        .exclude(pk__in=done.exclude(pk__in=void).values("plan"))
    )


def candidates_on(assessor, on, *, but=None):
    """How many candidates this assessor leads who are tested on that day."""
    leading = Assignment.objects.live().filter(registration__user=assessor, is_lead=True).values("assessment")
    seats = Seat.objects.live().filter(
        plan__assessment__in=leading, session__begins_at__range=day_of(on), session__state__in=_HELD
    )
    return seats.exclude(plan=but).count() if but else seats.count()


_HELD = (SessionState.PLANNED, SessionState.RUNNING, SessionState.CLOSED)


def day_of(day):
    """The first and the last moment of a day, by the clock of the LSP."""
    return tuple(timezone.make_aware(dt.datetime.combine(day, at)) for at in (dt.time.min, dt.time.max))


def upcoming_seat(assessment):
    """The seat of a case in a session that is still to be held; None without."""
    seats = Seat.objects.live().filter(plan__assessment=assessment, session__in=Session.objects.ahead())
    return seats.with_candidate().order_by("session__begins_at").first()


def unfinished(assessment):
    """Whether a paper of the case is being written or marked, or a record of its test is open."""
    papers = WrittenPaper.objects.filter(
        seat__plan__assessment=assessment, state__in=[PaperState.RUNNING, PaperState.HANDED_IN]
    )
    records = Record.objects.filter(seat__plan__assessment=assessment, state=RecordState.OPEN)
    return papers.exists() or records.exists()


def idle_seats():
    """Seats in sessions to come of candidates whose assessment was stopped."""
    seats = Seat.objects.live().with_candidate()
    return seats.filter(session__state=SessionState.PLANNED, plan__assessment__state=AssessmentState.STOPPED)


def last_seat(assessment):
    """The seat of a case in the last session that was held; None without."""
    seats = Seat.objects.live().filter(plan__assessment=assessment, session__state=SessionState.CLOSED)
    return seats.with_candidate().order_by("-session__begins_at").first()


def photo_of(application):
    """The file of the applicant's photo that counts; None without one (9.1.2.b)."""
    photos = [
        row
        for row in application.attachments.current().select_related("requirement", "upload").all()
        if row.requirement.is_photo
    ]
    return photos[0].upload if photos else None


def movable_to(seat, *, at):
    """Other planned sessions of the same scheme version with a seat that is free."""
    others = Session.objects.filter(
        scheme_version=seat.session.scheme_version_id, state=SessionState.PLANNED, ends_at__gt=at
    ).exclude(pk=seat.session_id)
    return [session for session in sessions_with_seats(others) if session.taken < session.capacity]


def uses(record):
    """For the floor of test places: the sessions that use a place, a verification or a piece of equipment."""
    kinds = {Venue: "venue", VenueVerification: "verification", Equipment: "equipment"}
    sessions = Session.objects.standing().filter(**{kinds[type(record)]: record})
    return [
        Use(_told(session), session.on, session.get_absolute_url())
        for session in sessions_with_seats(sessions)
    ]


def _told(session):
    people = ngettext("%d candidate", "%d candidates", session.taken) % session.taken
    return _("%(scheme)s, %(people)s") % {"scheme": session.scheme_version.title, "people": people}


def awaited(assessment):
    """For the report: a session that is planned or open, and of one that is over what was not settled (9.3.6)."""
    seat = upcoming_seat(assessment)
    if seat is not None:
        words = _("the session at %(venue)s on %(day)s is not over yet")
        yield words % {"venue": seat.session.venue, "day": day(seat.session.begins_at)}


def events(assessor):
    """For the report of an assessor: the sessions in which they worked, with their cases there (9.3.6)."""
    mine = Assignment.objects.live().filter(registration__user=assessor).values("assessment")
    there = SessionAssessor.objects.filter(registration__user=assessor).values("session")
    seats = (
        Seat.objects.live()
        .let_in()
        .filter(
            session__in=there,
            session__state=SessionState.CLOSED,
            plan__assessment__in=mine,
            presence__in=TOOK_PART,
        )
    )
    for session, taken in groupby(seats.with_candidate().order_by("session", "number"), _session_of):
        cases = [seat.plan.assessment for seat in taken]
        title, place = str(session.scheme_version.title), str(session.venue)
        yield Event(f"sesi-{session.pk}", title, place, session.on, cases)


def _session_of(seat):
    return seat.session


def versions_to_test(on):
    """Versions by which somebody may be tested: those in force, and those of candidates who wait."""
    waiting = Assessment.objects.filter(state=AssessmentState.TESTING).values("application__scheme_version")
    in_force = SchemeVersion.objects.in_force_on(on).values("pk")
    found = SchemeVersion.objects.filter(Q(pk__in=in_force) | Q(pk__in=waiting))
    return found.select_related("scheme").order_by("title_id", "pk")


def attendance_seats(session):
    """The seats of a session with all that the page of the day shows of them."""
    return live_seats(session).select_related("identified_by")
