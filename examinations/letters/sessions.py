"""Letters about a session, each with the appointment for the reader's calendar (9.3.2)."""

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.queries import lead_of
from examinations.models import Task
from examinations.queries.sessions import live_seats, staff_of
from foundation.notices.actions import post

from .invitations import CANCEL, REQUEST, invitation
from .posting import secretariat


def tell_candidate_seat(seat, *, at):
    """Where and when, what to bring, with the appointment."""
    _to_candidate("seat_given", seat, method=REQUEST, at=at)


def tell_candidate_seat_given_up(seat, *, at):
    """The appointment leaves the calendar."""
    _to_candidate("seat_given_up", seat, method=CANCEL, at=at)


def tell_staff_session(session, people, *, at):
    """Whoever works there."""
    for person in people:
        _to_staff("session_staff", session, person, method=REQUEST, at=at)


def tell_staff_let_go(session, people, *, at):
    """Whoever was to work there, and does not any more."""
    for person in people:
        _to_staff("session_let_go", session, person, method=CANCEL, at=at)


def tell_all_session_changed(session, *, but=(), at):
    """Candidates and staff, each with the appointment as it is now; `but` are told otherwise."""
    for seat in live_seats(session):
        _to_candidate("session_changed", seat, method=REQUEST, at=at)
    for person in staff_of(session):
        if person not in but:
            _to_staff("session_staff_changed", session, person, method=REQUEST, at=at)


def tell_all_session_cancelled(session, seats, *, at):
    """Candidates and staff; `seats` are those that there were."""
    for seat in seats:
        _to_candidate("session_cancelled", seat, method=CANCEL, at=at)
    for person in staff_of(session):
        _to_staff("session_staff_cancelled", session, person, method=CANCEL, at=at)


def tell_assessor_what_happened(seat, incident, *, at):
    """The lead assessor of a case learns what was seen of its candidate."""
    lead = lead_of(seat.plan.assessment)
    if lead is not None:
        post(
            "examinations/letters/incident",
            to=lead.registration.user,
            at=at,
            url=seat.session.get_absolute_url(),
            seat=seat,
            incident=incident,
        )


def tell_session_closed(session, *, at):
    """The office and the assessors: the report of the day is there."""
    people = {*secretariat(at), *staff_of(session)} - {session.invigilator}
    for person in sorted(people, key=lambda person: person.pk):
        post(
            "examinations/letters/session_closed",
            to=person,
            at=at,
            url=session.get_absolute_url(),
            session=session,
        )


def tell_settled(disposition, *, at):
    """The lead assessor and the office: a result in doubt stands, or does not count."""
    seat = disposition.seat
    lead = lead_of(seat.plan.assessment)
    people = {*secretariat(at), *([lead.registration.user] if lead else [])} - {disposition.settled_by}
    for person in sorted(people, key=lambda person: person.pk):
        post(
            "examinations/letters/settled",
            to=person,
            at=at,
            url=seat.session.get_absolute_url(),
            disposition=disposition,
            seat=seat,
        )


def tell_candidate_result_void(disposition, *, at):
    """The candidate: this test does not count, and it is held again."""
    seat = disposition.seat
    post(
        "examinations/letters/result_void",
        to=seat.candidate,
        at=at,
        url=seat.application.get_absolute_url(),
        disposition=disposition,
        seat=seat,
    )


def bring_note(person):
    """What every candidate brings, in the language of the person."""
    with translation.override(person.language):
        return _("Bring your identity card, the one of your application.")


def _to_candidate(name, seat, *, method, at):
    person, session = seat.candidate, seat.session
    post(
        f"examinations/letters/{name}",
        to=person,
        at=at,
        url=seat.get_absolute_url(),
        enclosed=invitation(session, person, at=at, method=method, note=bring_note(person)),
        seat=seat,
        session=session,
    )


def _to_staff(name, session, person, *, method, at):
    task = Task.INVIGILATOR if person.pk == session.invigilator_id else Task.ASSESSOR
    post(
        f"examinations/letters/{name}",
        to=person,
        at=at,
        url=session.get_absolute_url(),
        enclosed=invitation(session, person, at=at, method=method),
        session=session,
        watches=task == Task.INVIGILATOR,
    )
