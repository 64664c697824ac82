"""Files in people's hands, as the tests of documents need them."""

import datetime as dt
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from foundation.documents.actions import keep_upload
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from tests.factories.people import UserFactory
from tests.foundation.documents.corpus import pdfs, pictures

AT = dt.datetime(2026, 11, 22, 3, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _an_empty_store(settings, tmp_path):
    """A test that is rolled back leaves its files: each has a store of its own."""
    here = settings.FILES_HERE["OPTIONS"] | {"location": tmp_path / "files"}
    settings.STORAGES = settings.STORAGES | {"default": settings.FILES_HERE | {"OPTIONS": here}}


@pytest.fixture
def owner(db):
    return UserFactory()


@pytest.fixture
def hand_in(db):
    """`hand_in(by=…)`: an accepted upload; a PDF of two pages unless `data` says otherwise."""

    def accept(*, by, data=None, slot=Slot.DOCUMENT, name="ijazah.pdf", at=AT, **more):
        file = SimpleUploadedFile(name, data or pdfs.document(2))
        return keep_upload(examine(file, slot=slot), by=by, at=at, **more)

    return accept


@pytest.fixture
def photo():
    return pictures.jpeg((900, 1200), exif=pictures.with_exif())


@pytest.fixture
def at_once():
    """`at_once(what, each)`: run `what(one)` for each in a thread of its own, all starting together; what
    they gave.
    """

    def run(what, each):
        each = list(each)
        barrier, given = threading.Barrier(len(each), timeout=60), []

        def work(one):
            barrier.wait()
            try:
                given.append(what(one))
            finally:
                connection.close()

        threads = [threading.Thread(target=work, args=(one,)) for one in each]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return given

    return run
