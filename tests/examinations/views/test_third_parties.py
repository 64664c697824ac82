"""The third party's way: named inside, asked by a mail, and answered from outside (FR.IA.10; TRUST A9)."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from examinations.models import ThirdPartyLink
from examinations.states import ThirdPartyState
from foundation.journal.models import Entry
from foundation.notices.actions import mail_of
from foundation.notices.models import Notice
from tests.factories.records import (
    ASKED_AT,
    answered,
    asked,
    asks_third_party,
    assessor_of,
    particulars,
    whole_answers,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.1")]
ADDRESS = "rina@kantor.contoh.id"


@pytest.fixture(autouse=True)
def _on_the_day(clock_at):
    clock_at(ASKED_AT)


def mail(address=ADDRESS):
    """The last mail to this address, as it left."""
    return mail_of(Notice.objects.filter(address=address).order_by("pk").last()).body


def place(link):
    return reverse("examinations:third_party", args=[link.token])


def posted(third_party, **changed):
    answers = {f"item-{pk}": {True: "yes"}.get(said, said) for pk, said in whole_answers(third_party).items()}
    return answers | particulars() | {"signed_as": "Rina Pengawas"} | changed


def test_from_the_name_to_the_answer(client, client_as):
    assessment = asks_third_party()
    named = {"name": "Rina Pengawas", "position": "Kepala seksi", "workplace": "PT", "email": ADDRESS}
    candidate = client_as(assessment.application.applicant)
    assert candidate.get(reverse("examinations:name_third_party", args=[assessment.pk])).status_code == 200
    candidate.post(reverse("examinations:name_third_party", args=[assessment.pk]), named)
    third_party = assessment.third_parties.get()
    client_as(assessor_of(assessment)).post(reverse("examinations:ask_third_party", args=[third_party.pk]))

    client.logout()
    url = "/uji/pihak-ketiga/tautan/" + re.search(r"tautan/(\w+)/", mail())[1] + "/"
    door = client.get(url).content.decode()
    assert assessment.application.particulars.full_name not in door
    client.post(url + "kode/")
    client.post(url + "masuk/", {"code": mail()[-6:]})
    questions = client.get(url).content.decode()
    assert assessment.application.particulars.full_name in questions
    assert client.post(url + "jawab/", posted(third_party)).status_code == 302

    third_party.refresh_from_db()
    assert third_party.state == ThirdPartyState.ANSWERED
    gone = client.get(url)
    assert gone.status_code == 410
    assert "Anda sudah menjawab" in gone.content.decode()
    assert client.post(url + "jawab/", posted(third_party)).status_code == 410


def test_a_program_that_follows_links_changes_nothing(client):
    link = asked().link
    before = [Entry.objects.count(), Notice.objects.count()]

    assert client.get(place(link)).status_code == 200
    assert client.head(place(link)).status_code == 200
    for step in ("kode", "masuk", "jawab", "tolak", "teruskan"):
        assert client.get(f"{place(link)}{step}/").status_code == 405

    assert [Entry.objects.count(), Notice.objects.count()] == before
    assert ThirdPartyLink.objects.get().opened_at is None


def test_a_token_that_is_altered_or_guessed_opens_nothing(client, clock_at):
    link = asked().link
    token = link.token
    tokens = [token[:-1], token[:-1] + ("0" if token[-1] != "0" else "1"), token.upper(), link.salt, "0" * 64]

    assert [client.get(reverse("examinations:third_party", args=[one])).status_code for one in tokens] == [
        404
    ] * 5
    clock_at(ASKED_AT + dt.timedelta(days=30))
    assert client.get(place(link)).status_code == 410


def test_who_asks_too_often_waits(client):
    cache.clear()
    link = asked().link

    statuses = [client.get(place(link)).status_code for _ in range(31)]

    assert statuses == [200] * 30 + [429]


def test_without_the_code_nothing_is_answered(client):
    third_party = asked()

    client.post(f"{place(third_party.link)}jawab/", posted(third_party))
    client.post(f"{place(third_party.link)}tolak/", {"reason": "Bukan saya."})

    third_party.refresh_from_db()
    assert third_party.is_asked


@pytest.mark.clause("7.1.3")
def test_the_candidate_sees_that_it_is_answered_and_not_what(client_as):
    third_party = answered()
    candidate = client_as(third_party.candidate)

    shown = candidate.get(third_party.get_absolute_url()).content.decode()

    assert "Rina Pengawas" in shown
    assert "FR.IA.10 (PDF)" not in shown
    assert candidate.get(reverse("examinations:third_party_sheet", args=[third_party.pk])).status_code == 404
    shown = (
        client_as(assessor_of(third_party.assessment)).get(third_party.get_absolute_url()).content.decode()
    )
    assert "FR.IA.10 (PDF)" in shown
