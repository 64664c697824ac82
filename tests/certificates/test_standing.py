"""What the public reads follows what was done, in the same moment, and never says why (9.5, 9.8.4, TRUST C4)."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.queries import system_user
from certificates.actions import change_status
from certificates.states import ChangeKind
from tests.factories.certificates import SEALED_AT, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

NOW = SEALED_AT + dt.timedelta(days=10)
K = ChangeKind


@pytest.fixture
def certificate(clock_at):
    clock_at(NOW)
    [one] = issued()
    return one


def change(certificate, kind, at=NOW):
    ends_on = dt.date(2027, 1, 31) if kind == K.SUSPENDED else None
    return change_status(certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=at)


def asked(certificate, **query):
    """The two ways to ask, in words; nobody keeps either answer."""
    client = Client()
    answers = [
        client.get(f"/periksa/{certificate.token}/", query),
        client.get("/periksa/", {"number": certificate.number, **query}),
    ]
    assert {answer["Cache-Control"] for answer in answers} == {"no-store, private"}
    return [" ".join(answer.content.decode().split()) for answer in answers]


@pytest.mark.clause("9.5.1")
@pytest.mark.clause("9.8.4")
@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((), "Berlaku pada"),
        ((K.SUSPENDED,), "Tidak berlaku: sedang dibekukan"),
        ((K.SUSPENDED, K.REINSTATED), "Berlaku pada"),
        ((K.WITHDRAWN,), "Tidak berlaku: dicabut pada"),
        ((K.REPLACED,), "Diganti dengan sertifikat baru"),
    ],
)
def test_both_ways_to_ask_answer_what_it_is_now(certificate, kinds, said):
    for number, kind in enumerate(kinds):
        change(certificate, kind, at=NOW - dt.timedelta(minutes=9 - number))

    for told in asked(certificate):
        assert said in told
        assert ("<h1>Berlaku pada" in told) == (said == "Berlaku pada")


@pytest.mark.clause("9.8.4")
def test_twenty_changes_are_each_read_at_once(certificate, clock_at):
    for turn in range(20):
        clock_at(NOW + dt.timedelta(seconds=turn))
        change(
            certificate, K.SUSPENDED if turn % 2 == 0 else K.REINSTATED, at=NOW + dt.timedelta(seconds=turn)
        )

        for told in asked(certificate)[: 1 if turn else 2]:
            assert ("<h1>Berlaku pada" in told) == (turn % 2 == 1)


def test_a_day_before_the_suspension_is_answered_as_it_was(certificate):
    change(certificate, K.SUSPENDED)

    for told in asked(certificate, on="1 Oktober 2026"):
        assert "<h1>Berlaku pada 1 Oktober 2026" in told


@pytest.mark.clause("9.5.1")
def test_the_history_is_told_and_the_ground_is_not(certificate):
    change(certificate, K.SUSPENDED)

    told, _ = asked(certificate)

    assert "Alasan pembekuan atau pencabutan tidak diumumkan." in told
    assert "certificates.Certificate" not in told


def test_a_changed_certificate_is_read_in_one_query_more(certificate):
    change(certificate, K.SUSPENDED)
    with CaptureQueriesContext(connection) as queries:
        Client().get(f"/periksa/{certificate.token}/")
    read = [one["sql"] for one in queries if "certificates_statuschange" in one["sql"]]

    assert len(read) == 1
