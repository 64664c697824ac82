"""Files are sent one by one; what is refused says why, on the card of its document (9.1.2)."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.applications.helpers import AT
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)
    return application


def picture(size, kind="JPEG", colour=(180, 20, 30)):
    held = io.BytesIO()
    Image.new("RGB", size, colour).save(held, kind)
    return SimpleUploadedFile(f"gambar.{kind.lower()}", held.getvalue())


HX = {"hx-request": "true"}


def attach(client, application, code, file, *, said=("is_recent",), taken_on="", **headers):
    card = application.scheme_version.document_requirements.get(code=code)
    words = {"file": file, "taken_on": taken_on} | dict.fromkeys(said, "on")
    return client.post(reverse("applications:attach", args=[application.pk, card.pk]), words, headers=headers)


@pytest.mark.clause("9.1.2")
def test_a_file_is_kept_and_shown_on_its_card(client, application):
    answer = attach(client, application, "a", picture((300, 400), "PDF"))

    assert answer.status_code == 302
    assert application.attachments.current().count() == 1


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("code", "file", "words"),
    [
        ("a", SimpleUploadedFile("ktp.pdf", b"bukan pdf"), "PDF"),
        ("a", SimpleUploadedFile("ktp.pdf", b""), "Pilih|kosong"),
        ("b", picture((900, 900)), "3"),
        ("b", picture((300, 400)), "354"),
    ],
)
def test_a_refused_file_says_why_and_nothing_is_kept(client, application, code, file, words):
    answer = attach(client, application, code, file, **{"hx-request": "true"})

    shown = answer.content.decode()
    assert "invalid-feedback" in shown
    assert any(word in shown for word in words.split("|"))
    assert not application.attachments.exists()


@pytest.mark.clause("9.1.2")
def test_a_background_that_is_not_red_is_pointed_out_and_kept(client, application):
    answer = attach(
        client, application, "b", picture((900, 1200), colour=(40, 90, 200)), **{"hx-request": "true"}
    )

    assert "Latar tampak bukan merah" in answer.content.decode()
    assert application.attachments.current().count() == 1


@pytest.mark.clause("9.1.2")
def test_a_photo_comes_with_the_word_that_it_is_recent(client, application):
    answer = attach(client, application, "b", picture((900, 1200)), said=(), **HX)

    assert "Centang bahwa wajah Anda sekarang seperti di foto" in answer.content.decode()
    assert not application.attachments.exists()


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("taken_on", "words"),
    [
        ("2026-05-04", "Foto masih baru"),
        ("2026-01-31", "lebih dari 6 bulan.*Sekretariat memutuskan"),
        ("9999-99-99", None),
        ("", None),
    ],
)
def test_the_day_of_the_camera_is_pointed_out_and_refuses_nothing(
    client, application, clock_at, taken_on, words
):
    clock_at(AT)

    answer = attach(client, application, "b", picture((900, 1200)), taken_on=taken_on, **HX)

    assert bool(re.search(words or "Tanggal dari kamera", answer.content.decode(), re.DOTALL)) == bool(words)
    assert application.attachments.current().count() == 1


def test_no_file_at_all_is_told(client, application):
    card = application.scheme_version.document_requirements.first()

    answer = client.post(reverse("applications:attach", args=[application.pk, card.pk]))

    assert "invalid-feedback" in answer.content.decode()


def test_a_file_is_taken_back(client):
    application = ApplicationFactory(filled=True)
    client.force_login(application.applicant)
    kept = application.attachments.first()

    client.post(reverse("applications:detach", args=[application.pk, kept.pk]))

    assert kept not in application.attachments.current()
