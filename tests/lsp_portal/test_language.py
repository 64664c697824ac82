"""The language of a page is its reader's choice, else Indonesian."""

import pytest

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
ENGLISH_BROWSER = {"accept-language": "en-US,en;q=0.9"}


def test_the_portal_speaks_indonesian_to_a_browser_set_to_english(client):
    answer = client.get("/aksesibilitas/", headers=ENGLISH_BROWSER)

    assert answer["Content-Language"] == "id"
    assert "Aksesibilitas" in answer.text


def test_a_stranger_chooses_by_cookie(client):
    client.cookies["language"] = "en"

    assert client.get("/aksesibilitas/")["Content-Language"] == "en"


def test_whoever_signs_in_has_their_language_on_every_device(client):
    client.force_login(UserFactory(language="en"))
    client.cookies["language"] = "id"

    assert client.get("/aksesibilitas/")["Content-Language"] == "en"


def test_a_language_that_we_do_not_have_is_not_tried(client):
    client.cookies["language"] = "xx"

    assert client.get("/aksesibilitas/")["Content-Language"] == "id"
