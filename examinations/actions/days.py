"""The day itself: opened, who came and who they are, what happened, closed and signed (9.3.2, 9.3.6; E6)."""

from django.db import transaction

from applications.actions.involvements import involve
from applications.models import Part
from examinations.letters.sessions import tell_assessor_what_happened, tell_session_closed
from examinations.models import Arrival, ArrivalWay, DayReport, Incident, IncidentKind, Presence
from examinations.papers.sessions import report_facts, report_things
from examinations.queries.sessions import live_seats, staff_of
from examinations.rules.days import (
    can_admit,
    can_close_session,
    can_exclude,
    can_identify,
    can_mark_absent,
    can_mark_left,
    can_record_arrival,
    can_start_session,
    can_take_code,
    can_tell_incident,
    has_happened,
    is_late,
    tells_the_day,
)
from examinations.states import PaperState, SessionState
from foundation.documents.actions import keep_hand, keep_upload, order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move

from .written_closing import close_on_leaving, void_paper

CLAUSE = "9.3.2"


@transaction.atomic
def start_session(session, *, by, at):
    """Open the session: from now on arrivals are recorded, and papers may be begun. Returns it.

    Whoever watches over a test has had a part in the cases of its candidates from here on (9.4.2).
    """
    session = lock(session)
    require(can_start_session(by, session, at=at))

    move(session, SessionState.RUNNING)
    session.started_at = at
    session.save()
    for seat in live_seats(session):
        for person in staff_of(session):
            involve(seat.application, person, Part.INVIGILATOR, by=by, at=at)

    record("session.started", session, by=by, at=at)
    return session


@transaction.atomic
def record_arrival(seat, *, typed_name="", drawn=None, address=None, by, at):
    """The candidate signs the attendance list at the invigilator's tablet. Returns the seat."""
    seat = _hold(seat)
    require(can_record_arrival(by, seat))
    hand = keep_hand(typed_name=typed_name, drawn=drawn, address=address, clause=CLAUSE, by=by, at=at)

    return _arrive(seat, ArrivalWay.SIGNATURE, hand, by=by, at=at)


@transaction.atomic
def take_arrival_code(seat, *, code, by, at):
    """The invigilator takes the code that the candidate shows, signed in as themself, on a phone. Returns the seat."""
    seat = _hold(seat)
    require(can_take_code(by, seat, code, at=at))

    return _arrive(seat, ArrivalWay.QR, {}, by=by, at=at)


def _arrive(seat, way, hand, *, by, at):
    Arrival.objects.create(seat=seat, way=way, **hand, seen_by=by, seen_at=at)
    seat.presence = Presence.LATE if is_late(seat, at) else Presence.PRESENT
    seat.arrived_at = at
    seat.save()

    record(
        "candidate.arrived",
        seat.application,
        by=by,
        at=at,
        session=seat.session_id,
        way=way,
        late=seat.minutes_late,
        presence=seat.presence,
    )
    return seat


@transaction.atomic
def admit_late(seat, *, admitted, reason, by, at):
    """An assessor lets somebody who came late in, or does not. Returns the seat."""
    seat = _hold(seat)
    require(can_admit(by, seat, reason))

    seat.admitted, seat.admitted_by, seat.admission_reason = admitted, by, reason.strip()
    seat.save()

    record(
        "candidate.admitted" if admitted else "candidate.turned_away",
        seat.application,
        by=by,
        at=at,
        session=seat.session_id,
        reason=seat.admission_reason,
    )
    return seat


@transaction.atomic
def identify_candidate(seat, *, by, at):
    """Face, identity card and the photo of the application show one person (E6). Returns the seat."""
    seat = _hold(seat)
    require(can_identify(by, seat))

    seat.identified_by, seat.identified_at = by, at
    seat.save()

    record("candidate.identified", seat.application, by=by, at=at, session=seat.session_id)
    return seat


@transaction.atomic
def mark_absent(seat, *, by, at):
    """Somebody has not come. It is recorded, and says nothing about what they can. Returns the seat."""
    seat = _hold(seat)
    require(can_mark_absent(by, seat, at=at))

    seat.presence = Presence.ABSENT
    seat.save()

    record("candidate.absent", seat.application, by=by, at=at, session=seat.session_id)
    return seat


@transaction.atomic
def mark_left(seat, *, by, at):
    """Somebody goes before the end: their paper is closed, and what was saved in time counts. Returns the seat."""
    seat = _hold(seat)
    require(can_mark_left(by, seat))

    seat.presence, seat.left_at = Presence.LEFT, at
    seat.save()
    for paper in seat.written_papers.filter(state=PaperState.RUNNING):
        close_on_leaving(paper, by=by, at=at)

    record("candidate.left", seat.application, by=by, at=at, session=seat.session_id)
    return seat


@transaction.atomic
def tell_incident(session, *, kind, description, happened_at, seat=None, photo=None, by, at):
    """Write down what happened, with a photograph if there is one. Returns the incident.

    `photo` is a file as `examine` found it.
    """
    session = lock(session)
    require(can_tell_incident(by, session, kind=kind, description=description, seat=seat))
    require(has_happened(happened_at, at=at))

    told = {"kind": kind, "description": description, "happened_at": happened_at, "photo": photo}
    return _tell(session, seat, **told, by=by, at=at)


@transaction.atomic
def exclude_candidate(seat, *, description, happened_at, photo=None, by, at):
    """Somebody cheated: the incident is kept, what is being written is taken away. Returns the incident.

    It is no "not yet competent": what follows for the case, its assessors say and the meeting decides.
    """
    seat = _hold(seat)
    require(can_exclude(by, seat, description=description))
    require(has_happened(happened_at, at=at))

    seat.presence, seat.left_at = Presence.EXCLUDED, at
    seat.save()
    for paper in seat.written_papers.filter(state__in=[PaperState.DRAWN, PaperState.RUNNING]):
        void_paper(paper, reason=description, by=by, at=at)
    record("candidate.excluded", seat.application, by=by, at=at, session=seat.session_id)
    told = {"kind": IncidentKind.CHEATING, "description": description, "happened_at": happened_at}
    return _tell(seat.session, seat, **told, photo=photo, by=by, at=at)


@transaction.atomic
def close_session(session, *, summary, typed_name="", drawn=None, address=None, by, at):
    """Close the session and sign its report; what happened in it stands from now on (9.3.6). Returns the report."""
    session = lock(session)
    require(can_close_session(by, session))
    require(tells_the_day(summary))
    hand = keep_hand(typed_name=typed_name, drawn=drawn, address=address, clause="9.3.6", by=by, at=at)

    move(session, SessionState.CLOSED)
    session.closed_at = at
    session.save()
    number = take_number("session_report", at=at)
    facts = report_facts(session, summary=summary.strip(), hand=hand, number=number, at=at)
    things = report_things(session, hand)
    report = DayReport.objects.create(
        session=session,
        summary=summary.strip(),
        signed_by=by,
        signed_at=at,
        paper=order_paper(
            "session-report", facts=facts, things=things, subject=session, number=number, by=by, at=at
        ),
        **hand,
    )

    record("session.closed", session, by=by, at=at, report=number, **_counts(session))
    tell_session_closed(session, at=at)
    return report


def _hold(seat):
    lock(seat.session)
    return lock(seat)


def _tell(session, seat, *, kind, description, happened_at, photo, by, at):
    incident = Incident.objects.create(
        session=session,
        seat=seat,
        kind=kind,
        description=description.strip(),
        photo=keep_upload(photo, by=by, at=at) if photo else None,
        happened_at=happened_at,
        told_by=by,
        told_at=at,
    )
    record("incident.told", session, by=by, at=at, incident=incident.pk, what=kind)
    if seat is not None:
        record("incident.told", seat.application, by=by, at=at, incident=incident.pk, what=kind)
        tell_assessor_what_happened(seat, incident, at=at)
    return incident


def _counts(session):
    """How many came, and how many did not, for the trail."""
    found = [seat.presence for seat in live_seats(session)]
    return {presence.lower(): found.count(presence) for presence in Presence.values if presence in found}
