"""The pages of sessions: planned by the office, watched over on a tablet, seen by the candidate (9.3.2, 9.3.3)."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.models import Application
from applications.queries.story import story_of
from examinations.actions.attendance import print_attendance_list
from examinations.actions.seats import give_up_seat
from examinations.models import Presence, Session
from examinations.queries import todo
from examinations.queries.adjustments import measures_of
from examinations.queries.attendance import instruments_in
from examinations.rules.days import code_for
from examinations.states import SessionState
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import an_assessor
from tests.factories.examinations import TESTED_AT, agreed_adjustments
from tests.factories.people import UserFactory
from tests.factories.records import report
from tests.factories.schemes import SchemeVersionFactory
from tests.factories.sessions import (
    CLOSED_AT,
    OPENED_AT,
    PLANNED_AT,
    a_plan,
    another_like,
    arrived,
    held,
    here,
    opened,
    seated,
)
from tests.factories.venues import EquipmentFactory, VenueFactory
from tests.papers.reading import text_of

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.clause("9.3.2", "9.3.3")
def test_the_office_plans_a_session_step_by_step_and_nobody_meets_a_button_that_says_no(client_as, clock_at):
    clock_at(PLANNED_AT)
    version = SchemeVersionFactory(in_force=True)
    assessor, watcher = an_assessor(version.scheme), UserFactory(roles=["VENUE"])
    venue, unfit = VenueFactory(verified_for=version.scheme), VenueFactory()
    piece, old = (
        EquipmentFactory(venue=venue),
        EquipmentFactory(venue=venue, checked__due_on=dt.date(2026, 9, 1)),
    )
    client = client_as(UserFactory(secretariat=True))
    url = reverse("examinations:plan_session")
    when = {"version": version.pk, "on": "5 Oktober 2026", "begins": "09.00", "ends": "12.00"}

    places = text(client.get(url, when | {"tempat": "ya"}))
    assert f"tuk={venue.pk}" in places
    assert f"tuk={unfit.pk}" not in places
    assert "tidak terverifikasi" in places

    form = text(client.get(url, when | {"tuk": venue.pk}))
    assert old.serial in form
    assert f'value="{old.pk}"' not in form
    query = client.get(url, when | {"tuk": venue.pk}).request["QUERY_STRING"]
    answer = client.post(
        f"{url}?{query}",
        {
            "capacity": 5,
            "assessors": [assessor.pk],
            "invigilator": watcher.pk,
            "equipment": [piece.pk],
            "instructions": "Bawa laptop.",
        },
    )

    session = Session.objects.get()
    assert answer.url == session.get_absolute_url()
    assert list(session.equipment.all()) == [piece]
    assert "Bawa laptop." in text(client.get(answer.url))


@pytest.mark.clause("9.3.2")
def test_what_was_typed_stays_when_a_session_is_refused(client_as, clock_at):
    seat = seated()
    session = seat.session
    clock_at(PLANNED_AT)
    client = client_as(session.planned_by)
    url = reverse("examinations:change_session", args=[session.pk])

    page = client.get(url)
    assert page.context["form"].initial["capacity"] == session.capacity
    answer = client.post(
        url,
        {
            "capacity": 11,
            "assessors": [],
            "invigilator": session.invigilator_id,
            "instructions": "Bawa laptop.",
            "version": session.version,
        },
    )

    assert "Pilih paling sedikit satu asesor." in text(answer)
    assert "Bawa laptop." in text(answer)


@pytest.mark.clause("9.3.2")
def test_seats_are_given_after_a_look_at_what_becomes_of_each(client_as, clock_at):
    plan = a_plan()
    seat = seated()
    session, other = seat.session, plan.assessment.application
    clock_at(PLANNED_AT)
    client = client_as(session.planned_by)
    url = reverse("examinations:give_seats", args=[session.pk])

    assert "Tidak ada yang menunggu kursi" in text(client.get(url))
    assert client.post(url, {"plans": [plan.pk], "berikan": "ya"}).status_code == 200
    assert other.assessment.test_plans.get().seats.count() == 0


@pytest.mark.clause("9.3.2")
def test_a_seat_is_given_by_two_clicks_and_given_up_by_one(client_as, clock_at):
    first = seated()
    session, plan = first.session, first.plan
    clock_at(PLANNED_AT)
    client = client_as(session.planned_by)
    client.post(reverse("examinations:give_up_seat", args=[first.pk]), {"give_up-reason": "Sakit."})
    url = reverse("examinations:give_seats", args=[session.pk])

    preview = text(client.post(url, {"plans": [plan.pk]}))
    assert "Mendapat kursi" in preview
    assert not session.seats.live().exists()
    client.post(url, {"plans": [plan.pk], "berikan": "ya"})

    assert session.seats.live().count() == 1
    assert "Sakit." in text(client.get(session.get_absolute_url()))


@pytest.mark.clause("9.3.2")
def test_the_day_is_kept_on_the_page_of_who_watches_over_it(client_as, clock_at):
    seat = seated()
    session = seat.session
    clock_at(OPENED_AT)
    client = client_as(session.invigilator)
    day = reverse("examinations:day", args=[session.pk])

    client.post(reverse("examinations:start_session", args=[session.pk]))
    assert "0 dari 1 peserta hadir" in text(client.get(day))
    client.post(reverse("examinations:arrive", args=[seat.pk]), {"hand-typed_name": seat.name})
    assert "Benarkah ini orangnya" in text(client.get(reverse("examinations:day_seat", args=[seat.pk])))
    client.post(reverse("examinations:identify", args=[seat.pk]))
    incident = {
        "incident-kind": "TECHNICAL",
        "incident-description": "Listrik padam.",
        "incident-time": "08.30",
    }
    client.post(reverse("examinations:incident", args=[session.pk]), incident)
    answer = client.post(
        reverse("examinations:close_session", args=[session.pk]),
        {"close-summary": "Lancar.", "close-typed_name": session.invigilator.full_name},
    )

    assert answer.url == session.get_absolute_url()
    seat.refresh_from_db()
    session.refresh_from_db()
    assert (session.state, seat.presence) == (SessionState.CLOSED, Presence.PRESENT)
    assert "Listrik padam." in text(client.get(answer.url))


@pytest.mark.clause("7.1.3", "9.3.2")
def test_the_photograph_is_for_who_watches_over_an_open_session_and_looking_is_recorded(client_as, clock_at):
    seat = seated()
    clock_at(OPENED_AT)
    url = reverse("examinations:seat_photo", args=[seat.pk])
    watcher = client_as(seat.session.invigilator)

    assert watcher.get(url).status_code == 404
    opened(seat)
    before = Entry.objects.count()
    assert watcher.get(url).status_code == 200
    assert Entry.objects.count() == before + 1
    assert client_as(UserFactory(roles=["VENUE"])).get(url).status_code == 404
    assert client_as(UserFactory(secretariat=True)).get(url).status_code == 404


@pytest.mark.clause("9.3.2")
def test_the_code_on_the_phone_is_taken_by_who_watches_over_the_session_alone(client_as, clock_at):
    seat = opened(seated())
    clock_at(OPENED_AT)
    page = text(client_as(seat.candidate).get(seat.get_absolute_url()))
    url = reverse("examinations:take_code", args=[seat.pk, code_for(seat, OPENED_AT)])

    assert "Tunjukkan kepada penyelia" in page
    assert "<svg" in page
    assert client_as(seat.candidate).post(url).status_code == 404
    assert client_as(UserFactory(roles=["VENUE"])).get(url).status_code == 404
    watcher = client_as(seat.session.invigilator)
    assert seat.name in text(watcher.get(url))
    watcher.post(url)
    seat.refresh_from_db()
    assert seat.presence == Presence.PRESENT


@pytest.mark.clause("9.3.2")
def test_candidates_see_their_own_seat_and_no_others(client_as, clock_at):
    seat, other = seated(), seated()
    clock_at(PLANNED_AT)
    client = client_as(seat.candidate)

    page = text(client.get(seat.get_absolute_url()))
    assert seat.session.venue.name in page
    assert other.session.venue.name not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    calendar = client.get(reverse("examinations:seat_invitation", args=[seat.pk]))
    assert b"BEGIN:VEVENT" in calendar.content


@pytest.mark.clause("9.3.2")
def test_the_home_of_a_case_tells_place_and_day_and_then_that_it_was_held(clock_at):
    seat = seated()
    application = seat.application

    assert "Senin, 5 Oktober 2026" in story_of(application, at=PLANNED_AT).sentence
    assert story_of(opened(seat).application, at=OPENED_AT).is_yours
    assert "sudah mengikuti uji" in story_of(held().application, at=TESTED_AT).sentence


@pytest.mark.clause("9.3.2")
def test_who_is_in_the_room_with_nothing_to_write_has_nothing_to_do_in_the_portal():
    application = here().application

    story = story_of(application, at=OPENED_AT)

    assert [todo.verb for todo in story.todos] == []
    assert story.holder == "Anda sedang mengikuti uji"


@pytest.mark.clause("9.3.6")
def test_the_line_of_a_case_keeps_the_day_of_its_test_once_it_is_reported():
    application = held().application
    report(application.assessment)

    stop = story_of(Application.objects.get(pk=application.pk), at=CLOSED_AT).stops["test"]

    assert (stop.note, stop.state) == ("Dilaksanakan 5 Okt 2026", "done")


@pytest.mark.clause("9.3.2")
def test_what_waits_for_whom():
    seat = seated()
    session = seat.session

    assert [row.verb for row in todo(session.invigilator, at=OPENED_AT)] == [f"Buka sesi di {session.venue}"]
    late = arrived(opened(seat), at=TESTED_AT + dt.timedelta(minutes=20))
    assessor = session.assessors.get().registration.user
    assert f"Putuskan apakah {late.name} boleh ikut" in [row.verb for row in todo(assessor, at=TESTED_AT)]
    tomorrow = TESTED_AT + dt.timedelta(days=1)
    assert f"Tanyakan sesi di {session.venue}" in [row.verb for row in todo(session.planned_by, at=tomorrow)]


@pytest.mark.clause("9.3.6")
def test_the_report_is_for_who_sees_the_session(client_as, clock_at):
    seat = held()
    clock_at(TESTED_AT + dt.timedelta(days=1))
    url = reverse("examinations:session_report", args=[seat.session_id])

    assert client_as(seat.session.planned_by).get(url).status_code in (200, 503)
    assert client_as(UserFactory(roles=["VENUE"])).get(url).status_code == 404
    assert client_as(seat.candidate).get(url).status_code == 404


@pytest.mark.clause("9.3.2")
def test_a_list_of_sessions_asks_as_many_questions_with_three_as_with_one(
    client_as, clock_at, django_assert_max_num_queries
):
    sessions = [here().session, seated().session, seated().session]
    clock_at(PLANNED_AT)
    client = client_as(UserFactory(roles=["HEAD"]))

    with django_assert_max_num_queries(25):
        page = text(client.get(reverse("examinations:sessions")))

    assert all(session.venue.name in page for session in sessions)


@pytest.mark.clause("9.3.2")
def test_the_attendance_list_is_printed_before_the_session_for_who_arranges_or_holds_it(
    client_as, clock_at, run_jobs
):
    seat = seated()
    session = seat.session
    clock_at(PLANNED_AT)
    page = session.get_absolute_url()
    taken, printing = (
        reverse(f"examinations:{view}", args=[session.pk])
        for view in ("attendance_list", "print_attendance_list")
    )
    office, watcher = client_as(session.planned_by), client_as(session.invigilator)
    link = f'href="{taken}"'
    assert link not in text(office.get(page))
    assert office.get(taken).status_code == 404

    office.post(printing)
    watcher.post(printing)
    run_jobs()

    paper = Paper.objects.about(session).get()
    said = " ".join(text_of(paper.read()).split())
    assert all(word in said for word in (seat.name, seat.application.candidate_number, session.venue.name))
    assert all(one.printed_form in said for one in instruments_in(session))
    for client in (office, watcher):
        assert link in text(client.get(page))
        assert client.get(taken).status_code == 200
    assert client_as(UserFactory(roles=["VENUE"])).get(taken).status_code == 404
    assert client_as(seat.candidate).get(taken).status_code == 404


@pytest.mark.clause("9.3.2")
def test_the_attendance_list_follows_the_seats_and_says_measures_without_a_reason():
    plan = a_plan()
    session = seated(plan).session
    first = print_attendance_list(session, by=session.planned_by, at=PLANNED_AT)
    assert print_attendance_list(session, by=session.invigilator, at=PLANNED_AT) == first

    other = another_like(plan)
    agreed_adjustments(other.assessment)
    seat = seated(other, in_session=session)
    again = print_attendance_list(session, by=session.planned_by, at=PLANNED_AT)

    rows = {row["seat"]: row for row in again.facts["seats"]}
    assert [row["number"] for row in rows.values()] == [
        one.application.candidate_number for one in session.seats.order_by("number")
    ]
    assert rows["1"]["measures"] == ""
    assert rows[str(seat.number)]["measures"] == "; ".join(measures_of(other.assessment)) != ""


@pytest.mark.clause("9.3.2", "9.3.6")
def test_no_attendance_list_is_printed_by_others_without_seats_or_after_the_day():
    seat, over = seated(), held().session
    empty, assessor = seat.session, an_assessor(seat.session.scheme_version.scheme).user
    give_up_seat(seat, reason="Sakit.", by=empty.planned_by, at=PLANNED_AT)

    for session, by, reason in (
        (empty, assessor, "petugas sesi ini"),
        (empty, empty.planned_by, "Belum ada peserta"),
        (over, over.planned_by, "Berita acaranya"),
    ):
        before = Paper.objects.count()
        with pytest.raises(NotAllowed, match=reason):
            print_attendance_list(session, by=by, at=PLANNED_AT)
        assert Paper.objects.count() == before
