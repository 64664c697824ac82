"""What goes wrong before a view is reached has a way on (TRUST R25)."""

import pytest
from django.test import Client

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
SAME = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


def test_a_form_open_for_too_long_is_sent_again_with_one_button(strict):
    strict.force_login(UserFactory())

    page = strict.post("/peran/", {"role": "HEAD", "password": "rahasia"}, headers=SAME)

    assert page.status_code == 403
    assert '<input type="hidden" name="role" value="HEAD">' in page.text
    assert "rahasia" not in page.text


def test_a_form_of_a_stranger_gets_no_second_try(strict):
    strict.force_login(UserFactory())

    page = strict.post("/peran/", {"role": "HEAD"}, headers={"sec-fetch-site": "cross-site"})

    assert page.status_code == 403
    assert 'name="role" value="HEAD"' not in page.text


def test_whoever_was_signed_out_while_typing_comes_back_to_the_page_not_to_the_form(client):
    answer = client.post("/peran/", {"role": "HEAD"}, headers={"referer": "http://testserver/tugas/?page=2"})

    assert answer.url == "/akun/masuk/?next=/tugas/%3Fpage%3D2"


def test_a_page_of_somebody_else_is_no_way_back(client):
    answer = client.post("/peran/", {}, headers={"referer": "https://elsewhere.test/x"})

    assert answer.url == "/akun/masuk/?next=/"


def test_a_panel_takes_its_whole_page_to_the_sign_in(client):
    answer = client.get(
        "/tugas/", headers={"hx-request": "true", "hx-current-url": "http://testserver/tugas/"}
    )

    assert [answer.status_code, answer["HX-Redirect"]] == [204, "/akun/masuk/?next=/tugas/"]


def test_what_is_too_big_is_told_so(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    page = client.post("/bahasa/", {"language": "id" * 50})

    assert page.status_code == 413
    assert "terlalu besar" in page.text


def test_a_page_that_is_not_there_says_so_and_leads_on(client):
    page = client.get("/tidak-ada/")

    assert page.status_code == 404
    assert "Halaman ini tidak ada." in page.text
    assert 'href="/akun/masuk/"' in page.text


def test_a_host_that_is_not_ours_is_told_without_a_user(client):
    assert client.get("/", headers={"host": "elsewhere.test"}).status_code == 400
