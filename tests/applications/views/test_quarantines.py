"""The pages of what is shut away: the button beside the file, the applicant's copy, the secretariat's list (9.1.3)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.actions.quarantines import shut_away
from applications.models import Quarantine
from foundation.documents.models import UploadPage
from tests.applications.reviewing import AT, under_review
from tests.factories.people import UserFactory
from tests.foundation.documents.corpus import pdfs

pytestmark = pytest.mark.django_db

SEEN = "Halaman 2: nama pelanggan."


@pytest.fixture
def case(clock_at):
    clock_at(AT)
    return under_review()


@pytest.fixture
def office(client_as, case):
    return client_as(case.reviewer)


def address(name, *args):
    return reverse(f"applications:{name}", args=args)


def beside(office, case, upload):
    return office.get(address("review", case.pk), {"butir": "apl02", "berkas": upload.pk}).content.decode()


@pytest.mark.clause("9.1.3", "7.1.3")
def test_the_button_shuts_a_file_away_from_everybody(office, client_as, case):
    upload = case.evidence.first().upload
    UploadPage.objects.create(upload=upload, number=1, width=1, height=1, sha256="x", file="pages/x")
    button, pages = address("shut_away", case.pk, upload.pk), address("review_page", case.pk, upload.pk, 1)
    assert button in beside(office, case, upload)

    answer = office.post(button, {"remark": SEEN})

    assert answer.url == case.get_absolute_url()
    shown = beside(office, case, upload)
    assert "data pribadi orang lain, jadi berkas ini dikarantina" in shown
    assert button not in shown
    assert pages not in shown
    assert office.get(pages).status_code == 409
    assert office.get(address("review_file", case.pk, upload.pk)).status_code == 409
    assert client_as(case.applicant).get(f"/berkas/{upload.pk}/").status_code == 409


def test_documents_of_the_person_have_no_such_button(office, case):
    upload = case.attachments.first().upload

    assert address("shut_away", case.pk, upload.pk) not in beside(office, case, upload)
    assert office.get(address("shut_away", case.pk, upload.pk)).status_code == 404


@pytest.mark.clause("7.1.3")
def test_for_whoever_does_not_work_on_the_case_it_is_not_there(client_as, case):
    place = address("shut_away", case.pk, case.evidence.first().upload_id)

    for person in (case.applicant, UserFactory(assessor=True), UserFactory()):
        assert client_as(person).post(place, {"remark": SEEN}).status_code == 404
    assert not Quarantine.objects.exists()


def test_without_words_nothing_is_shut_away(office, case):
    answer = office.post(address("shut_away", case.pk, case.evidence.first().upload_id), {"remark": " "})

    assert answer.context["form"].errors["remark"]
    assert not Quarantine.objects.exists()


def shut(case):
    return shut_away(case, case.evidence.first().upload, remark=SEEN, by=case.reviewer, at=AT)


@pytest.mark.clause("9.1.3")
def test_the_applicant_reads_what_was_seen_and_sends_a_copy(client_as, case):
    kept, browser = shut(case), client_as(case.applicant)
    place = address("copy", case.pk, kept.pk)
    asked = browser.get(case.get_absolute_url()).content.decode()
    assert place in asked

    bare = browser.post(place, {"file": SimpleUploadedFile("x.pdf", pdfs.document(1))})
    wrong = browser.post(place, {"file": SimpleUploadedFile("x.pdf", b"MZ"), "masked": "on"})
    assert SEEN in bare.content.decode()
    assert bare.context["form"].errors["masked"]
    assert "[9.1.2]" in wrong.content.decode()
    sent = browser.post(place, {"file": SimpleUploadedFile("tersamar.pdf", pdfs.document(1)), "masked": "on"})

    assert sent.status_code == 302
    assert case.evidence.first().upload.name == "tersamar.pdf"
    assert "sudah ada" in browser.get(place).content.decode()


@pytest.mark.clause("7.1.3")
def test_who_opened_the_first_file_stays_known(office, client_as, case):
    upload = case.evidence.first().upload
    office.get(address("review_file", case.pk, upload.pk))
    kept, browser = shut(case), client_as(case.applicant)
    browser.post(
        address("copy", case.pk, kept.pk),
        {"file": SimpleUploadedFile("tersamar.pdf", pdfs.document(1)), "masked": "on"},
    )

    assert case.reviewer.full_name in browser.get(address("openings", case.pk)).content.decode()


@pytest.mark.clause("9.1.3")
def test_the_list_says_why_what_is_awaited_and_what_to_do(office, client_as, case):
    assert "Tidak ada berkas karantina" in office.get(address("quarantine")).content.decode()
    kept = shut(case)
    delete = address("purge", case.pk, kept.pk)

    waiting = office.get(address("quarantine")).content.decode()
    office.post(delete)
    kept.upload.refresh_from_db()
    assert SEEN in waiting
    assert delete not in waiting
    assert kept.upload.purged_at is None
    client_as(case.applicant).post(
        address("copy", case.pk, kept.pk),
        {"file": SimpleUploadedFile("tersamar.pdf", pdfs.document(1)), "masked": "on"},
    )
    ready = office.get(address("quarantine")).content.decode()
    office.post(delete)

    kept.upload.refresh_from_db()
    assert delete in ready
    assert "tersamar.pdf" in ready
    assert kept.upload.purged_at
    assert "Tidak ada berkas karantina" in office.get(address("quarantine")).content.decode()
