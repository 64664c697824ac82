"""The question thread of a case, and who reads what (7.1.2, 7.1.3)."""

import pytest

from applications.actions.messages import hold_message, write_message
from applications.models import Audience
from applications.queries import people
from applications.queries.thread import thread_of, unread
from foundation.notices.models import Notice
from tests.applications.helpers import AT, refused
from tests.factories.applications import ApplicationFactory, MessageFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return ApplicationFactory(submitted=True)


@pytest.fixture
def secretary():
    return UserFactory(secretariat=True)


@pytest.fixture
def assessor(monkeypatch):
    person = UserFactory(assessor=True)
    monkeypatch.setattr(people, "WORKERS", [lambda application: {person: "/"}])
    return person


def told():
    return {notice.to for notice in Notice.objects.all()}


@pytest.mark.clause("7.1.2")
def test_a_question_reaches_everybody_else_in_the_case(case, secretary, assessor):
    write_message(case, body="Apa itu RPL?", audience=Audience.CASE, by=case.applicant, at=AT)

    assert told() == {secretary, assessor}


@pytest.mark.clause("7.1.2")
def test_an_answer_reaches_the_applicant(case, secretary):
    write_message(case, body="Boleh.", audience=Audience.CASE, by=secretary, at=AT)

    assert case.applicant in told()
    assert unread(case, case.applicant) == 1


@pytest.mark.clause("7.1.3")
def test_a_word_between_staff_is_neither_shown_nor_told_to_the_applicant(case, secretary, assessor):
    message = write_message(case, body="Soal B3.", audience=Audience.STAFF, by=secretary, at=AT)

    assert told() == {assessor}
    assert thread_of(case, case.applicant) == []
    assert thread_of(case, assessor) == [message]


@pytest.mark.clause("7.1.2")
@pytest.mark.parametrize(
    ("audience", "body", "reason"),
    [
        ("", "Ya", "Pilih siapa yang membaca"),
        ("ALL", "Ya", "Pilih siapa yang membaca"),
        (Audience.CASE, " ", "Tulis pertanyaan"),
    ],
)
def test_no_message_goes_out_without_a_chosen_reader_and_words(case, secretary, audience, body, reason):
    with refused(reason, case):
        write_message(case, body=body, audience=audience, by=secretary, at=AT)


@pytest.mark.clause("7.1.2")
def test_the_applicant_cannot_write_behind_their_own_back(case):
    with refused("semua orang", case):
        write_message(case, body="x", audience=Audience.STAFF, by=case.applicant, at=AT)


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize("role", [{}, {"assessor": True}, {"decision": True}, {"admin": True}])
def test_who_is_not_of_the_case_writes_nothing(case, role):
    with refused("bukan bagian", case):
        write_message(case, body="Halo", audience=Audience.CASE, by=UserFactory(**role), at=AT)


@pytest.mark.clause("7.1.2")
def test_a_held_message_is_seen_by_its_author_and_the_staff_only(case, secretary, assessor):
    message = MessageFactory(application=case, author=assessor, body="Soal ujian nomor 3.")

    hold_message(message, reason="Memuat soal ujian.", by=secretary, at=AT)

    assert thread_of(case, case.applicant) == []
    assert [each.held_reason for each in thread_of(case, assessor)] == ["Memuat soal ujian."]
    assert told() == {assessor}


@pytest.mark.clause("7.1.2")
def test_holding_takes_staff_and_a_reason_and_happens_once(case, secretary):
    message = MessageFactory(application=case)

    with refused("Hanya petugas", message):
        hold_message(message, reason="x", by=case.applicant, at=AT)
    with refused("Tulis mengapa", message):
        hold_message(message, reason=" ", by=secretary, at=AT)
    hold_message(message, reason="Soal ujian.", by=secretary, at=AT)
    with refused("sudah ditahan", message):
        hold_message(message, reason="Lagi.", by=secretary, at=AT)


@pytest.mark.clause("7.1.3")
def test_the_letter_says_that_there_is_a_message_and_never_what_it_says(case, secretary):
    write_message(case, body="Nomor rekening saya 123.", audience=Audience.CASE, by=case.applicant, at=AT)

    assert "123" not in Notice.objects.get().body
