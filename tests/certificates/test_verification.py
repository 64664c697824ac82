"""The public's question: what it is told with the QR code, and with a number alone (TRUST C4, C5)."""

import datetime as dt

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.models import Certificate
from tests.factories.certificates import SEALED_AT, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]


@pytest.fixture
def certificate(clock_at):
    clock_at(SEALED_AT + dt.timedelta(days=10))
    [one] = issued()
    return one


@pytest.fixture
def public():
    return Client()


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_qr_code_tells_what_the_paper_tells(certificate, public):
    answer = public.get(f"/periksa/{certificate.token}/")

    told = words(answer)
    for said in (certificate.holder_name, certificate.number, certificate.check_code, "Berlaku pada"):
        assert said in told
    assert answer["Cache-Control"] == "no-store, private"
    assert settings.SESSION_COOKIE_NAME not in answer.cookies


@pytest.mark.parametrize("written", ["{0.number}", " {0.number} ", "{0.check_code}"])
def test_a_number_or_check_code_tells_the_status_and_initials_only(certificate, public, written):
    answer = public.get("/periksa/", {"number": written.format(certificate)})

    told = words(answer)
    assert answer.status_code == 200
    assert "R. W." in told
    for kept in (certificate.holder_name, certificate.token, certificate.application.organisation.name):
        assert kept not in told
    assert answer["Cache-Control"] == "no-store, private"


def test_a_lower_case_check_code_without_its_dash_is_read_all_the_same(certificate, public):
    typed = certificate.check_code.lower().replace("-", " ")

    assert public.get("/periksa/", {"number": typed}).status_code == 200


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("28 September 2026", "Belum berlaku"),
        ("29 September 2026", "Berlaku pada"),
        ("28 September 2029", "Berlaku pada"),
        ("29 September 2029", "Tidak berlaku"),
    ],
)
def test_the_status_is_that_of_the_day_that_is_asked_for(certificate, public, day, said):
    by_number = public.get("/periksa/", {"number": certificate.number, "on": day})
    by_token = public.get(f"/periksa/{certificate.token}/", {"on": day})

    for answer in (by_number, by_token):
        told = words(answer)
        assert ("Berlaku pada" in told and "idak berlaku" not in told) == (said == "Berlaku pada"), said


def test_expiry_needs_no_nightly_task(certificate, public, clock_at):
    midnight = dt.datetime(2029, 9, 28, 17, tzinfo=dt.UTC)
    clock_at(midnight - dt.timedelta(seconds=1))
    before = words(public.get(f"/periksa/{certificate.token}/"))
    clock_at(midnight)

    after = words(public.get(f"/periksa/{certificate.token}/"))

    assert "idak berlaku" not in before
    assert "idak berlaku" in after


def test_what_does_not_exist_looks_the_same_however_it_was_asked(certificate, public):
    wrong_token = public.get("/periksa/xxxxxxxxxxxxxxxxxxxxxx/")
    wrong_number = public.get("/periksa/", {"number": "0000999 2026"})

    assert wrong_token.status_code == wrong_number.status_code == 404
    for answer in (wrong_token, wrong_number):
        assert "Tidak ditemukan" in words(answer)
        assert answer["Cache-Control"] == "no-store, private"
    assert public.get(f"/periksa/{certificate.token[:-1]}x/").status_code == 404
    assert public.get(f"/periksa/{certificate.token.lower()}/").status_code == 404


def test_an_address_that_asks_too_often_is_told_to_wait(certificate, public):
    answers = [public.get("/periksa/", {"number": f"{n:07} 2026"}).status_code for n in range(60)]

    assert set(answers) <= {200, 404}
    assert public.get("/periksa/", {"number": certificate.number}).status_code == 429
    assert public.get(f"/periksa/{certificate.token}/").status_code == 429
    assert public.post("/periksa/berkas/", {"sha256": "0" * 64}).status_code == 429
    elsewhere = public.get("/periksa/", {"number": certificate.number}, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 200


def test_guessing_tokens_finds_nothing(certificate):
    assert len(certificate.token) == 22
    assert not Certificate.objects.filter(token__in=[f"{n:022}" for n in range(20_000)][:900]).exists()


def test_a_file_is_original_only_to_the_last_byte(certificate, public, run_jobs):
    run_jobs(at=SEALED_AT + dt.timedelta(minutes=1))
    certificate.letter.refresh_from_db()
    data = certificate.letter.file.read()
    changed = data[:-200] + bytes([data[-200] ^ 1]) + data[-199:]
    foreign = b"%PDF-1.7\n%%EOF\n"

    by_hash = public.post("/periksa/berkas/", {"sha256": certificate.letter.sha256})
    assert "asli" in words(by_hash)
    assert "bukan asli" not in words(by_hash).lower()
    for file, ours in ((data, True), (changed, False), (foreign, False)):
        upload = SimpleUploadedFile("sertifikat.pdf", file, content_type="application/pdf")
        told = words(public.post("/periksa/berkas/", {"file": upload})).lower()
        assert ("berkas ini asli" in told) is ours
    nothing = words(public.post("/periksa/berkas/", {"sha256": ""})).lower()
    assert "berkas ini asli" not in nothing


def test_the_page_of_a_certificate_costs_four_queries_and_no_session(certificate, public):
    public.get(f"/periksa/{certificate.token}/")

    with CaptureQueriesContext(connection) as spent:
        public.get(f"/periksa/{certificate.token}/")

    # The count of this address is the cache's own affair: Redis, where there is one.
    ours = [query["sql"] for query in spent if query["sql"].startswith("SELECT")]
    ours = [words for words in ours if "cache_entry" not in words]
    assert len(ours) <= 4, ours
    assert not any("session" in query["sql"] for query in spent)
