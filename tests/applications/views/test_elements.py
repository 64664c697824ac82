"""One element to a page: rated, supported, kept while it is answered (9.1.3)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from schemes.models import Element
from tests.factories.applications import ApplicationFactory, EvidenceFactory, elements_of
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)
    return application


def page(application, element):
    return reverse("applications:element", args=[application.pk, element.pk])


def a_pdf(name="bukti.pdf"):
    held = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(held, "PDF")
    return SimpleUploadedFile(name, held.getvalue(), "application/pdf")


@pytest.mark.clause("9.1.3")
def test_nothing_is_chosen_beforehand_and_the_criteria_are_shown(client, application):
    element = elements_of(application)[0]

    shown = client.get(page(application, element)).content.decode()

    assert all(criterion.text in shown for criterion in element.criteria.all())
    assert "checked" not in shown.partition("<main")[2]


@pytest.mark.clause("9.1.3")
def test_a_word_and_its_evidence_are_kept_while_answering(client, application):
    element, piece = elements_of(application)[0], EvidenceFactory(application=application)

    answer = client.post(
        page(application, element),
        {"version": "1", "rating": "K", "pieces": [piece.pk]},
        headers={"x-autosave": "1"},
    )

    rating = application.ratings.get()
    assert answer.json()["version"] == 2
    assert (rating.rating, list(rating.evidence.all())) == ("K", [piece])


@pytest.mark.clause("9.1.3")
def test_a_new_file_comes_with_the_answer(client, application):
    element = elements_of(application)[0]

    answer = client.post(
        page(application, element),
        {
            "version": "1",
            "rating": "K",
            "new-title": "Laporan",
            "new-masked": "on",
            "new-file": a_pdf(),
            "add": "1",
        },
    )

    assert answer["Location"].endswith("#evidence")
    assert [piece.title for piece in application.ratings.get().evidence.all()] == ["Laporan"]
    assert "mendukung 1 elemen" in client.get(page(application, element)).content.decode()


@pytest.mark.clause("9.1.3")
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"new-masked": ""}, "Samarkan dahulu"),
        ({"new-file": SimpleUploadedFile("a.pdf", b"MZ", "application/pdf")}, "PDF"),
        ({"new-title": ""}, "tidak boleh kosong|wajib"),
    ],
)
def test_a_file_that_cannot_be_kept_loses_nothing_else(client, application, facts, words):
    element = elements_of(application)[0]
    sent = {
        "version": "1",
        "rating": "BK",
        "new-title": "Laporan",
        "new-masked": "on",
        "new-file": a_pdf(),
        "add": "1",
    }

    answer = client.post(page(application, element), sent | facts)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert any(word in shown for word in words.split("|"))
    assert not application.evidence.exists()
    assert 'value="BK" checked' in " ".join(shown.split()) or "checked" in shown


def test_two_devices_see_both_answers(client, application):
    element = elements_of(application)[0]
    client.post(page(application, element), {"version": "1", "rating": "BK"}, headers={"x-autosave": "1"})

    stale = client.post(
        page(application, element), {"version": "1", "rating": "K"}, headers={"x-autosave": "1"}
    )
    compared = client.post(page(application, element), {"version": "1", "rating": "K"})

    assert stale.status_code == 409
    assert "dua versi" in compared.content.decode()
    assert application.ratings.get().rating == "BK"


def test_saving_leads_from_element_to_element_and_then_to_the_check(client, application):
    first, *_rest, last = elements_of(application)

    to_second = client.post(page(application, first), {"version": "1", "rating": "BK"})
    to_the_end = client.post(page(application, last), {"version": "1", "rating": "BK"})

    assert to_second["Location"] == page(application, elements_of(application)[1])
    assert to_the_end["Location"] == reverse("applications:send", args=[application.pk])


@pytest.mark.clause("9.1.3")
def test_without_elements_the_page_says_why_it_does_not_open(client):
    version = SchemeVersionFactory(in_force=True, in_force__elements=0)
    application = ApplicationFactory(scheme_version=version)
    client.force_login(application.applicant)

    shown = client.get(reverse("applications:elements", args=[application.pk])).content.decode()

    assert not Element.objects.filter(unit__version=version).exists()
    assert "LSP belum mengisi elemen" in shown


def test_a_piece_is_removed_from_everywhere(client):
    application = ApplicationFactory(filled=True)
    client.force_login(application.applicant)
    piece = application.evidence.first()

    client.post(reverse("applications:remove_evidence", args=[application.pk, piece.pk]))

    assert not piece.links.exists()


@pytest.mark.clause("7.1.3")
def test_another_applicants_element_page_does_not_exist(client, application):
    other = ApplicationFactory(scheme_version=application.scheme_version)

    assert client.get(page(other, elements_of(other)[0])).status_code == 404
