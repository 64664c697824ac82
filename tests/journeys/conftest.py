"""What every journey needs: the portal with its people and its scheme, and a browser for each of them."""

import datetime as dt

import pytest
from django.core.cache import cache

from accounts.management.demo import PASSWORD as DEMO_PASSWORD
from accounts.management.demo import load as load_people
from foundation.workflow import clock
from schemes.management.demo import load_demo_scheme

from .visitors import DESK, PHONE, Camera, Visitor

STAFF_WIDTH, PEOPLE_WIDTH = DESK, PHONE


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def portal(live_server, transactional_db):
    """The portal as it stands on the day it opens: its people and its scheme. Gives the people by name."""
    cache.clear()
    now = clock.now()
    people = load_people(at=now - dt.timedelta(days=30))
    load_demo_scheme(at=now - dt.timedelta(days=20))
    return people


@pytest.fixture
def site(live_server):
    """Passkeys are tied to a name, not to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def camera(request):
    """Pictures of this journey; whatever is wrong with a page fails it at its end."""
    camera = Camera(request.node.path.stem.removeprefix("test_").replace("_", "-"))
    yield camera
    assert camera.faults == []


@pytest.fixture
def stranger(new_context, site, camera):
    """`stranger()`: somebody nobody knows, on a phone, or at a desk with `stranger(at_desk=True)`."""

    def arrive(*, at_desk=False):
        size = STAFF_WIDTH if at_desk else PEOPLE_WIDTH
        page = new_context(viewport=size).new_page()
        return Visitor(page, site, camera)

    return arrive


@pytest.fixture
def staff(stranger, portal):
    """`staff("sekretariat")`: somebody of the LSP, signed in on a browser of their own."""
    seated = {}

    def sign_in(name):
        if name not in seated:
            seated[name] = stranger(at_desk=True).signs_in(f"{name}@contoh.id", DEMO_PASSWORD)
        return seated[name]

    return sign_in
