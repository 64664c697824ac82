"""The virus scanner: found is refused, away is held, held is not shown until it is clean."""

import base64
import socketserver
import struct
import threading
import time

import pytest

from foundation.documents.actions import scan_upload
from foundation.documents.models import FilesAway, Upload
from foundation.documents.rules import scanner
from foundation.documents.rules.scanner import Finding, scan
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.factories.people import UserFactory
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pdfs, pictures

# The harmless test file of the scanners' makers, put together here so that no scanner takes offence at this one.
EICAR = base64.b64decode(
    b"WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo="
)


class Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as clamd does; `server.answer` stands for another answer, or none."""

    def handle(self):
        command = self.request.recv(10)
        data = b""
        while size := struct.unpack("!L", self._exactly(4))[0]:
            data += self._exactly(size)
        answer = b"stream: Eicar-Signature FOUND" if EICAR in data else b"stream: OK"
        if command != b"zINSTREAM\0":
            answer = b"UNKNOWN COMMAND"
        if self.server.answer is None:
            time.sleep(2)
        self.request.sendall((self.server.answer or answer) + b"\0")

    def _exactly(self, size):
        data = b""
        while len(data) < size:
            data += self.request.recv(size - len(data))
        return data


@pytest.fixture
def clamd(settings):
    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        answer = b""

    with Server(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def with_eicar():
    pdf = pdfs.document()
    picture = pictures.jpeg()
    return [
        pdf + b"\n%" + EICAR + b"\nstartxref\n0\n%%EOF",
        pdfs.document(
            change=lambda made: made.Root.__setattr__("Isi", made.make_stream(EICAR)), compress_streams=False
        ),
        picture + EICAR,
        pictures.jpeg(comment=EICAR),
        pictures.with_text(EICAR.decode()),
    ]


@pytest.mark.django_db
@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("place", range(5))
def test_what_the_scanner_finds_is_refused(clamd, hand_in, place):
    with pytest.raises(NotAllowed, match="Pemindai menemukan"):
        hand_in(by=UserFactory(), data=with_eicar()[place])

    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_what_is_clean_is_kept_at_once(clamd, hand_in):
    assert not hand_in(by=UserFactory()).is_held


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"stream: OK?", b"INSTREAM size limit exceeded. ERROR"])
def test_an_answer_that_is_none_is_not_taken_for_clean(clamd, answer):
    clamd.answer = answer or b"\n"

    assert scan(b"x") == Finding.UNKNOWN


def test_a_slow_scanner_is_not_waited_for(clamd, monkeypatch):
    monkeypatch.setattr(scanner, "SECONDS", 0.2)
    clamd.answer = None

    start = time.monotonic()
    assert scan(b"x") == Finding.UNKNOWN
    assert time.monotonic() - start < 1


@pytest.mark.parametrize("address", ["127.0.0.1:9", "/nowhere/clamd.sock"])
def test_a_scanner_that_is_away_gives_no_answer(settings, address):
    settings.CLAMD_ADDRESS = address

    assert scan(b"x") == Finding.UNKNOWN


@pytest.mark.django_db
@pytest.mark.clause("9.1.2")
def test_while_the_scanner_is_away_a_file_is_held_and_not_shown(clamd, client_as, hand_in):
    owner = UserFactory()
    clamd.answer = b"nonsense"

    upload = hand_in(by=owner)
    response = client_as(owner).get(f"/berkas/{upload.pk}/")

    assert upload.is_held
    assert response.status_code == 409
    assert "menunggu pemeriksaan" in response.content.decode()
    assert not Entry.objects.filter(verb="upload.opened").exists()
    assert Job.objects.get().kind == "documents.scan"


@pytest.mark.django_db
def test_a_held_file_waits_until_the_scanner_is_back(clamd, hand_in):
    clamd.answer = b"nonsense"
    upload = hand_in(by=UserFactory())

    with pytest.raises(FilesAway):
        scan_upload(upload, by=None, at=AT)
    clamd.answer = b""
    upload = scan_upload(upload, by=None, at=AT)

    assert (upload.is_held, upload.cleared_at) == (False, AT)
    assert set(Job.objects.values_list("kind", flat=True)) == {"documents.scan", "documents.draw"}


@pytest.mark.django_db
def test_a_held_file_that_is_harmful_is_shut_away(clamd, hand_in):
    clamd.answer = b"nonsense"
    upload = hand_in(by=UserFactory())

    clamd.answer = b"stream: Eicar-Signature FOUND"
    upload = scan_upload(upload, by=None, at=AT)

    assert (upload.is_held, upload.quarantined_at) == (False, AT)
    assert scan_upload(upload, by=None, at=AT).quarantined_at == AT


def test_without_a_scanner_nothing_waits():
    assert scan(EICAR) == Finding.CLEAN
