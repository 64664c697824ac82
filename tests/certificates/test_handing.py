"""The agreement on the use of a certificate, and its handover (9.4.7, 9.8)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.actions import hand_over, sign_agreement
from certificates.models import HandoverManner
from certificates.queries import agreement_text
from certificates.rules import can_download
from certificates.states import CertificateState
from fees.models import Invoice
from foundation.documents.rules import examine
from foundation.notices.models import Notice
from tests.decisions.helpers import refused
from tests.factories.certificates import SEALED_AT, agreed_upon, digest_of, handed_over, issued
from tests.factories.people import UserFactory
from tests.foundation.documents.corpus import pdfs

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(run_jobs):
    [one] = issued()
    run_jobs()
    one.refresh_from_db()
    return one


def receive(certificate, by=None, manner=HandoverManner.ONLINE, **facts):
    by = by or certificate.holder
    return hand_over(certificate, manner=manner, received_by=by.full_name, by=by, at=SEALED_AT, **facts)


@pytest.mark.clause("9.4.7")
@pytest.mark.clause("9.8.1")
@pytest.mark.clause("9.8.2")
@pytest.mark.clause("9.8.3")
@pytest.mark.clause("9.8.4")
def test_nothing_is_handed_over_before_the_agreement_is_signed(certificate):
    with refused("The agreement on the use of the certificate is not signed.", "9.8"):
        receive(certificate)

    agreed_upon(certificate)
    certificate.refresh_from_db()

    assert certificate.agreement.text == agreement_text(certificate.scheme_version) != ""
    receive(certificate)
    certificate.refresh_from_db()
    assert certificate.state == CertificateState.HANDED_OVER
    assert Notice.objects.filter(to=certificate.holder, subject="Sertifikat Anda sudah diserahkan").exists()


@pytest.mark.clause("9.8.1")
def test_the_holder_alone_signs_the_text_that_stands_and_once(certificate):
    digest, holder = digest_of(certificate), certificate.holder

    with refused("Only the holder signs the agreement on the use of the certificate.", "9.8"):
        sign_agreement(
            certificate, text_sha256=digest, typed_name="x", by=UserFactory(head=True), at=SEALED_AT
        )
    with refused("The text of the agreement has changed. Read it again, then sign.", "9.8"):
        sign_agreement(certificate, text_sha256="0" * 64, typed_name="x", by=holder, at=SEALED_AT)
    with refused("Sign by drawing or by typing your name.", "9.8"):
        sign_agreement(certificate, text_sha256=digest, typed_name=" ", by=holder, at=SEALED_AT)
    with refused("Type your name as in the form: %s.", "9.8"):
        sign_agreement(certificate, text_sha256=digest, typed_name="Orang Lain", by=holder, at=SEALED_AT)
    agreed_upon(certificate)
    with refused("You have already signed this agreement.", "9.8"):
        sign_agreement(certificate, text_sha256=digest, typed_name="x", by=holder, at=SEALED_AT)


@pytest.mark.clause("9.4.7")
def test_an_open_fee_holds_the_certificate_back(certificate):
    agreed_upon(certificate)
    Invoice.objects.filter(pk=certificate.application.invoice_id).update(state="OPEN", settled_at=None)

    with refused("The fee is not fully paid.", "9.4.7"):
        receive(certificate)


@pytest.mark.clause("9.4.7")
def test_a_certificate_that_is_not_printed_is_not_handed_over():
    [unprinted] = issued()
    agreed_upon(unprinted)

    with refused("The certificate is being printed. Come back in a minute.", "9.4.6"):
        receive(unprinted)


@pytest.mark.clause("9.4.7")
def test_the_secretariat_hands_over_in_person_and_the_holder_online(certificate):
    agreed_upon(certificate)

    with refused("Only the secretariat hands certificates over.", "9.4.7"):
        receive(certificate, by=UserFactory())
    with refused("In person, the secretariat records the handover.", "9.4.7"):
        receive(certificate, manner=HandoverManner.IN_PERSON)
    receive(certificate, by=UserFactory(secretariat=True), manner=HandoverManner.IN_PERSON)
    with refused("This certificate has already been handed over.", "9.4.7"):
        receive(certificate)


@pytest.mark.clause("9.4.7")
def test_another_person_collects_it_with_identity_and_power_of_attorney(certificate):
    agreed_upon(certificate)
    office = UserFactory(secretariat=True)
    with refused("A proxy shows an identity document and a power of attorney.", "9.4.7"):
        receive(certificate, by=office, manner=HandoverManner.BY_PROXY, proxy_identity="KTP 3578")

    power = examine(SimpleUploadedFile("kuasa.pdf", pdfs.document(1)), slot="DOCUMENT")
    handover = receive(
        certificate,
        by=office,
        manner=HandoverManner.BY_PROXY,
        proxy_identity="KTP 3578",
        power_of_attorney=power,
    )

    assert handover.power_of_attorney.name == "kuasa.pdf"


@pytest.mark.clause("9.4.7")
def test_the_holder_downloads_after_the_handover_only(certificate, client_as, clock_at):
    clock_at(SEALED_AT)
    browser = client_as(certificate.holder)
    address = f"/sertifikat/{certificate.pk}/surat/"

    assert can_download(certificate.holder, certificate).clause == "9.4.7"
    assert browser.get(address).status_code == 302
    handed_over(certificate)

    answer = browser.get(address)
    assert answer.status_code == 200
    assert b"".join(answer).startswith(b"%PDF")
    assert client_as(UserFactory()).get(address).status_code == 404
