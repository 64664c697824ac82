"""A letter is kept with its act, posted once, mailed under one name, and its failures are kept."""

import datetime as dt
import logging
import smtplib

import pytest
from django.core import mail

from foundation.jobs.models import Job
from foundation.notices.actions import mark_read, message_id, post, post_once, post_to_address, resend
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.emptying import undone
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)
LETTER = "notices/letters/sample"


@pytest.fixture
def server_says(monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL)

    def says(error):
        def refuse(*_args, **_kwargs):
            raise error.with_traceback(None)

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    return says


def test_a_letter_stands_in_the_inbox_and_goes_by_mail(run_jobs):
    person = UserFactory(language="id")

    notice = post(LETTER, to=person, at=NOW, url="/permohonan/7/", name="Sari")
    run_jobs()

    notice.refresh_from_db()
    assert (notice.to, notice.address, notice.subject) == (person, person.email, "Untuk Sari")
    assert notice.sent_at is not None
    assert [m.to for m in mail.outbox] == [[person.email]]
    assert mail.outbox[0].body == "Halo Sari,\nini surat.\n\n\nhttp://localhost:8000/permohonan/7/"
    assert mail.outbox[0].extra_headers["Message-ID"] == message_id(notice)


def test_a_letter_is_written_in_the_language_of_its_reader():
    assert post(LETTER, to=UserFactory(language="en"), at=NOW, name="Sari").subject == "To Sari"
    assert post(LETTER, to=UserFactory(language="id"), at=NOW, name="Sari").subject == "Untuk Sari"


def test_nothing_is_told_of_what_did_not_happen():
    with undone():
        post(LETTER, to=UserFactory(), at=NOW, name="Sari")

    assert not Notice.objects.exists()
    assert not Job.objects.exists()


def test_one_key_one_letter(run_jobs):
    person = UserFactory()

    first = post_once(LETTER, key="reminder:7:30d", to=person, at=NOW, name="Sari")
    second = post_once(LETTER, key="reminder:7:30d", to=person, at=NOW, name="Sari")
    run_jobs()

    assert first is not None
    assert second is None
    assert len(mail.outbox) == 1


def test_a_letter_carried_twice_is_one_mail(run_jobs):
    notice = post(LETTER, to=UserFactory(), at=NOW, name="Sari")
    run_jobs()
    Job.objects.update(done_at=None)
    run_jobs()

    assert len(mail.outbox) == 1
    assert Notice.objects.get() == notice


def test_a_mail_repeated_after_a_crash_bears_the_same_name(run_jobs):
    post(LETTER, to=UserFactory(), at=NOW, name="Sari")
    run_jobs()
    Notice.objects.update(sent_at=None)
    Job.objects.update(done_at=None)
    run_jobs()

    first, second = (m.extra_headers["Message-ID"] for m in mail.outbox)
    assert first == second


def test_a_refusal_for_good_is_kept_for_the_secretariat(server_says, run_jobs):
    person = UserFactory()
    server_says(smtplib.SMTPRecipientsRefused({person.email: (550, b"5.1.1 no such user")}))
    post(LETTER, to=person, at=NOW, name="Sari")

    run_jobs()

    notice = Notice.objects.failed().get()
    assert (notice.sent_at, notice.failed_reason) == (None, "550 5.1.1 no such user")


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPResponseException(451, b"try later"),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError(),
        TimeoutError(),
    ],
)
def test_a_server_that_is_away_is_asked_again_for_three_days(server_says, run_jobs, error):
    server_says(error)
    post(LETTER, to=UserFactory(), at=NOW, name="Sari")

    for hours in (0, 1, 2, 4, 8, 16, 32, 64, 71):
        run_jobs(at=NOW + dt.timedelta(hours=hours))
    assert not Notice.objects.failed().exists()

    run_jobs(at=NOW + dt.timedelta(hours=80), may_park=True)
    assert Job.objects.parked().count() == 1


def test_a_subject_is_one_line():
    notice = post(LETTER, to=UserFactory(), at=NOW, name="Sari\r\nBcc: semua@contoh.id")

    assert notice.subject == "Untuk Sari Bcc: semua@contoh.id"


def test_a_letter_is_plain_text():
    notice = post(LETTER, to=UserFactory(), at=NOW, name="Sari & <Budi>")

    assert (notice.subject, notice.body) == ("Untuk Sari & <Budi>", "Halo Sari & <Budi>,\nini surat.\n")


def test_somebody_without_an_account_gets_the_mail_alone(run_jobs):
    notice = post_to_address("atasan@contoh.id", "id", LETTER, at=NOW, name="Sari")
    run_jobs()

    assert notice.to is None
    assert mail.outbox[0].to == ["atasan@contoh.id"]


def test_the_first_opening_counts():
    person = UserFactory()
    notice = post(LETTER, to=person, at=NOW, name="Sari")

    mark_read(notice, by=person, at=NOW)
    mark_read(notice, by=person, at=NOW + dt.timedelta(days=1))

    assert Notice.objects.get().read_at == NOW


def test_the_secretariat_sends_again_to_the_address_of_today(run_jobs):
    person = UserFactory()
    notice = post(LETTER, to=person, at=NOW, name="Sari")
    run_jobs()
    person.email = "baru@contoh.id"
    person.save()

    resend(notice, by=UserFactory(secretariat=True), at=NOW)
    run_jobs()

    assert mail.outbox[-1].to == ["baru@contoh.id"]


def test_a_letter_on_its_way_is_not_sent_again_and_only_by_the_secretariat():
    notice = post(LETTER, to=UserFactory(), at=NOW, name="Sari")

    with pytest.raises(NotAllowed, match="masih dalam perjalanan"):
        resend(notice, by=UserFactory(secretariat=True), at=NOW)
    with pytest.raises(NotAllowed, match="Hanya sekretariat"):
        resend(notice, by=UserFactory(), at=NOW)
    assert Job.objects.count() == 1
