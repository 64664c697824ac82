"""The page of a change of employer: the applicant reports it, the secretariat settles it, with the reason (8.2.3)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.models import EmployerReport
from tests.factories.applications import ApplicationFactory
from tests.factories.employers import moved
from tests.factories.people import OrganisationFactory, UserFactory
from tests.foundation.documents.corpus import pdfs

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 9, 20, 3, tzinfo=dt.UTC)


@pytest.fixture
def case(clock_at):
    clock_at(AT)
    return ApplicationFactory(accepted=True)


@pytest.fixture
def office(client_as):
    return client_as(UserFactory(secretariat=True))


def address(name, *args):
    return reverse(f"applications:{name}", args=args)


def words(answer):
    return answer.content.decode()


@pytest.mark.clause("8.2.3")
def test_from_the_home_of_the_case_to_the_answer(client_as, office, case):
    browser, place = client_as(case.applicant), address("employer", case.pk)
    partner = OrganisationFactory(partner=True)
    assert place in words(browser.get(case.get_absolute_url()))
    letter = SimpleUploadedFile("sk.pdf", pdfs.document(1))

    typed = {"now": "LISTED", "organisation": partner.pk, "changed_on": "1 September 2026", "proof": letter}
    assert browser.post(place, typed).url == place

    report = EmployerReport.objects.get()
    assert (report.organisation, report.proof.name) == (partner, "sk.pdf")
    assert "Perkara Anda menunggu" in words(browser.get(place))
    assert "menunggu sampai" in words(browser.get(case.get_absolute_url()))
    assert browser.get(reverse("documents:own_file", args=[report.proof_id])).status_code == 200
    review = words(office.get(address("review", case.pk)))
    assert place in review
    assert office.get(address("review_file", case.pk, report.proof_id)).status_code == 200
    shown = words(office.get(place))
    assert reverse("assessments:stop", args=[case.pk]) in shown
    assert "Rp 2.000.000" in shown

    settled = office.post(
        address("settle_employer", case.pk, report.pk), {"organisation": partner.pk, "reason": "Surat sah."}
    )

    assert settled.url == case.get_absolute_url()
    case.refresh_from_db()
    assert (case.organisation, case.invoice.amount) == (partner, 2_000_000)
    assert "Surat sah." in words(browser.get(place))
    assert case.invoice.get_absolute_url() in words(browser.get(case.get_absolute_url()))


@pytest.mark.clause("2.1")
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"now": "LISTED"}, "organisation"),
        ({"now": "UNLISTED"}, "proposed_name"),
        ({"now": "UNLISTED", "proposed_name": "PT Baru"}, "proposed_kind"),
        ({}, "now"),
        ({"now": "NOWHERE", "changed_on": ""}, "changed_on"),
        ({"now": "NOWHERE", "changed_on": "1 Oktober 2026"}, "__all__"),
        ({"now": "UNLISTED", "proposed_name": "PT Lama", "proposed_kind": "GROUP"}, "__all__"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_kept(client_as, case, typed, field):
    OrganisationFactory(name="PT Lama")

    answer = client_as(case.applicant).post(
        address("employer", case.pk), {"changed_on": "1 September 2026", **typed}
    )

    assert list(answer.context["form"].errors) == [field]
    assert not EmployerReport.objects.exists()


def test_a_file_that_is_not_one_is_refused_with_all_that_was_typed(client_as, case):
    typed = {"now": "NOWHERE", "changed_on": "1 September 2026"}

    answer = client_as(case.applicant).post(
        address("employer", case.pk), typed | {"proof": SimpleUploadedFile("sk.pdf", b"MZ")}
    )

    assert "[9.1.2]" in words(answer)
    assert not EmployerReport.objects.exists()


@pytest.mark.clause("7.1.3")
def test_for_others_it_is_not_there(client_as, case):
    report = moved(case, at=AT)
    places = [address("employer", case.pk), address("settle_employer", case.pk, report.pk)]

    for person in (UserFactory(), UserFactory(assessor=True)):
        browser = client_as(person)
        assert {browser.post(place, {}).status_code for place in places} == {404}
    draft = ApplicationFactory(filled=True)
    assert client_as(draft.applicant).get(address("employer", draft.pk)).status_code == 404
    assert client_as(case.applicant).post(places[1], {}).status_code == 404


@pytest.mark.clause("2.1")
@pytest.mark.parametrize(
    ("state", "way"),
    [
        ({"accepted": True}, "Hentikan asesmen"),
        ({"submitted": True}, "Ke akhir telaah"),
        ({"returned": True}, "sedang di tangan pemohon"),
    ],
)
def test_without_an_employer_the_page_says_how_the_case_ends(office, clock_at, state, way):
    clock_at(AT)
    case = ApplicationFactory(**state)
    moved(case, to=False, at=AT)

    shown = words(office.get(address("employer", case.pk)))

    assert "Tanpa perusahaan, perkara tidak berlanjut" in shown
    assert way in shown


def test_an_employer_to_be_confirmed_leads_to_its_page(office, case):
    report = moved(case, proposed=("PT Baru", "PARTNER"), at=AT)

    shown = words(office.get(address("employer", case.pk)))
    settled = office.post(
        address("settle_employer", case.pk, report.pk),
        {"organisation": report.organisation_id, "reason": "Contoh."},
    )

    assert reverse("accounts:organisation", args=[report.organisation_id]) in shown
    assert settled.context["settle_form"].errors["organisation"]


def test_what_is_settled_is_settled_once(office, case):
    report = moved(case, at=AT)
    place = address("settle_employer", case.pk, report.pk)
    typed = {"organisation": report.organisation_id, "reason": "Surat sah."}
    office.post(place, typed)

    again = office.post(place, typed | {"reason": "Lain."})

    assert "sudah memutuskan" in words(again)
    assert "Lain." not in words(again)
