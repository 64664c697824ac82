"""The home of a case tells the truth: where it stands, what to do, what has happened (LOOK, pattern 2)."""

import re

import pytest
from django.urls import reverse

from applications.actions.submission import submit_application, withdraw_application
from tests.applications.helpers import AT, explanation_of, signed
from tests.factories.applications import ApplicationFactory, MessageFactory
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


def shown(client, application, place="case", **query):
    client.force_login(application.applicant)
    return client.get(reverse(f"applications:{place}", args=[application.pk]), query).content.decode()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({}, "Permohonan Anda belum dikirim."),
        ({"submitted": True}, "menunggu telaah"),
        ({"returned": True}, "Ada 1 hal yang perlu Anda lengkapi"),
        ({"accepted": True}, "Anda resmi menjadi peserta sertifikasi."),
        ({"refused": True}, "Permohonan belum dapat diterima: Alasan contoh."),
        ({"withdrawn": True}, "Anda menarik permohonan ini."),
    ],
)
def test_the_first_sentence_says_where_the_case_stands(client, state, sentence):
    assert sentence in shown(client, ApplicationFactory(**state))


def test_what_was_returned_stands_first_with_the_reviewers_words_and_the_day(client):
    page = shown(client, ApplicationFactory(returned=True))

    assert "Perbaiki: pendidikan" in page
    assert "Halaman kedua tidak terbaca" in page
    assert "28 September 2026" in page


def test_the_log_tells_in_plain_words(client):
    application = ApplicationFactory(filled=True)
    submit_application(application, **signed(application), by=application.applicant, at=AT)

    page = shown(client, application)

    assert "Anda mengirim permohonan." in page
    assert "Tagihan diterbitkan." in page


def test_the_clauses_it_names_can_be_read_by_the_applicant(client):
    """The page of those who edit the scheme is closed to an applicant; a link there would lead nowhere."""
    page = shown(client, ApplicationFactory(accepted=True))

    clauses = set(re.findall(r'class="lsp-clause" href="([^"#]+)#', page))

    assert clauses
    assert {client.get(address).status_code for address in clauses} == {200}


def test_the_way_leads_through_every_step(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)

    answer = client.get(reverse("applications:continue", args=[application.pk]))

    assert answer["Location"] == reverse("applications:personal", args=[application.pk])


@pytest.mark.parametrize(
    ("key", "place"),
    [("education", "experience"), ("particulars", "personal"), ("apl02", "elements"), ("consent", "send")],
)
def test_each_returned_thing_leads_to_its_page(client, key, place):
    application = ApplicationFactory(returned=True, returned__keys=(key,))
    client.force_login(application.applicant)

    answer = client.get(reverse("applications:mend", args=[application.pk, key]))

    assert answer["Location"] == reverse(f"applications:{place}", args=[application.pk])


def test_one_application_is_the_home_and_several_are_a_list(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)
    alone = client.get(reverse("applications:home"))

    second = ApplicationFactory(applicant=application.applicant)
    both = client.get(reverse("applications:home")).content.decode()

    assert alone["Location"] == application.get_absolute_url()
    assert application.get_absolute_url() in both
    assert second.get_absolute_url() in both


@pytest.mark.clause("7.1.1")
def test_the_application_opens_only_after_the_explanation_is_ticked(client):
    version = SchemeVersionFactory(in_force=True)
    client.force_login(person := UserFactory())
    place = reverse("applications:start", args=[version.scheme.code])

    unread = client.post(place, {"text_sha256": explanation_of(version)})
    assert not person.applications.exists()
    read = client.post(place, {"text_sha256": explanation_of(version), "read": "on"})

    assert "centang bahwa Anda memahaminya" in unread.content.decode()
    assert read["Location"] == reverse("applications:personal", args=[person.applications.get().pk])


@pytest.mark.clause("9.1.2")
def test_whoever_has_an_open_one_is_led_to_it(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)

    page = client.get(reverse("applications:start", args=[application.scheme.code])).content.decode()

    assert application.get_absolute_url() in page
    assert "Mulai permohonan" not in page.partition("<main")[2]


def test_where_nothing_is_in_force_the_page_says_so(client):
    version = SchemeVersionFactory(complete=True)
    client.force_login(UserFactory())

    page = client.get(reverse("applications:start", args=[version.scheme.code])).content.decode()

    assert "tidak ada versi skema ini yang berlaku" in page


@pytest.mark.clause("9.1.3")
def test_what_is_missing_leads_to_the_very_place(client):
    application = ApplicationFactory()

    page = shown(client, application, "send")

    element = application.scheme_version.units.first().elements.first()
    assert reverse("applications:element", args=[application.pk, element.pk]) in page
    assert "Kirim permohonan" not in page.partition("<main")[2]


@pytest.mark.clause("9.1.4")
def test_signing_and_sending_leads_home_and_a_refusal_keeps_the_page(client):
    application = ApplicationFactory(filled=True)
    client.force_login(application.applicant)
    place = reverse("applications:send", args=[application.pk])

    unsigned = client.post(place, {"text_sha256": signed(application)["text_sha256"], "agreed": "on"})
    sent = client.post(place, {**signed(application), "agreed": "on"})

    assert "Bubuhkan tanda tangan" in unsigned.content.decode()
    assert sent["Location"] == application.get_absolute_url()


@pytest.mark.clause("9.1.4")
def test_the_consequences_stand_before_the_button(client):
    application = ApplicationFactory(submitted=True)

    assert "Tagihan yang belum dibayar dibatalkan" in shown(client, application, "withdraw")
    client.post(reverse("applications:withdraw", args=[application.pk]))

    application.refresh_from_db()
    assert application.state == "WITHDRAWN"


def test_what_is_settled_shows_the_reason_in_place_of_the_button(client):
    application = ApplicationFactory(filled=True)
    withdraw_application(application, reason="", by=application.applicant, at=AT)

    page = shown(client, application, "withdraw")

    assert "sudah ditutup" in page
    assert "btn-stop" not in page


@pytest.mark.clause("7.1.2")
def test_the_applicant_reads_no_word_between_staff(client):
    application = ApplicationFactory(submitted=True)
    MessageFactory(
        application=application,
        audience="STAFF",
        body="Rahasia petugas",
        author=UserFactory(secretariat=True),
    )

    assert "Rahasia petugas" not in shown(client, application, "messages")


@pytest.mark.clause("7.1.2")
def test_staff_choose_their_readers_and_nothing_is_chosen_for_them(client):
    application = ApplicationFactory(submitted=True)
    client.force_login(UserFactory(secretariat=True))
    place = reverse("applications:messages", args=[application.pk])

    shown_page = client.get(place).content.decode()
    unchosen = client.post(place, {"body": "Halo"})
    client.post(place, {"body": "Halo", "audience": "CASE"})

    assert "checked" not in shown_page.partition("<main")[2]
    assert unchosen.status_code == 200
    assert [message.audience for message in application.messages.all()] == ["CASE"]


@pytest.mark.clause("7.1.2")
def test_staff_hold_a_message_back_with_a_reason(client):
    application = ApplicationFactory(submitted=True)
    message = MessageFactory(application=application)
    client.force_login(UserFactory(secretariat=True))

    client.post(
        reverse("applications:hold_message", args=[application.pk, message.pk]), {"reason": "Soal ujian."}
    )

    message.refresh_from_db()
    assert message.held_reason == "Soal ujian."
