"""Seats are given, moved and given up; never one too many (9.2.1, 9.3.2)."""

import datetime as dt
import threading
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.actions import answer_correction, ask_for_correction, stop_assessment
from assessments.queries import last_recommendation
from examinations.actions.seats import free_seat, give_seats, give_up_seat, move_seat
from examinations.actions.sessions import change_session, plan_session
from examinations.actions.written import start_paper
from examinations.models import Engagement, Seat, Session, Task
from examinations.queries import current_test_plan
from examinations.queries.sessions import plans_waiting
from examinations.rules.seats import seat_rows
from examinations.rules.sessions import outline_of
from examinations.tasks.seats import free_idle
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import an_assessor
from tests.factories.examinations import TESTED_AT, proposed_test_plan
from tests.factories.people import UserFactory
from tests.factories.sessions import (
    CLOSED_AT,
    PLANNED_AT,
    a_plan,
    an_outline,
    another_like,
    assessor_of,
    held,
    opened,
    planned_session,
    seated,
)
from tests.factories.written import writer, writing

pytestmark = pytest.mark.django_db


def session_for(plan, **facts):
    return planned_session(plan.assessment.application.scheme_version, assessors=[assessor_of(plan)], **facts)


@pytest.mark.clause("9.3.2")
def test_who_waits_gets_a_seat_and_an_invitation():
    plan = a_plan()
    session = session_for(plan)
    assert list(plans_waiting(session.scheme_version)) == [plan]

    rows = give_seats(session, [plan], by=session.planned_by, at=PLANNED_AT)

    assert bool(rows[0].answer)
    seat = session.seats.get()
    assert (seat.number, seat.candidate) == (1, plan.assessment.application.applicant)
    assert Engagement.objects.get(task=Task.CANDIDATE).user == seat.candidate
    assert Notice.objects.filter(to=seat.candidate).latest("pk").enclosure.name == "undangan.ics"
    assert not plans_waiting(session.scheme_version)


@pytest.mark.clause("9.2.1")
def test_nobody_sits_down_without_an_agreed_plan():
    plan = proposed_test_plan()
    session = session_for(plan)
    before = (Entry.objects.count(), Notice.objects.count())

    rows = give_seats(session, [plan], by=session.planned_by, at=PLANNED_AT)

    assert "menyetujui rencana" in rows[0].answer.reason
    assert (Entry.objects.count(), Notice.objects.count(), Seat.objects.count()) == (*before, 0)


@pytest.mark.clause("9.3.2")
def test_the_preview_says_of_each_what_will_become_of_it_and_writes_nothing():
    plan = a_plan()
    other = another_like(plan)
    session = session_for(plan, capacity=1)

    rows = seat_rows(session.planned_by, session, [plan, other], on=PLANNED_AT.date())
    given = give_seats(session, [plan, other], by=session.planned_by, at=PLANNED_AT)

    assert [bool(row.answer) for row in rows] == [bool(row.answer) for row in given] == [True, False]
    assert "penuh" in rows[1].answer.reason
    assert session.seats.count() == 1


@pytest.mark.clause("9.3.2")
def test_the_database_knows_each_seat_once_and_none_beyond_the_last():
    seat = seated(capacity=1)
    other = another_like(seat.plan)
    facts = {"session": seat.session, "plan": other, "given_by": seat.given_by, "given_at": PLANNED_AT}

    for number in (1, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(number=number, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.all().delete()


@pytest.mark.clause("9.3.2")
def test_room_is_not_taken_away_from_who_has_a_seat():
    seat = seated()
    other = another_like(seat.plan)
    session = seat.session
    give_seats(session, [other], by=session.planned_by, at=PLANNED_AT)
    smaller = replace(outline_of(session), capacity=1)

    with pytest.raises(NotAllowed, match="Kursi 2 terisi"):
        change_session(session, smaller, seen=session.version, by=session.planned_by, at=PLANNED_AT)
    with pytest.raises(IntegrityError, match="keeps_room"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(capacity=1)


@pytest.mark.clause("9.3.2")
def test_nobody_is_tested_in_two_sessions_at_once():
    seat = seated()
    beside = planned_session(
        seat.session.scheme_version, assessors=[an_assessor(seat.session.scheme_version.scheme)]
    )

    rows = give_seats(beside, [seat.plan], by=beside.planned_by, at=PLANNED_AT)
    assert "Sudah punya kursi" in rows[0].answer.reason
    with pytest.raises(IntegrityError, match="nobody_is_in_two_sessions"), transaction.atomic():
        Seat.objects.create(
            session=beside, number=1, plan=seat.plan, given_by=seat.given_by, given_at=PLANNED_AT
        )


@pytest.mark.clause("9.2.2")
def test_more_candidates_of_an_assessor_than_the_version_says_are_pointed_out():
    seat = seated()
    plan = another_like(seat.plan)
    lead = plan.assessment.assignments.get()
    lead.registration = assessor_of(seat.plan)
    lead.save()
    seat.session.scheme_version.candidates_a_day = 1

    rows = seat_rows(seat.session.planned_by, seat.session, [plan], on=PLANNED_AT.date())

    assert rows[0].answer
    assert rows[0].warnings == (
        f"{lead.registration.user} akan menguji 2 peserta pada hari itu, lebih dari 1.",
    )


@pytest.mark.clause("9.2.2")
def test_that_no_assessor_of_the_case_is_there_is_pointed_out():
    seat = seated()

    rows = seat_rows(seat.session.planned_by, seat.session, [another_like(seat.plan)], on=PLANNED_AT.date())

    assert rows[0].warnings == ("Tidak ada asesor perkara ini yang bertugas dalam sesi ini.",)


@pytest.mark.clause("9.3.2")
def test_a_candidate_is_moved_and_the_earlier_appointment_leaves_the_calendar():
    seat = seated()
    session = seat.session
    outline = an_outline(
        session.scheme_version, assessors=[assessor_of(seat.plan)], begins_at=TESTED_AT + dt.timedelta(days=1)
    )
    to = plan_session(outline, by=session.planned_by, at=PLANNED_AT)

    moved = move_seat(seat, to, reason="Ruang penuh.", by=session.planned_by, at=PLANNED_AT)

    seat.refresh_from_db()
    assert (moved.session, seat.given_up_at) == (to, PLANNED_AT)
    methods = [
        bytes(letter.enclosure.data)
        for letter in Notice.objects.filter(to=seat.candidate).order_by("-pk")[:2]
    ]
    assert b"METHOD:REQUEST" in methods[0]
    assert b"METHOD:CANCEL" in methods[1]
    assert b"SEQUENCE:1" in methods[1]


@pytest.mark.clause("9.3.2")
def test_who_cannot_be_moved_keeps_the_seat():
    seat = seated()
    full = opened(seated()).session
    before = (Entry.objects.count(), Notice.objects.count())

    with pytest.raises(NotAllowed):
        move_seat(seat, full, reason="Ruang penuh.", by=seat.session.planned_by, at=PLANNED_AT)

    seat.refresh_from_db()
    assert seat.given_up_at is None
    assert (Entry.objects.count(), Notice.objects.count()) == before


@pytest.mark.clause("9.3.2")
def test_a_seat_is_given_up_with_a_reason_before_the_session_begins():
    seat = seated()
    by = {"by": seat.session.planned_by, "at": PLANNED_AT}

    with pytest.raises(NotAllowed, match="Tulis alasannya"):
        give_up_seat(seat, reason=" ", **by)
    with pytest.raises(NotAllowed, match="Hanya sekretariat"):
        give_up_seat(seat, reason="Sakit.", by=UserFactory(roles=["ASSESSOR"]), at=PLANNED_AT)
    give_up_seat(seat, reason="Sakit.", **by)

    assert list(plans_waiting(seat.session.scheme_version)) == [seat.plan]
    running = opened(seated())
    with pytest.raises(NotAllowed, match="sudah dibuka"):
        give_up_seat(running, reason="Sakit.", by=running.session.planned_by, at=TESTED_AT)


@pytest.mark.clause("9.3.2")
def test_who_was_tested_waits_no_more():
    seat = held(at=CLOSED_AT)

    assert not plans_waiting(seat.session.scheme_version)


@pytest.mark.clause("9.3.2")
@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_last_seat_at_once_give_it_once():
    plan = a_plan()
    plans = [plan, another_like(plan)]
    session = session_for(plan, capacity=1)
    results = race(
        *(
            lambda each=each: give_seats(session, [each], by=session.planned_by, at=PLANNED_AT)
            for each in plans
        )
    )

    assert sorted(bool(rows[0].answer) for rows in results) == [False, True]
    assert session.seats.live().count() == 1


@pytest.mark.clause("9.3.2")
@pytest.mark.django_db(transaction=True)
def test_two_who_plan_one_person_into_two_sessions_at_once_plan_it_once():
    plan = a_plan()
    version, watcher = plan.assessment.application.scheme_version, UserFactory(roles=["VENUE"])
    outlines = [
        an_outline(version, assessors=[an_assessor(version.scheme)], invigilator=watcher) for _ in range(2)
    ]
    office = UserFactory(secretariat=True)
    results = race(*(lambda each=each: plan_session(each, by=office, at=PLANNED_AT) for each in outlines))

    assert sorted(isinstance(each, NotAllowed) for each in results) == [False, True]
    assert Engagement.objects.filter(user=watcher).count() == 1


def race(*acts):
    """What each of these acts gives, or how it was refused, when all begin in the same moment."""
    gate, results = threading.Barrier(len(acts)), []

    def run(act):
        gate.wait()
        try:
            results.append(act())
        except NotAllowed as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.clause("9.1.4", "9.3.2")
def test_the_seat_of_a_case_that_was_stopped_becomes_free_and_the_calendar_knows(clock_at):
    seat = seated()
    stop_assessment(seat.application, by=seat.candidate, at=PLANNED_AT)
    clock_at(PLANNED_AT)

    free_idle()
    free_idle()

    seat.refresh_from_db()
    assert (seat.given_up_at, seat.given_up_reason) == (PLANNED_AT, "Asesmen dihentikan.")
    letter = Notice.objects.filter(to=seat.candidate).latest("pk")
    assert b"METHOD:CANCEL" in bytes(letter.enclosure.data)
    assert Entry.objects.filter(verb="seat.given_up").count() == 1
    assert not Engagement.objects.filter(task=Task.CANDIDATE).exists()


@pytest.mark.clause("9.1.4")
def test_who_is_not_tested_any_more_begins_no_paper():
    ready = writer()
    instrument = ready.plan.methods.first().instrument
    stop_assessment(ready.application, by=ready.candidate, at=TESTED_AT)
    ready.plan.assessment.refresh_from_db()

    with pytest.raises(NotAllowed, match="tidak sedang diuji"):
        start_paper(ready, instrument, by=ready.candidate, at=TESTED_AT)
    with pytest.raises(NotAllowed, match="masih diperlukan"):
        free_seat(ready, by=ready.session.planned_by, at=TESTED_AT)


@pytest.mark.clause("9.2.6")
def test_a_recommendation_is_not_taken_back_from_under_a_test():
    seat = seated()
    assessment = seat.plan.assessment
    lead = assessor_of(seat.plan).user
    sent = last_recommendation(assessment)

    with pytest.raises(NotAllowed, match="punya kursi"):
        ask_for_correction(sent, reason="Tertukar.", by=lead, at=PLANNED_AT)

    give_up_seat(seat, reason="Rekomendasi dikoreksi.", by=seat.session.planned_by, at=PLANNED_AT)
    asked = ask_for_correction(sent, reason="Tertukar.", by=lead, at=PLANNED_AT)
    assert current_test_plan(assessment) == seat.plan
    answer_correction(asked, granted=True, answer="Ya.", by=UserFactory(secretariat=True), at=PLANNED_AT)
    assert current_test_plan(assessment) is None


@pytest.mark.clause("9.2.6")
def test_nor_while_a_paper_is_written_or_marked():
    desk = writing()
    assessment = desk.seat.plan.assessment
    Session.objects.update(state="CLOSED", started_at=TESTED_AT, closed_at=CLOSED_AT)

    with pytest.raises(NotAllowed, match="belum dinilai"):
        ask_for_correction(
            last_recommendation(assessment),
            reason="Tertukar.",
            by=assessor_of(desk.seat.plan).user,
            at=TESTED_AT,
        )
