"""A form sent twice has one effect and gets the same answer (double click, refresh, back button, retry)."""

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template import Context, Template
from django.test import Client

from foundation.receipts.actions import ABANDONED_AFTER, forget
from foundation.receipts.models import Receipt
from foundation.workflow import clock
from tests.foundation.jobs.test_races import at_once
from tests.foundation.receipts import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.foundation.receipts.addresses")]

KEY = uuid.UUID(int=7).hex


@pytest.fixture(autouse=True)
def _only_these_doors(settings):
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "foundation.receipts.doors.OnceMiddleware",
    ]
    addresses.effects.clear()
    addresses.slow.clear()


def send(client, *, to="/act/", key=KEY, **typed):
    return client.post(to, {"_key": key, **typed})


def test_the_second_sending_gets_the_first_answer_and_has_no_effect(client):
    first, second = send(client, name="Sari"), send(client, name="Sari")

    assert (first.status_code, first["Location"]) == (302, "/done/1/")
    assert (second.status_code, second["Location"]) == (302, "/done/1/")
    assert addresses.effects == [{"name": "Sari"}]


def test_the_same_key_with_another_body_is_refused(client):
    send(client, name="Sari")

    response = send(client, name="Budi")

    assert response.status_code == 409
    assert "sudah pernah dikirim" in response.content.decode()
    assert addresses.effects == [{"name": "Sari"}]


def test_another_key_is_another_form(client):
    send(client, name="Sari")
    send(client, name="Sari", key=uuid.uuid4().hex)

    assert len(addresses.effects) == 2


def test_a_form_shown_again_with_errors_may_be_corrected_with_the_same_key(client):
    assert send(client, name="").status_code == 200

    assert send(client, name="Sari").status_code == 302
    assert addresses.effects == [{"name": "Sari"}]


def test_a_form_whose_handling_broke_may_be_sent_again(client):
    with pytest.raises(ZeroDivisionError):
        send(client, name="break")

    assert not Receipt.objects.exists()


def test_one_persons_key_says_nothing_to_another(client, django_user_model):
    other = Client()
    other.force_login(
        django_user_model.objects.create_user("lain@contoh.id"),
        "accounts.doors.backend.StandingBackend",
    )
    send(client, name="Sari")

    send(other, name="Sari")

    assert len(addresses.effects) == 2


def test_a_key_belongs_to_its_address(client):
    send(client, name="Sari")
    send(client, to="/other/", name="Sari")

    assert len(addresses.effects) == 2


@pytest.mark.parametrize("key", ["", "x", "g" * 32, "7" * 33, "7" * 31])
def test_what_is_no_key_of_ours_is_no_key(client, key):
    send(client, key=key, name="Sari")
    send(client, key=key, name="Sari")

    assert len(addresses.effects) == 2
    assert not Receipt.objects.exists()


def test_files_are_part_of_the_body(client):
    def attach(contents):
        return client.post("/act/", {"_key": KEY, "name": "x", "file": SimpleUploadedFile("a.txt", contents)})

    assert attach(b"one").status_code == 302
    assert attach(b"one").status_code == 302
    assert attach(b"two").status_code == 409
    assert len(addresses.effects) == 1


def test_a_key_in_the_hands_of_a_dead_process_is_let_through_after_half_a_minute(client, monkeypatch):
    monkeypatch.setattr("foundation.receipts.doors.WAIT_SECONDS", 0)
    send(client, name="Sari")
    Receipt.objects.update(answered_at=None, status=None, headers={})
    begun = Receipt.objects.get().begun_at

    with clock.stopped_at(begun + ABANDONED_AFTER):
        assert send(client, name="Sari").status_code == 503
    with clock.stopped_at(begun + ABANDONED_AFTER + dt.timedelta(seconds=1)):
        assert send(client, name="Sari").status_code == 302
    assert len(addresses.effects) == 2


def test_whoever_waits_in_vain_is_told_to_come_back(client, monkeypatch):
    monkeypatch.setattr("foundation.receipts.doors.WAIT_SECONDS", 0)
    send(client, name="Sari")
    Receipt.objects.update(answered_at=None, status=None, headers={})

    response = send(client, name="Sari")

    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_receipts_are_kept_a_week_and_then_forgotten(client):
    send(client, name="Sari")
    begun = Receipt.objects.get().begun_at

    assert forget(before=begun) == 0
    assert forget(before=begun + dt.timedelta(seconds=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_five_at_once_have_one_effect_and_five_equal_answers():
    addresses.slow.set()

    def press():
        response = send(Client(), name="Sari")
        return response.status_code, response.headers.get("Location")

    answers = at_once(press, 5)

    assert set(answers) == {(302, "/done/1/")}
    assert len(addresses.effects) == 1
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_without_the_keys_five_at_once_have_five_effects():
    """The twin: the same race without a key shows that the one above proves something."""
    at_once(lambda: send(Client(), key="", name="Sari").status_code, 5)

    assert len(addresses.effects) == 5


def test_every_printing_of_a_form_has_a_key_of_its_own(rf):
    page = Template("{% form_keys %}{% form_keys %}").render(Context({"request": rf.get("/")}))

    keys = [line.split('"')[0] for line in page.split('name="_key" value="')[1:]]
    assert len(set(keys)) == 2
    assert all(len(key) == 32 for key in keys)
    assert page.count('name="csrfmiddlewaretoken"') == 2


def test_who_signs_in_twice_gets_a_session_both_times(client, django_user_model, monkeypatch):
    """A double click drops the first answer with its cookie; the second has to bring one of its own."""
    from django.contrib.auth import login  # noqa: PLC0415 - only here

    person = django_user_model.objects.create_user("lain@contoh.id")

    def sign_in(request):
        login(request, person, "accounts.doors.backend.StandingBackend")

    monkeypatch.setattr(addresses, "before", sign_in)

    for browser in (Client(), Client()):
        assert "session" in send(browser, name="Sari").cookies
    assert not Receipt.objects.exists()
