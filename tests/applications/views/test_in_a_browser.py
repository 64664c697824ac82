"""A browser that dies under somebody's hands takes ten seconds of typing at most, and leaves none (TRUST R24)."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Error

from applications.models import Draft
from tests.factories.applications import ApplicationFactory
from tests.journeys.visitors import PATIENCE, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = "Jalan Kanari Rumah 7731"
# Everywhere that a page can keep something in a browser.
KEPT_IN_A_BROWSER = """async () => [
    ...Object.entries(localStorage), ...Object.entries(sessionStorage),
    ...await indexedDB.databases(), ...await caches.keys(),
]"""


@pytest.fixture
def phone(browser_type, browser_type_launch_args, tmp_path):
    """A browser with a folder of its own, so that one can look at what it left there."""
    context = browser_type.launch_persistent_context(
        tmp_path / "phone", viewport=PHONE, locale="id-ID", **browser_type_launch_args
    )
    context.set_default_timeout(PATIENCE)
    yield context
    with suppress(Error):
        context.close()


def kill(folder):
    """Every process of the browser that keeps its things here, at once."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"--user-data-dir={folder}".encode() in (path / "cmdline").read_bytes():
                os.kill(int(path.name), signal.SIGKILL)


def kept_words():
    return str(list(Draft.objects.values_list("typed", flat=True)))


def test_what_was_typed_ten_seconds_before_the_browser_died_is_kept(phone, client_as, live_server, tmp_path):
    application = ApplicationFactory()
    client, path = client_as(application.applicant), reverse("applications:personal", args=[application.pk])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    phone.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = phone.pages[0]
    page.goto(live_server.url + path)

    page.locator("[name=home_address]").press_sequentially(TYPED)
    typed_at = time.monotonic()
    while TYPED not in kept_words():
        assert time.monotonic() - typed_at < 10
        page.wait_for_timeout(200)
    page.keyboard.type(" RT 3")
    kept = page.evaluate(KEPT_IN_A_BROWSER)
    kill(tmp_path / "phone")

    assert kept == [["htmx-current-path-for-history", path]]
    assert TYPED in client.get(path).text
    left = [file for file in (tmp_path / "phone").rglob("*") if file.is_file()]
    assert [file for file in left if TYPED.encode() in file.read_bytes()] == []
