"""What touches security is in the trail: who, what, when, from where, by which request; never a secret (TRUST S22)."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from foundation.journal.models import Entry
from foundation.workflow import clock
from tests.factories.applications import ApplicationFactory, UploadFactory
from tests.factories.people import PASSWORD, UserFactory

NIK = "3578017107710004"
WRONG = "bukan kata sandi saya"
CODE = "123456"


@pytest.fixture
def person(clean_cache):
    """Somebody of the secretariat with everything that must not be read anywhere."""
    return UserFactory(secretariat=True, signs_in=True, nik=NIK)


def sign_in(person, password):
    Client().post(reverse("account_login"), {"login": person.email, "password": password})


def wrong_code(person, client):
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    client.post(reverse("mfa_reauthenticate"), {"code": CODE})


def somebody_else():
    return UserFactory(nik="3578017107710005")


EVENTS = {
    "person.signed_in": lambda person, client: sign_in(person, PASSWORD),
    "person.sign_in_refused": lambda person, client: sign_in(person, WRONG),
    "person.code_refused": wrong_code,
    "person.turned_away": lambda person, client: client.get(reverse("accounts:signatories")),
    "person.nik_revealed": lambda person, client: client.post(
        reverse("accounts:nik", args=[somebody_else().pk]), {"reason": "Dicocokkan dengan kartu."}
    ),
    "upload.opened": lambda person, client: client.get(
        reverse("documents:own_file", args=[UploadFactory(owner=person).pk])
    ),
}


@pytest.mark.parametrize("verb", EVENTS)
def test_it_is_written_down_with_who_when_and_whence_and_without_a_secret(verb, person, client_as):
    EVENTS[verb](person, client_as(person))

    entry = Entry.objects.get(verb=verb)
    assert str(person.pk) in {entry.actor_id, entry.subject_id}
    assert (entry.origin_ip, bool(entry.request_id), entry.at <= clock.now()) == ("127.0.0.1", True, True)
    said = str(list(Entry.objects.values()))
    assert [secret for secret in (PASSWORD, WRONG, CODE, NIK, "357801710771") if secret in said] == []


def test_asking_for_what_is_anothers_is_written_down_once_an_hour(person, client_as, clean_cache):
    stranger, case = client_as(UserFactory()), ApplicationFactory()

    for _turn in range(3):
        assert stranger.get(reverse("applications:case", args=[case.pk])).status_code == 404

    entry = Entry.objects.get(verb="person.turned_away")
    assert entry.facts == {
        "view": "applications:case",
        "path": reverse("applications:case", args=[case.pk]),
    }
