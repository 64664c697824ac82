"""Where, when, by whom and with what a test is held: what a session needs before it stands (9.3.2, 9.3.3; E8)."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from applications.rules.independence import Act, parts_played
from assessments.rules.assigning import TIES
from examinations.queries.sessions import (
    appointment_of,
    assessors_in,
    engagement_of,
    free_verification,
    live_seats,
    places_taken,
    staff_of,
)
from foundation.look.writing import clock, day, weekday
from foundation.workdays.queries import add_workdays
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorisation_of
from venues.queries import verification_for
from venues.rules import can_use_equipment, can_use_venue

PLACE, THINGS, PEOPLE = "9.3.2", "9.3.3", "9.2.2"
WATCHERS = (Role.VENUE, Role.SECRETARIAT, Role.ASSESSOR)
"""Who may watch over a session: people whom the LSP has given a task and who have undertaken to keep silent."""
LATE_MINUTES, CANDIDATES_A_DAY = 15, 10
"""What is usual, where the version says nothing."""


@dataclass(frozen=True)
class Outline:
    """A session as it is to be: everything that is asked about before it stands."""

    venue: object
    scheme_version: object
    begins_at: dt.datetime
    ends_at: dt.datetime
    capacity: int
    invigilator: object
    assessors: tuple = ()  # registrations
    equipment: tuple = ()
    instructions: str = ""

    @property
    def on(self):
        """The day, by the calendar of the LSP."""
        return timezone.localdate(self.begins_at)


def outline_of(session):
    """A session that stands, as an outline to be changed."""
    return Outline(
        venue=session.venue,
        scheme_version=session.scheme_version,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        capacity=session.capacity,
        invigilator=session.invigilator,
        assessors=tuple(assessors_in(session)),
        equipment=tuple(session.equipment.all()),
        instructions=session.instructions,
    )


def late_minutes(version):
    """So many minutes after the beginning a candidate may still come without being late."""
    return LATE_MINUTES if version.late_minutes is None else version.late_minutes


def candidates_a_day(version):
    """So many candidates an assessor sees on a day before somebody is warned (9.2.2)."""
    return version.candidates_a_day or CANDIDATES_A_DAY


def can_plan_sessions(user, *, on):
    """The office plans tests."""
    if not user.holds(Role.SECRETARIAT, on=on):
        return no(_("Only the secretariat plans test sessions."), clause=PLACE)
    return YES


def can_plan_session(user, outline, *, at, session=None):
    """Whether a session may stand as outlined; with a `session`, whether that one may become so."""
    return first_no(
        can_plan_sessions(user, on=timezone.localdate(at)),
        is_possible_time(outline, at=at),
        is_possible_place(outline, session=session),
        *(can_stand_there(piece, outline) for piece in outline.equipment),
        _has_assessors(outline),
        *(can_assess_there(registration, outline, session=session) for registration in outline.assessors),
        can_watch_there(outline.invigilator, outline, session=session),
        _candidates_are_free(outline, session) if session else YES,
    )


def is_possible_time(outline, *, at):
    """A working day to come, from one hour to a later one of the same day."""
    if outline.begins_at < at:
        return no(_("The session would begin in the past."), clause=PLACE)
    if outline.ends_at <= outline.begins_at or timezone.localdate(outline.ends_at) != outline.on:
        return no(_("A session ends on the day on which it begins, and later."), clause=PLACE)
    counts = outline.scheme_version.joint_leave_counts
    looked_at = add_workdays(outline.on - dt.timedelta(days=1), 1, joint_leave_counts=counts).days[0]
    if not looked_at.counted:
        words = {"day": weekday(outline.on), "why": looked_at.why}
        return no(_("%(day)s is no working day (%(why)s). Choose another one.") % words, clause=PLACE)
    return YES


def is_possible_place(outline, *, session=None):
    """Verified for the scheme on the day, not used up by another session, and with enough seats (9.3.2)."""
    scheme = outline.scheme_version.scheme
    verification = free_verification(outline.venue, scheme, outline.on, but=session)
    held = verification or verification_for(outline.venue, scheme, outline.on)
    if held is not None and verification is None:
        return no(
            _("The verification of %s for this one use is used by another session. Order another one.")
            % outline.venue,
            clause=PLACE,
        )
    usable = can_use_venue(outline.venue, scheme, on=outline.on, verification=verification)
    return usable and _has_seats(outline, session)


def _has_seats(outline, session):
    free = outline.venue.seats - places_taken(outline.venue, outline.begins_at, outline.ends_at, but=session)
    if outline.capacity > free:
        words = {"venue": outline.venue, "free": max(free, 0)}
        return no(_("%(venue)s has %(free)d seats free at that time.") % words, clause=PLACE)
    highest = max((seat.number for seat in live_seats(session)), default=0) if session else 0
    if outline.capacity < highest:
        return no(_("Seat %d is taken. Give it up or move its candidate first.") % highest, clause=PLACE)
    return YES


def can_stand_there(piece, outline):
    """A piece of equipment of that place, in order on that day (9.3.3)."""
    if piece.venue_id != outline.venue.pk:
        return no(_("%s stands in another test place.") % piece, clause=THINGS)
    return can_use_equipment(piece, on=outline.on)


def _has_assessors(outline):
    if not outline.assessors:
        return no(_("Name at least one assessor."), clause=PEOPLE)
    return YES


def can_assess_there(registration, outline, *, session=None):
    """Registered and authorised on the very day, free, no candidate there, and tied to none of them (9.2.2, E8)."""
    return first_no(
        can_assess_on(registration, outline),
        is_free(registration.user, outline, session=session),
        _has_no_part(registration.user, session),
    )


def can_assess_on(registration, outline):
    """Whether registration, authorisation and role hold on the day of the session."""
    person, words = registration.user, {"assessor": registration.user, "day": day(outline.on)}
    if not registration.in_force_on(outline.on):
        return no(_("The registration of %(assessor)s does not hold on %(day)s.") % words, clause=PEOPLE)
    if not authorisation_of(person, outline.scheme_version.scheme, outline.on):
        return no(_("%(assessor)s is not authorised for this scheme on %(day)s.") % words, clause=PEOPLE)
    if not person.is_active or not person.holds(Role.ASSESSOR, on=outline.on):
        return no(_("%(assessor)s is no assessor on %(day)s.") % words, clause=PEOPLE)
    return YES


def can_watch_there(person, outline, *, session=None):
    """Somebody with a task at the LSP, free, not among the assessors, and tied to no candidate (9.3.2)."""
    if not person.is_active or not person.holds(*WATCHERS, on=outline.on):
        return no(_("%s has no task at the LSP on that day.") % person, clause=PLACE)
    if any(same_person(person, registration.user) for registration in outline.assessors):
        return no(_("%s assesses in this session. Somebody else watches over it.") % person, clause=PLACE)
    return first_no(is_free(person, outline, session=session), _has_no_part(person, session))


def is_free(person, outline, *, session=None):
    """Nobody is in two places at once: neither in two sessions nor in one and an appointment (9.3.2)."""
    taken = engagement_of(person, outline.begins_at, outline.ends_at, but=session)
    if taken is not None:
        words = {"person": person, "session": taken.session, "until": clock(taken.ends_at)}
        return no(
            _("%(person)s is in another session at that time: %(session)s until %(until)s.") % words,
            clause=PLACE,
        )
    plan = appointment_of(person, outline.begins_at, outline.ends_at)
    if plan is not None:
        words = {"person": person, "from": f"{plan.starts_at:%H.%M}", "until": f"{plan.ends_at:%H.%M}"}
        return no(
            _("%(person)s has an appointment of an assessment at that time (%(from)s–%(until)s).") % words,
            clause=PLACE,
        )
    return YES


def _has_no_part(person, session):
    """Towards the candidates who have a seat already."""
    if session is None:
        return YES
    return first_no(
        *(is_independent_there(person, seat.application, on=session.on) for seat in live_seats(session))
    )


def is_independent_there(person, application, *, on):
    """Whether somebody may work in a session with this candidate: not the candidate (E8), and without a tie."""
    if same_person(person, application.applicant):
        return no(_("%s is a candidate in this session.") % person, clause=PLACE)
    parts = [played.part for played in parts_played(person, application, on=on)]
    ties = [str(TIES[part]) for part in dict.fromkeys(parts) if part in Act.INVIGILATE.bars]
    if ties:
        words = {"person": person, "case": application, "ties": "; ".join(ties)}
        return no(_("%(person)s is not independent of %(case)s: %(ties)s.") % words, clause=PLACE)
    return YES


def _candidates_are_free(outline, session):
    """Other hours must suit whoever has a seat, too."""
    return first_no(*(is_free(seat.candidate, outline, session=session) for seat in live_seats(session)))


def can_change_session(user, session, *, on):
    """The office, until it begins."""
    return first_no(can_plan_sessions(user, on=on), _is_planned(session))


def can_cancel_session(user, session, reason, *, on):
    """The office, until it begins, with a reason that everybody reads."""
    return first_no(can_change_session(user, session, on=on), says_why(reason))


def can_relieve_invigilator(user, session, *, on):
    """The office, of a session that is open: whoever was to close it cannot (9.3.2)."""
    if not session.is_running:
        return no(_("The invigilator is replaced here while the session is open."), clause=PLACE)
    return can_plan_sessions(user, on=on)


def can_take_over_watch(user, session, person, reason, *, on):
    """Another one who could have been planned, with a reason that stays on file."""
    if same_person(person, session.invigilator):
        return no(_("%s watches over this session already.") % person, clause=PLACE)
    return first_no(
        can_relieve_invigilator(user, session, on=on),
        can_watch_there(person, outline_of(session), session=session),
        says_why(reason),
    )


def can_print_attendance_list(user, session, *, on):
    """The office and whoever works there, before or during the session; its report keeps who came (9.3.6)."""
    if not works_in(user, session) and not user.holds(Role.SECRETARIAT, on=on):
        return no(
            _("Only the secretariat and whoever works in this session print its attendance list."),
            clause=PLACE,
        )
    if not (session.is_planned or session.is_running):
        return no(_("This session is over or called off. Its report says who came."), clause=PLACE)
    if not session.seats.live().exists():
        return no(_("Nobody has a seat in this session."), clause=PLACE)
    return YES


def _is_planned(session):
    if not session.is_planned:
        return no(_("This session is not ahead any more; nothing of it is planned anew."), clause=PLACE)
    return YES


def says_why(reason, *, clause=PLACE):
    """What people read afterwards has a reason."""
    return YES if reason.strip() else no(_("Say why."), clause=clause)


def holds_on_the_day(session, *, on):
    """What was planned is looked at once more in the morning: place, equipment, registrations (9.2.2, 9.3.2, 9.3.3)."""
    outline = outline_of(session)
    return first_no(
        can_use_venue(session.venue, session.scheme_version.scheme, on=on, verification=session.verification),
        *(can_use_equipment(piece, on=on) for piece in outline.equipment),
        *(can_assess_on(registration, outline) for registration in outline.assessors),
    )


def works_in(user, session):
    """Whether this person is the invigilator or one of the assessors."""
    return any(user.pk == person.pk for person in staff_of(session))
