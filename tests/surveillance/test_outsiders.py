"""One link for all the people of a superior: a code, one answer each, and nothing by a look (9.6.3; TRUST A9)."""

import secrets

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from foundation.notices.actions import mail_of
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from foundation.workflow.links import LINK_LASTS, digest_of
from surveillance import actions
from surveillance.models import ContactKind, EnquiryLink, Finding, Method, Question, Result
from surveillance.queries.outsiders import addressees
from tests.factories.surveillance import (
    BEGUN_AT,
    DAY,
    FOUND_AT,
    SUPERIOR,
    a_superior,
    an_officer,
    asked,
    begun,
    opened,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.6.3")]


@pytest.fixture(autouse=True)
def _in_english():
    cache.clear()
    with translation.override("en"):
        yield


def test_one_link_carries_everybody_of_a_superior():
    people = [begun(), begun()]
    (one,) = addressees(on=BEGUN_AT.date())

    enquiry = actions.ask(one.to_ask, by=an_officer(), at=BEGUN_AT + DAY)

    assert {question.surveillance for question in enquiry.questions.all()} == set(people)
    assert enquiry.links.count() == 1
    mail = mail_of(Notice.objects.get(address=SUPERIOR))
    assert enquiry.link.token in mail.body
    assert enquiry.link.token not in Notice.objects.get(address=SUPERIOR).body
    for surveillance in people:
        assert surveillance.certificate.holder_name in mail.body


def test_a_look_confirms_nothing_and_shows_nobody(clock_at):
    clock_at(FOUND_AT)
    link = asked()
    page = Client().get(reverse("surveillance:enquiry", args=[link.token]))

    assert page.status_code == 200
    assert link.enquiry.questions.get().surveillance.certificate.holder_name not in page.content.decode()
    assert not Finding.objects.exists()


def test_the_whole_way_through_the_page(clock_at):
    clock_at(FOUND_AT)
    link, browser = asked(), Client()
    question = link.enquiry.questions.get()
    code = actions.send_code(link, at=FOUND_AT)
    browser.post(reverse("surveillance:enter_enquiry", args=[link.token]), {"code": code.digits})
    page = browser.get(reverse("surveillance:enquiry", args=[link.token])).content.decode()
    assert question.surveillance.certificate.holder_name in page
    assert question.surveillance.certificate.number not in page

    address = reverse("surveillance:answer_question", args=[link.token, question.pk])
    assert browser.get(address).status_code == 405
    browser.post(address, {f"q{question.pk}-answer": "KEPT"})

    assert Finding.objects.get().result == Result.KEPT
    assert browser.post(address, {f"q{question.pk}-answer": "NOT_KEPT"}).status_code == 410
    assert Finding.objects.count() == 1


def test_five_wrong_codes_lock_and_a_million_guesses_find_nothing():
    link = asked()
    code = actions.send_code(link, at=FOUND_AT)
    wrong = "000000" if code.digits != "000000" else "000001"
    for _each in range(5):
        assert actions.enter_code(link, digits=wrong, at=FOUND_AT) is None
    with pytest.raises(NotAllowed, match="locked"):
        actions.enter_code(link, digits=code.digits, at=FOUND_AT)
    known = set(EnquiryLink.objects.values_list("token_sha256", flat=True))
    assert not any(digest_of(secrets.token_hex(32)) in known for _each in range(1_000_000))


@pytest.mark.parametrize(("later", "holds"), [(-1, True), (0, False)])
def test_a_link_holds_thirty_days_to_the_second(later, holds):
    link = asked()
    at = link.sent_at + LINK_LASTS + later * (DAY / 86_400)
    if holds:
        assert actions.send_code(link, at=at)
    else:
        with pytest.raises(NotAllowed, match="holds no longer"):
            actions.send_code(link, at=at)


def test_an_answer_is_for_one_reader_once_and_says_why_when_negative():
    link, reader = opened()
    question = link.enquiry.questions.get()
    with pytest.raises(NotAllowed, match="Type the code first"):
        actions.answer_question(link, question, reader="x", answer="KEPT", at=FOUND_AT)
    with pytest.raises(NotAllowed, match="Say why"):
        actions.answer_question(link, question, reader=reader, answer="LEFT", at=FOUND_AT)
    actions.answer_question(link, question, reader=reader, answer="KEPT", at=FOUND_AT)
    link.refresh_from_db()
    with pytest.raises(NotAllowed, match="Everything is answered"):
        actions.answer_question(link, question, reader=reader, answer="LEFT", words="x", at=FOUND_AT)


def test_anothers_question_is_not_answered_by_this_link():
    link, reader = opened(asked(begun(superior="satu@perusahaan.contoh.id")))
    other = asked(begun(superior="dua@perusahaan.contoh.id")).enquiry.questions.get()
    with pytest.raises(NotAllowed, match="not asked here"):
        actions.answer_question(link, other, reader=reader, answer="KEPT", at=FOUND_AT)


def test_own_addresses_are_refused_and_free_ones_are_held():
    surveillance = begun()
    certificate = surveillance.certificate
    for email, name in (
        (certificate.holder.email.upper(), "Lain"),
        ("x@contoh.co.id", certificate.holder_name),
    ):
        with pytest.raises(NotAllowed, match="holder's own"):
            a_superior(certificate, email=email, name=name)

    contact = a_superior(certificate, email="bos@gmail.com")
    with pytest.raises(NotAllowed, match="does not show whose address"):
        actions.ask([(contact, surveillance)], by=an_officer(), at=BEGUN_AT)
    actions.assure_contact(contact, assurance="Ditelepon di kantor.", by=an_officer(), at=BEGUN_AT)
    contact.refresh_from_db()
    assert actions.ask([(contact, surveillance)], by=an_officer(), at=BEGUN_AT)


def test_another_superior_ends_the_link_of_the_one_before():
    link, _reader = opened()
    question = link.enquiry.questions.get()
    a_superior(question.surveillance.certificate, email="baru@perusahaan.contoh.id")

    link.refresh_from_db()
    question.refresh_from_db()
    assert question.state == "WITHDRAWN"
    assert not link.holds(FOUND_AT)


def test_declining_and_passing_on_have_a_reason_and_nobody_is_asked_unseen():
    link, reader = opened()
    question = link.enquiry.questions.get()
    other = {
        "name": "Tono Kepala",
        "email": "tono@perusahaan.contoh.id",
        "reason": "Sudah pindah ke unitnya.",
    }
    with pytest.raises(NotAllowed, match="your own address"):
        actions.pass_on_question(
            link, question, reader=reader, **other | {"email": SUPERIOR.upper()}, at=FOUND_AT
        )
    with pytest.raises(NotAllowed, match="Say why"):
        actions.decline_question(link, question, reader=reader, reason=" ", at=FOUND_AT)

    contact = actions.pass_on_question(link, question, reader=reader, **other, at=FOUND_AT)

    assert contact.is_held
    assert Question.objects.get().state == "PASSED_ON"
    assert not Notice.objects.filter(address=contact.email).exists()


def test_a_third_party_is_asked_in_the_same_way():
    surveillance = begun(methods=[Method.THIRD_PARTY])
    contact = a_superior(surveillance.certificate, kind=ContactKind.THIRD_PARTY, email="klien@lain.contoh.id")
    assert contact.is_held
    actions.assure_contact(contact, assurance="Ditelepon.", by=an_officer(), at=BEGUN_AT)
    contact.refresh_from_db()
    enquiry = actions.ask([(contact, surveillance)], by=an_officer(), at=BEGUN_AT)
    assert enquiry.kind == ContactKind.THIRD_PARTY
