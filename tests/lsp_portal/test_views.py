"""The front page, the desk, role and language."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from foundation.journal.models import Entry
from foundation.workflow.todo import Todo
from lsp_portal import desk, navigation
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


def test_the_front_page_tells_what_the_version_in_force_says(client):
    version = SchemeVersionFactory(in_force=True)

    page = client.get("/").text

    assert version.title in page
    assert version.document_number in page


def test_without_a_scheme_in_force_the_front_page_says_so(client):
    assert "Hari ini belum ada skema sertifikasi yang berlaku." in client.get("/").text


def test_the_front_page_asks_the_database_little(client, asked):
    SchemeVersionFactory(in_force=True)

    assert asked(client, "/") <= 6


def test_the_desk_of_staff_shows_what_is_late_first(client, clock_at, monkeypatch):
    clock_at(datetime(2026, 11, 20, 3, tzinfo=UTC))
    todos = [
        Todo("Tunjuk asesor", "Siap ditugaskan.", None, "/b/", "assign"),
        Todo("Telaah berkas", "Masuk 10 November.", date(2026, 11, 19), "/a/", "review"),
    ]
    monkeypatch.setattr(desk, "_askable", lambda: [lambda _user, *, at: todos])
    client.force_login(UserFactory(secretariat=True))

    page = client.get(reverse("desk")).text

    assert "2 hal menunggu Anda. 1 terlambat." in page
    assert page.index("Telaah berkas") < page.index("Tunjuk asesor")


def test_an_empty_desk_says_what_comes_next(client, monkeypatch):
    monkeypatch.setattr(desk, "_askable", list)
    client.force_login(UserFactory(secretariat=True))

    assert "Begitu ada yang menunggu Anda, itu muncul di sini" in client.get(reverse("desk")).text


def test_every_app_that_has_obligations_is_asked(django_assert_max_num_queries):
    user = UserFactory(roles=["SECRETARIAT", "ASSESSOR", "DECISION", "HEAD"])

    with django_assert_max_num_queries(66):
        todos = desk.todos_of(user, at=datetime(2026, 11, 20, 3, tzinfo=UTC))

    assert {type(todo) for todo in todos} <= {Todo}


def test_the_role_one_works_in_is_chosen(client):
    client.force_login(UserFactory(roles=["SECRETARIAT", "ASSESSOR"]))

    client.post(reverse("switch_role"), {"role": "ASSESSOR"})

    assert client.session[navigation.ACTING_AS] == "ASSESSOR"


def test_the_language_is_kept_for_pages_and_for_letters(client):
    user = UserFactory()
    client.force_login(user)

    client.post(reverse("set_language"), {"language": "en", "next": "/"})

    user.refresh_from_db()
    assert user.language == "en"
    assert "Your competence, officially recognised." in client.get("/").text
    assert Entry.objects.filter(verb="person.language_changed").count() == 1


def test_a_stranger_chooses_a_language_too(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/"})

    assert "Your competence, officially recognised." in client.get("/").text


def test_an_unknown_language_changes_nothing(client):
    user = UserFactory()
    client.force_login(user)

    client.post(reverse("set_language"), {"language": "xx", "next": "/"})

    user.refresh_from_db()
    assert user.language == "id"


def test_the_page_of_components_is_not_there_in_service(client, settings):
    settings.DEMO = False

    assert client.get(reverse("components")).status_code == 404
