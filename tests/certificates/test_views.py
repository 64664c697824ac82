"""The pages of certificates, each for those it is made for (7.1.4, 9.4.5-9.4.7)."""

import datetime as dt

import pytest

from certificates.actions import release_meeting
from certificates.models import Certificate, OutcomeLetter
from decisions.models import Outcome
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, digest_of, issued
from tests.factories.decisions import signed
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(clock_at):
    clock_at(SEALED_AT + dt.timedelta(minutes=5))


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.clause("7.1.4")
def test_who_is_not_yet_competent_reads_the_reason_and_until_when_to_appeal(client_as):
    issued([reported()], outcomes=[Outcome.NOT_YET], reason="Bukti ketiga tidak mutakhir.")
    letter = OutcomeLetter.objects.get()
    page = f"/hasil/{letter.pk}/"

    told = words(client_as(letter.recipient).get(page))
    [short] = letter.decision.short_elements.all()

    # Fourteen working days from Tuesday, 29 September 2026.
    for said in ("Bukti ketiga tidak mutakhir.", "Senin, 19 Oktober 2026", "Uji ulang", short.title_id):
        assert said in told
    assert client_as(UserFactory()).get(page).status_code == 404
    assert client_as(UserFactory(secretariat=True)).get(page).status_code == 404


@pytest.mark.clause("7.1.4")
def test_the_home_of_a_case_leads_to_the_reasons_as_long_as_an_appeal_is_possible_and_later(
    client_as, clock_at
):
    issued([reported()], outcomes=[Outcome.NOT_YET], reason="Bukti ketiga tidak mutakhir.")
    letter = OutcomeLetter.objects.get()
    browser, home = client_as(letter.recipient), letter.decision.application.get_absolute_url()
    duty, link = "Baca apa yang masih kurang", f'href="/hasil/{letter.pk}/"'

    in_time = words(browser.get(home))
    clock_at(SEALED_AT + dt.timedelta(days=21))
    too_late = words(browser.get(home))

    assert (duty in in_time, link in in_time) == (True, True)
    assert (duty in too_late, link in too_late) == (False, True)
    # No test was needed, so the line of this case has none.
    assert "Langkah 4 dari 5" in in_time


def test_the_pages_of_a_whole_case_ask_the_database_little(client_as, client, asked):
    [certificate] = issued()
    case = certificate.application
    applicant, office = client_as(certificate.holder), client_as(UserFactory(secretariat=True))

    # Surveillance, renewal, sanctions and appeals each say there how they stand: a fixed number, whatever the case.
    assert asked(applicant, case.get_absolute_url()) <= 30
    assert asked(applicant, case.assessment.get_absolute_url()) <= 20
    assert asked(office, case.assessment.get_absolute_url()) <= 20
    assert asked(client, f"/periksa/{certificate.token}/") <= 12


@pytest.mark.clause("9.4.5")
def test_the_head_reads_what_follows_and_releases(client_as):
    meeting, head = signed(), a_head()
    browser, page = client_as(head), f"/sertifikat/pleno/{meeting.pk}/"

    assert "Ratna Wulandari" in words(browser.get(page))
    answer = browser.post(page)

    assert answer.status_code == 302
    assert Certificate.objects.count() == 1
    assert browser.get(page).status_code == 200
    assert client_as(UserFactory(secretariat=True)).get(page).status_code == 404


@pytest.mark.clause("9.8.1")
def test_the_holder_signs_and_receives(client_as, run_jobs):
    [certificate] = release_meeting(signed(), by=a_head(), at=SEALED_AT)
    run_jobs()
    browser, page = client_as(certificate.holder), f"/sertifikat/{certificate.pk}/"
    assert "Persetujuan penggunaan sertifikat" in words(browser.get(page))

    unsigned = browser.post(f"{page}persetujuan/", {"text_sha256": digest_of(certificate)})
    assert unsigned.status_code == 200
    signature = {"text_sha256": digest_of(certificate), "typed_name": certificate.holder_name}
    assert browser.post(f"{page}persetujuan/", signature).status_code == 302
    assert browser.post(f"{page}terima/").status_code == 302

    assert "kartu" in words(browser.get(page))
    assert browser.get("/sertifikat/").status_code == 200


def test_the_register_finds_a_certificate_for_the_secretariat_only(client_as):
    [certificate] = issued()
    office = client_as(UserFactory(secretariat=True))

    for asked in ("", certificate.number, certificate.check_code, "ratna"):
        assert certificate.number in words(office.get("/sertifikat/daftar/", {"q": asked}))
    assert certificate.number not in words(office.get("/sertifikat/daftar/", {"q": "tidak ada"}))
    assert office.get(f"/sertifikat/{certificate.pk}/").status_code == 200
    assert client_as(certificate.holder).get("/sertifikat/daftar/").status_code == 404
