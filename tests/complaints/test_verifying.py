"""The verifier on what somebody hands in: our PDF, a changed one, a picture with our code, with another's (9.8.3)."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from complaints.models import Verdict
from complaints.queries.verifying import handed_in, seen_in, seen_of
from foundation.documents.actions import print_paper
from foundation.documents.rules.reading import codes_in
from foundation.workflow.answers import NotAllowed
from tests.factories.certificates import SEALED_AT, issued
from tests.foundation.documents.corpus import pdfs
from tests.journeys.things import a_pdf, with_a_changed_byte

from .helpers import a_picture, examined

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.8.3"), pytest.mark.clause("7.2.2")]


@pytest.fixture
def certificate():
    [one] = issued()
    print_paper(one.letter, by=None, at=SEALED_AT)
    one.refresh_from_db()
    return one


def page_of(certificate):
    return settings.SITE_URL + reverse("certificates:verification", args=[certificate.token])


def a_copy(data, name="sertifikat.pdf"):
    return SimpleUploadedFile(name, data, "application/pdf")


def test_our_pdf_is_known_by_its_bytes_and_a_changed_one_by_its_seal_and_code(certificate):
    data = certificate.letter.read()

    kept, seen = handed_in(a_copy(data))
    _kept, changed = handed_in(a_copy(with_a_changed_byte(data)))

    assert (seen.verdict, seen.certificate) == (Verdict.ORIGINAL, certificate)
    assert (changed.verdict, changed.certificate) == (Verdict.CHANGED, certificate)
    assert changed.detail
    # A certificate carries its credential, and files with files in them are not taken: a picture is.
    assert (kept.name, kept.content_type) == ("sertifikat.jpg", "image/jpeg")


def test_a_pdf_of_somebody_else_that_carries_files_is_refused_as_anywhere():
    with pytest.raises(NotAllowed):
        handed_in(a_copy(pdfs.document(change=pdfs.attached)))


def test_a_picture_of_a_certificate_leads_to_it_by_its_code(certificate):
    picture = examined(a_picture(page_of(certificate)))

    seen = seen_in(picture)

    assert codes_in(picture) == [page_of(certificate)]
    assert (seen.verdict, seen.certificate) == (Verdict.COPY, certificate)
    assert seen.status(at=SEALED_AT) == "VALID"


@pytest.mark.parametrize(
    "code",
    [
        "https://periksa-sertifikat.contoh.com/periksa/abc/",
        "halo",
        "http://localhost:8000/periksa/tidak-ada/",
    ],
)
def test_a_code_that_leads_elsewhere_is_told(code):
    seen = seen_in(examined(a_picture(code)))

    assert (seen.verdict, seen.certificate, seen.detail) == (Verdict.ELSEWHERE, None, code)


def test_where_there_is_nothing_to_read_a_person_looks():
    assert seen_in(examined(a_picture())).verdict == Verdict.NOTHING
    assert seen_in(examined(a_pdf("brosur.pdf"))).verdict == Verdict.NOTHING


def test_a_number_or_a_check_code_that_was_typed_is_looked_up(certificate):
    for typed in (certificate.number, certificate.check_code.lower()):
        assert seen_of(typed).certificate == certificate
    assert seen_of("PALSU 1").verdict == Verdict.UNKNOWN
    assert seen_of(" ") is None
