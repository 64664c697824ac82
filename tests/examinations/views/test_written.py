"""The candidate's pages, the room's and the markers': who sees what, and what is told."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from examinations.models import WrittenAnswer, WrittenPaper
from examinations.states import PaperState
from instruments.models import FormCode
from tests.factories.assessments import an_assessor
from tests.factories.people import UserFactory
from tests.factories.written import BEGUN_AT, assessor_of, handed_in, writer

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
NO_QUESTION = ("BEGIN", "SAVEPOINT", "RELEASE")


def url(view, *args):
    return reverse(f"examinations:{view}", args=args)


class Desk:
    """A candidate's browser, with a paper begun through the page."""

    def __init__(self, client_as, seat=None, **how):
        self.seat = seat or writer(**how)
        self.candidate = self.seat.candidate
        self.client = client_as(self.candidate)

    def begin(self):
        instrument = self.seat.plan.methods.first().instrument
        self.client.post(url("start_written", self.seat.pk, instrument.pk))
        self.paper = WrittenPaper.objects.get()
        self.url = url("written", self.paper.pk)
        return self

    def save(self, *answers, client=None):
        body = json.dumps({"answers": list(answers)})
        save = url("save_written", self.paper.pk)
        return (client or self.client).post(save, body, content_type="application/json")


@pytest.fixture
def desk(client_as, clock_at):
    clock_at(BEGUN_AT)
    return Desk(client_as).begin()


def said(item, sequence=1, **what):
    return {"item": item, "sequence": sequence, "choice": "", "text": "", "flagged": False} | what


@pytest.mark.clause("9.3.1")
def test_a_saving_answers_with_what_is_kept_and_the_time_that_is_left(desk, clock_at):
    clock_at(BEGUN_AT + 10 * MINUTE)

    answer = desk.save(said(1, 4, choice="A", flagged=True))

    assert answer.json() == {"remaining": 1200, "writing": True, "saved": {"1": 4}, "behind": {}}
    assert answer.headers["Cache-Control"].count("no-store")
    page = desk.client.get(desk.url).content.decode()
    assert 'data-sequence="4"' in page
    assert "Soal" in page


@pytest.mark.parametrize("many", [1, 3])
def test_a_saving_asks_the_database_ten_times_however_many_answers_it_brings(client_as, clock_at, many):
    clock_at(BEGUN_AT)
    desk = Desk(client_as, forms=(FormCode.IA06,), number=3).begin()
    clock_at(BEGUN_AT + MINUTE)

    with CaptureQueriesContext(connection) as asked:
        assert desk.save(*(said(item, text="Jawaban.") for item in range(1, many + 1))).status_code == 200

    assert sum(not query["sql"].startswith(NO_QUESTION) for query in asked) == 10


def test_an_empty_saving_is_a_sign_of_life(desk, clock_at):
    clock_at(BEGUN_AT + 10 * MINUTE)

    assert desk.save().json()["remaining"] == 1200

    desk.paper.refresh_from_db()
    assert desk.paper.last_seen_at == BEGUN_AT + 10 * MINUTE
    assert not WrittenAnswer.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"answers": 1}',
        '{"answers": [1]}',
        '{"answers": [{"item": "1", "sequence": 1}]}',
        '{"answers": [{"item": 1, "sequence": 0}]}',
        '{"answers": [{"item": 1, "sequence": 1, "text": 7}]}',
        json.dumps({"answers": [{"item": 1, "sequence": 1, "text": "x" * 20_001}]}),
        json.dumps({"answers": [{"item": 1, "sequence": 1}] * 201}),
    ],
)
def test_nonsense_is_told_and_keeps_nothing(desk, body):
    save = url("save_written", desk.paper.pk)

    answer = desk.client.post(save, body, content_type="application/json")

    assert answer.status_code == 400
    assert not WrittenAnswer.objects.exists()


def test_what_no_database_keeps_is_taken_out_of_an_answer(client_as, clock_at):
    clock_at(BEGUN_AT)
    desk = Desk(client_as, forms=(FormCode.IA06,)).begin()

    assert desk.save(said(1, text="a\x00b\ud800c")).status_code == 200

    assert WrittenAnswer.objects.get().text == "ab?c"


@pytest.mark.clause("9.3.1")
def test_a_second_browser_sees_no_question_until_the_invigilator_lets_it_in(desk, client_as):
    second, room = client_as(desk.candidate), client_as(desk.seat.session.invigilator)
    question = desk.paper.items.first().item.text
    desk.save(said(1, choice="A"))

    assert question not in second.get(desk.url).content.decode()
    refused = desk.save(said(1, 2, choice="B"), client=second)
    assert (refused.status_code, "perangkat lain" in refused.json()["reason"]) == (409, True)

    room.post(url("give_device_code", desk.paper.pk))
    code = desk.paper.codes.get().digits
    assert code in room.get(url("written_room", desk.seat.session_id)).content.decode()
    second.post(url("take_over_written", desk.paper.pk), {"code": code})

    assert question in second.get(desk.url).content.decode()
    assert desk.save(said(1, 2, choice="B"), client=second).status_code == 200
    assert desk.save(said(1, 3, choice="C")).status_code == 409
    assert question not in desk.client.get(desk.url).content.decode()


def test_a_wrong_code_is_told_on_its_field(desk, client_as):
    second = client_as(desk.candidate)

    page = second.post(url("take_over_written", desk.paper.pk), {"code": "000000"}).content.decode()

    assert "Kode ini tidak berlaku" in page


def test_the_page_works_without_script(desk):
    desk.client.post(desk.url, {"choice-1": "B", "flag-2": "on"})

    rows = WrittenAnswer.objects.order_by("paper_item__position")
    assert [(row.paper_item.position, bool(row.choice), row.is_flagged) for row in rows] == [
        (1, True, False),
        (2, False, True),
    ]
    review = desk.client.get(url("review_written", desk.paper.pk)).content.decode()
    assert "1 dari 2 dijawab, 1 ditandai." in review
    assert "1 soal belum dijawab." in review


def test_a_choice_that_was_not_offered_is_no_answer(desk):
    assert desk.client.post(desk.url, {"choice-1": "BUKAN"}).status_code == 400
    assert desk.client.post(desk.url, {"choice-1": "Z"}).status_code == 400
    assert desk.save(said(1, 1, choice="BUKAN")).status_code == 400

    assert not WrittenAnswer.objects.exists()


@pytest.mark.clause("9.3.1")
def test_handing_in_closes_the_questions(desk):
    question = desk.paper.items.first().item.text

    page = desk.client.post(url("hand_in_written", desk.paper.pk), follow=True).content.decode()

    assert "Anda sudah mengumpulkan" in page
    assert question not in page
    assert desk.save(said(1, choice="A")).json()["writing"] is False


@pytest.mark.clause("9.3.1")
def test_after_the_end_the_page_is_closed_though_no_worker_has_come(desk, clock_at):
    clock_at(desk.paper.deadline_at)

    page = desk.client.get(desk.url).content.decode()

    assert "Waktu habis" in page
    desk.paper.refresh_from_db()
    assert desk.paper.state == PaperState.RUNNING


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize(
    "view",
    ["written", "review_written", "picture_written", "sheet_written", "save_written", "hand_in_written"],
)
def test_anothers_paper_is_not_there(desk, client_as, view):
    others = (UserFactory(), desk.seat.session.invigilator, assessor_of(desk.paper))
    args = (desk.paper.pk, 1) if view == "picture_written" else (desk.paper.pk,)

    for other in others:
        client = client_as(other)
        answers = [client.get(url(view, *args)).status_code, client.post(url(view, *args)).status_code]
        assert set(answers) <= {404, 405}
        assert 404 in answers


def test_what_stands_in_the_way_is_told_instead_of_a_button(client_as, clock_at):
    clock_at(BEGUN_AT)
    desk = Desk(client_as)
    desk.seat.identified_at = desk.seat.identified_by = None
    desk.seat.save()

    page = desk.client.get(url("my_written")).content.decode()

    assert "Pengawas belum mencocokkan wajah" in page
    assert "Mulai uji" not in page


# --- the room ---


@pytest.mark.clause("9.3.2")
def test_the_room_shows_how_far_everybody_is_and_no_answer(desk, client_as, clock_at):
    desk.save(said(1, choice="A"))
    room = client_as(desk.seat.session.invigilator)
    clock_at(BEGUN_AT + 90 * dt.timedelta(seconds=1))

    for view in ("written_room", "written_room_now"):
        page = room.get(url(view, desk.seat.session_id)).content.decode()
        assert "1 dari 2" in page
        assert "28.30" in page
        assert all(
            choice.text not in page for item in desk.paper.items.all() for choice in item.item.choices.all()
        )


@pytest.mark.clause("9.3.2")
@pytest.mark.parametrize("view", ["written_room", "written_room_now", "give_back_outage"])
def test_the_room_is_there_for_who_watches_over_it(desk, client_as, view):
    address = url(view, desk.seat.session_id)

    for other in (desk.candidate, UserFactory(roles=["VENUE"]), UserFactory(secretariat=True)):
        client = client_as(other)
        assert client.post(address).status_code in {404, 405}
        assert client.get(address).status_code in {404, 405}


def test_an_outage_is_given_back_from_the_page(desk, client_as, clock_at):
    clock_at(BEGUN_AT + 10 * MINUTE)
    room = client_as(desk.seat.session.invigilator)
    typed = {"began": "09.12.00", "ended": "09:16:10", "reason": "Listrik padam."}

    page = room.post(url("give_back_outage", desk.seat.session_id), typed, follow=True).content.decode()

    assert "250 detik dikembalikan kepada 1 naskah." in page
    assert "Listrik padam." in page


def test_a_refused_outage_keeps_what_was_typed(desk, client_as):
    room = client_as(desk.seat.session.invigilator)
    typed = {"began": "09.16.00", "ended": "09.12.00", "reason": "Listrik padam."}

    page = room.post(url("give_back_outage", desk.seat.session_id), typed).content.decode()

    assert "Gangguan berakhir setelah mulai." in page
    assert 'value="Listrik padam."' in page


# --- the markers ---


@pytest.mark.clause("9.3.4")
def test_an_assessor_marks_beside_the_key_and_concludes(client_as, clock_at):
    clock_at(BEGUN_AT)
    paper = handed_in(form=FormCode.IA06, number=1).paper
    lead = client_as(assessor_of(paper))
    item = paper.items.get()
    element = item.item.element
    address = url("mark_written", paper.pk)

    assert str(paper.code) in lead.get(url("written_papers")).content.decode()
    page = lead.get(address).content.decode()
    assert "CONTOH: jawaban acuan" in page
    assert "Jawaban 1." in page
    kept = lead.post(address, {f"achieved-{item.pk}": "yes"}, headers={"X-Autosave": "1"})
    assert kept.json() == {"saved_at": "09.10"}
    page = lead.post(address, {f"achieved-{item.pk}": "yes"}, follow=True).content.decode()
    assert "sudah diserahkan" in page
    concluded = url("conclude_written", paper.pk)
    assert "This field" not in lead.post(concluded, {}).content.decode()
    page = lead.post(concluded, {f"achieved-{element.pk}": "yes"}, follow=True).content.decode()
    assert "Naskah sudah dinilai" in page
    candidate = client_as(paper.candidate)
    page = candidate.get(paper.get_absolute_url()).content.decode()
    assert element.title in page
    assert "jawaban acuan" not in page


@pytest.mark.clause("9.2.2")
def test_papers_of_others_are_not_there(client_as, clock_at):
    clock_at(BEGUN_AT)
    paper = handed_in().paper
    other = client_as(an_assessor(paper.seat.session.scheme_version.scheme).user)

    for view in ("mark_written", "marked_sheet", "marked_questions"):
        assert other.get(url(view, paper.pk)).status_code == 404
    assert other.post(url("conclude_written", paper.pk)).status_code == 404


def test_what_is_being_written_is_read_by_nobody(desk, client_as):
    lead = client_as(assessor_of(desk.paper))

    assert lead.get(url("mark_written", desk.paper.pk)).status_code == 404
