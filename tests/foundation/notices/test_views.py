"""One's own letters; looking changes nothing, opening is told by a form; the secretariat sees how the mail fared."""

import datetime as dt

import pytest
from django.urls import reverse

from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


def letter_to(person, **facts):
    return Notice.objects.create(
        **{
            "to": person,
            "address": person.email,
            "language": "id",
            "subject": "Tagihan Anda",
            "body": "Isi surat.",
        }
        | {"posted_at": NOW}
        | facts
    )


def test_the_inbox_holds_ones_own_letters_alone(client_as):
    person = UserFactory()
    letter_to(person)
    letter_to(UserFactory(), subject="Rahasia orang lain")

    page = client_as(person).get(reverse("notices:inbox")).content.decode()

    assert "Tagihan Anda" in page
    assert "1 surat belum Anda buka." in page
    assert "Rahasia" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_inbox_asks_the_database_no_more(client_as, django_assert_max_num_queries, number):
    person = UserFactory()
    for _ in range(number):
        letter_to(person)
    client = client_as(person)

    with django_assert_max_num_queries(10):
        client.get(reverse("notices:inbox"))


def test_looking_at_a_letter_does_not_open_it(client_as):
    person = UserFactory()
    letter = letter_to(person)

    page = client_as(person).get(reverse("notices:letter", args=[letter.pk])).content.decode()

    assert "Isi surat." in page
    letter.refresh_from_db()
    assert letter.read_at is None


def test_opening_goes_on_to_the_page_the_letter_is_about(client_as):
    person = UserFactory()
    letter = letter_to(person, url="/permohonan/7/")

    response = client_as(person).post(reverse("notices:read", args=[letter.pk]))

    assert response["Location"] == "/permohonan/7/"
    letter.refresh_from_db()
    assert letter.read_at is not None
    assert Entry.objects.get().verb == "notice.read"


def test_another_persons_letter_does_not_exist(client_as):
    letter = letter_to(UserFactory())
    client = client_as(UserFactory())

    assert client.get(reverse("notices:letter", args=[letter.pk])).status_code == 404
    assert client.post(reverse("notices:read", args=[letter.pk])).status_code == 404


def test_the_log_shows_what_was_not_delivered_and_sends_it_again(client_as, run_jobs):
    letter_to(UserFactory(), subject="Sampai", sent_at=NOW)
    failed = letter_to(UserFactory(), subject="Tidak sampai", failed_at=NOW, failed_reason="550 no such user")
    client = client_as(UserFactory(secretariat=True))

    page = client.get(reverse("notices:log"), {"tampil": "gagal"}).content.decode()
    client.post(reverse("notices:resend", args=[failed.pk]))
    run_jobs()

    assert "550 no such user" in page
    assert ">Sampai<" not in page
    failed.refresh_from_db()
    assert failed.sent_at is not None
