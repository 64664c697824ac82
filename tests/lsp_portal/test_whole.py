"""A line that breaks while something is sent: nothing of it is taken, and what was there before stays (TRUST R23)."""

import random
import socket
from threading import Thread
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser
from gunicorn.http.wsgi import create

from applications.models import Attachment, Draft
from foundation.documents.models import Upload
from foundation.workflow import clock
from tests.factories.applications import ApplicationFactory
from tests.foundation.documents.corpus import pdfs

TOKEN = "t" * 32
PEER = ("127.0.0.1", 40_000)
SCAN = pdfs.document(40)
REASON = "Saya menarik permohonan ini hanya bila berkas saya tidak dapat diterima."


@pytest.fixture(scope="module")
def wsgi():
    """What gunicorn serves in production."""
    with patch("lsp_portal.checks.refuse_unsafe_start"):
        import lsp_portal.wsgi  # noqa: PLC0415 - as it is read, it would look for a database
    return lsp_portal.wsgi


@pytest.fixture
def draft(db):
    """An application with files that are complete and a step half typed."""
    application = ApplicationFactory(filled=True)
    typed = {"job_title": "Staf"}
    Draft.objects.create(application=application, step="work", typed=typed, saved_at=clock.now())
    return application


@pytest.fixture
def phone(draft, client_as, monkeypatch):
    """`phone(portal, path, fields, cut=n)`: the answer to a phone that falls silent after n bytes of its form."""
    # The connection holds the test's transaction; a request would put it away.
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    cookies = client_as(draft.applicant).cookies
    cookies["csrf"] = TOKEN

    def send(portal, path, fields, *, cut=None):
        body = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": TOKEN, **fields})
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {MULTIPART_CONTENT}\r\n"
            f"Content-Length: {len(body)}\r\nCookie: {cookies.output(header='', sep=';', attrs=[])}\r\n\r\n"
        )
        return answer(portal, head.encode() + body[:cut])

    return send


def answer(portal, data):
    """The status that this portal gives behind gunicorn's own reading of a socket."""
    ours, theirs = socket.socketpair()
    sending = Thread(target=lambda: (theirs.sendall(data), theirs.shutdown(socket.SHUT_WR)))
    sending.start()
    with ours, theirs:
        config, told = Config(), []
        request = next(RequestParser(config, ours, PEER))
        _response, environ = create(request, ours, PEER, ("127.0.0.1", 8000), config)
        portal(environ, lambda status, headers, *_: told.append(int(status[:3]))).close()
        sending.join()
    return told[0]


def a_file():
    return {"file": SimpleUploadedFile("ijazah.pdf", SCAN, "application/pdf")}


def test_a_file_that_arrives_in_part_is_not_kept(wsgi, draft, phone):
    kept = draft.attachments.first()
    path = reverse("applications:attach", args=[draft.pk, kept.requirement_id])
    known = Upload.objects.count()
    cuts = [1, *random.Random(23).choices(range(len(SCAN)), k=30), len(SCAN) + 200]  # noqa: S311 - places, not secrets

    assert {phone(wsgi.application, path, a_file(), cut=cut) for cut in cuts} == {400}
    assert Upload.objects.count() == known
    assert Attachment.objects.current().filter(pk=kept.pk, upload=kept.upload).exists()
    assert Draft.objects.get().typed == {"job_title": "Staf"}

    assert phone(wsgi.application, path, a_file()) == 302
    assert Upload.objects.count() == known + 1


def test_half_a_sentence_is_not_taken_for_the_whole(wsgi, draft, phone):
    path, words = reverse("applications:withdraw", args=[draft.pk]), {"reason": REASON}

    assert phone(wsgi.application, path, words, cut=-60) == 400
    draft.refresh_from_db()
    assert draft.state == "DRAFT"

    # The twin: without the measure half of it is kept, and counts.
    assert phone(wsgi.django, path, words, cut=-60) == 302
    draft.refresh_from_db()
    assert draft.state == "WITHDRAWN"
