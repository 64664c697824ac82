"""The day of a session: opened, who came, who they are, what happened, closed and signed (9.3)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.models import Involvement, Part
from applications.rules.independence import Act, may_act
from examinations.actions.days import (
    admit_late,
    close_session,
    exclude_candidate,
    identify_candidate,
    mark_absent,
    mark_left,
    record_arrival,
    start_session,
    take_arrival_code,
    tell_incident,
)
from examinations.models import AnswerStanding, Arrival, Incident, IncidentKind, Presence, Seat
from examinations.queries.sessions import events, plans_waiting
from examinations.rules.days import code_for
from examinations.states import PaperState, SessionState
from foundation.documents.actions import print_paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.examinations import TESTED_AT
from tests.factories.people import UserFactory
from tests.factories.sessions import CLOSED_AT, OPENED_AT, arrived, held, here, opened, seated
from tests.factories.written import BEGUN_AT, right, say, writing

pytestmark = pytest.mark.django_db

LATE_AT = TESTED_AT + dt.timedelta(minutes=20)


def assessor_in(session):
    return session.assessors.get().registration.user


def refused(why, act, /, *args, **facts):
    """The reason, that nothing was written, and that nobody was told."""
    before = (Entry.objects.count(), Notice.objects.count(), list(Seat.objects.values()))

    with pytest.raises(NotAllowed, match=why):
        act(*args, **facts)

    assert (Entry.objects.count(), Notice.objects.count(), list(Seat.objects.values())) == before


@pytest.mark.clause("9.3.2", "9.4.2")
def test_who_watches_over_a_test_does_not_decide_on_its_candidates():
    seat = opened(seated())

    watcher = seat.session.invigilator
    assert seat.session.state == SessionState.RUNNING
    assert Involvement.objects.filter(
        application=seat.application, user=watcher, part=Part.INVIGILATOR
    ).exists()
    assert not may_act(watcher, seat.application, Act.DECIDE, on=TESTED_AT.date())
    assert not may_act(watcher, seat.application, Act.SIGN, on=TESTED_AT.date())


@pytest.mark.clause("9.3.2")
def test_a_session_is_opened_on_its_day_near_its_hour_by_who_works_there():
    seat = seated()
    session = seat.session

    refused(
        "Hanya penyelia",
        start_session,
        session,
        by=UserFactory(secretariat=True),
        at=OPENED_AT,
    )
    refused(
        "diadakan pada",
        start_session,
        session,
        by=session.invigilator,
        at=TESTED_AT - dt.timedelta(days=1),
    )
    refused(
        "Buka sesi mulai",
        start_session,
        session,
        by=session.invigilator,
        at=TESTED_AT - dt.timedelta(hours=4),
    )


@pytest.mark.clause("9.3.2")
def test_who_signs_the_list_in_time_is_present_and_who_comes_later_than_the_setting_is_late():
    seat = arrived(opened(seated()))
    assert (seat.presence, seat.minutes_late) == (Presence.PRESENT, 0)

    other = arrived(opened(seated()), at=LATE_AT)
    assert (other.presence, other.minutes_late) == (Presence.LATE, 20)
    refused("datang terlambat", identify_candidate, other, by=other.session.invigilator, at=LATE_AT)
    refused(
        "Asesor sesi",
        admit_late,
        other,
        admitted=True,
        reason="Macet.",
        by=other.session.invigilator,
        at=LATE_AT,
    )
    refused(
        "Tulis alasannya",
        admit_late,
        other,
        admitted=True,
        reason=" ",
        by=assessor_in(other.session),
        at=LATE_AT,
    )

    admit_late(other, admitted=True, reason="Macet.", by=assessor_in(other.session), at=LATE_AT)
    identify_candidate(other, by=other.session.invigilator, at=LATE_AT)
    other.refresh_from_db()
    assert other.identified_at == LATE_AT


@pytest.mark.clause("9.3.2")
def test_within_the_minutes_of_the_version_nobody_is_late():
    seat = arrived(opened(seated()), at=TESTED_AT + dt.timedelta(minutes=15))

    assert (seat.presence, seat.minutes_late) == (Presence.PRESENT, 15)


@pytest.mark.clause("9.3.2")
def test_the_code_on_the_phone_counts_for_minutes_and_once():
    seat = opened(seated())
    watcher, code = seat.session.invigilator, code_for(seat, OPENED_AT)

    later = OPENED_AT + dt.timedelta(minutes=4)
    refused("terlalu lama", take_arrival_code, seat, code=code, by=watcher, at=later)
    refused("terlalu lama", take_arrival_code, seat, code="0" * 20, by=watcher, at=OPENED_AT)
    refused("Hanya penyelia", take_arrival_code, seat, code=code, by=seat.candidate, at=OPENED_AT)

    take_arrival_code(seat, code=code, by=watcher, at=OPENED_AT + dt.timedelta(minutes=1))
    assert Arrival.objects.get().way == "QR"
    refused("sudah dicatat", take_arrival_code, seat, code=code, by=watcher, at=OPENED_AT)


@pytest.mark.clause("9.3.2")
def test_nobody_signs_the_list_with_nothing_and_nobody_twice():
    seat = opened(seated())
    watcher = seat.session.invigilator

    refused("Tanda tangani", record_arrival, seat, by=watcher, at=OPENED_AT)
    arrived(seat)
    seat.refresh_from_db()
    refused("sudah dicatat", record_arrival, seat, typed_name="x", by=watcher, at=OPENED_AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrival.objects.update(way="QR")


@pytest.mark.clause("9.3.2")
def test_absent_is_recorded_after_the_beginning_and_who_comes_after_all_is_late():
    seat = opened(seated())
    watcher = seat.session.invigilator

    refused("Tunggu", mark_absent, seat, by=watcher, at=OPENED_AT)
    mark_absent(seat, by=watcher, at=LATE_AT)
    seat.refresh_from_db()
    assert seat.presence == Presence.ABSENT

    assert arrived(seat, at=LATE_AT).presence == Presence.LATE


@pytest.mark.clause("9.3.2")
def test_who_leaves_writes_no_more_and_what_was_saved_in_time_counts():
    desk = writing()
    left_at = BEGUN_AT + dt.timedelta(minutes=5)
    say(desk, 1, choice=right(desk.items[1]), at=BEGUN_AT)

    mark_left(desk.seat, by=desk.session.invigilator, at=left_at)

    desk.seat.refresh_from_db()
    desk.paper.refresh_from_db()
    assert (desk.seat.presence, desk.seat.left_at) == (Presence.LEFT, left_at)
    assert (desk.paper.state, desk.paper.closed_at) == (PaperState.HANDED_IN, left_at)
    assert desk.paper.items.get(position=1).achieved
    afterwards = say(desk, 2, choice=right(desk.items[2]), at=left_at + dt.timedelta(seconds=1))
    assert afterwards.standing == AnswerStanding.LATE
    assert desk.seat.plan.assessment.state == "TESTING"


@pytest.mark.clause("9.3.2")
def test_who_came_late_and_was_not_let_in_was_not_tested_and_waits_for_a_seat():
    seat = arrived(opened(seated()), at=LATE_AT)
    session, reason = seat.session, "Sesi praktik sudah separuh jalan."
    admit_late(seat, admitted=False, reason=reason, by=assessor_in(session), at=LATE_AT)

    close_session(session, summary="Lancar.", typed_name="x", by=session.invigilator, at=CLOSED_AT)

    assert list(plans_waiting(session.scheme_version)) == [seat.plan]
    assert not list(events(assessor_in(session)))


@pytest.mark.clause("9.3.2")
def test_without_a_photograph_the_doubt_is_written_down_before_anybody_is_tested():
    seat = arrived(opened(seated()))
    seat.application.attachments.filter(requirement__slot="PHOTO").delete()
    watcher = seat.session.invigilator
    facts = {"description": "KTP diperiksa, wajah sesuai.", "happened_at": OPENED_AT}

    refused("Tidak ada foto", identify_candidate, seat, by=watcher, at=OPENED_AT)
    tell_incident(seat.session, kind=IncidentKind.IDENTITY, seat=seat, **facts, by=watcher, at=OPENED_AT)

    assert identify_candidate(seat, by=watcher, at=OPENED_AT).identified_by == watcher


@pytest.mark.clause("9.3.2")
def test_who_cheats_is_recorded_and_no_case_is_judged_by_it():
    seat = here()
    session = seat.session
    facts = {"description": "Membuka contekan di bawah meja.", "happened_at": TESTED_AT}

    refused(
        "Uraikan",
        exclude_candidate,
        seat,
        description=" ",
        happened_at=TESTED_AT,
        by=session.invigilator,
        at=TESTED_AT,
    )
    refused("masa depan", exclude_candidate, seat, **facts, by=session.invigilator, at=OPENED_AT)
    exclude_candidate(seat, **facts, by=session.invigilator, at=TESTED_AT)

    seat.refresh_from_db()
    assert seat.presence == Presence.EXCLUDED
    assert seat.plan.assessment.state == "TESTING"
    assert Incident.objects.get().kind == IncidentKind.CHEATING
    assert Notice.objects.filter(to=assessor_in(session), subject__startswith="Ada kejadian").exists()
    refused("tidak tercatat hadir", mark_left, seat, by=session.invigilator, at=TESTED_AT)


@pytest.mark.clause("9.3.2")
def test_an_incident_about_a_person_names_the_seat_and_stays():
    seat = here()
    session = seat.session
    facts = {
        "description": "Listrik padam.",
        "happened_at": TESTED_AT,
        "by": session.invigilator,
        "at": TESTED_AT,
    }

    refused("peserta mana", tell_incident, session, kind=IncidentKind.IDENTITY, **facts)
    tell_incident(session, kind=IncidentKind.TECHNICAL, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.update(description="Tidak ada apa-apa.")


@pytest.mark.clause("9.3.6")
def test_a_session_closes_when_it_is_known_of_everybody_and_its_report_is_signed():
    seat = opened(seated())
    session, watcher = seat.session, seat.session.invigilator
    signed = {"summary": "Lancar.", "typed_name": "x", "by": watcher, "at": CLOSED_AT}

    refused(seat.name, close_session, session, **signed)
    seat = arrived(seat)
    refused("pasfoto", close_session, seat.session, **signed)
    identify_candidate(seat, by=watcher, at=OPENED_AT)
    refused("Penyelia menutup", close_session, session, **signed | {"by": assessor_in(session)})
    refused("bagaimana", close_session, session, **signed | {"summary": " "})

    report = close_session(session, **signed)
    session.refresh_from_db()
    assert (session.state, report.paper.kind) == (SessionState.CLOSED, "session-report")
    assert [row["name"] for row in report.paper.facts["attendance"]] == [seat.name]


@pytest.mark.clause("9.3.6")
def test_what_happened_in_a_session_that_is_over_stays():
    seat = held()

    refused("tidak sedang dibuka", mark_left, seat, by=seat.session.invigilator, at=CLOSED_AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=seat.pk).update(presence=Presence.ABSENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        seat.session.equipment.through.objects.create(session=seat.session, equipment_id=1)


@pytest.mark.clause("9.3.6")
def test_the_report_of_the_day_is_printed():
    report = held().session.report

    paper = print_paper(report.paper, by=report.signed_by, at=CLOSED_AT)

    assert paper.is_ready
