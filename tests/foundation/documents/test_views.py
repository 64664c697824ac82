"""Files leave by one way: to those who may, as what they are, doing nothing, and with a line in the trail."""

import datetime as dt
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from foundation.documents import views
from foundation.documents.actions import discard_upload, draw_pages, print_paper, quarantine_upload
from foundation.documents.models import Cause, FilesAway, Slot, Upload, Vault, vault
from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.workflow.answers import NotAllowed
from tests.factories.people import UserFactory
from tests.foundation.documents.actions.test_papers import ordered
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pdfs, pictures

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(owner):
    request = RequestFactory().get("/")
    request.user, request.session = owner, SessionStore()
    return request


def verbs(record):
    return [entry.verb for entry in trail(record)]


@pytest.mark.clause("7.1.3")
def test_a_file_is_served_as_what_it_is_and_can_do_nothing(owner, client_as, hand_in):
    upload = hand_in(by=owner, name="Ijazah “S1”.pdf")

    response = client_as(owner).get(f"/berkas/{upload.pk}/")

    assert response.status_code == 200
    assert response.content == upload.read()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Ijazah%20%E2%80%9CS1%E2%80%9D.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response["Cache-Control"] == "no-store, private"
    assert verbs(upload) == ["upload.accepted", "upload.opened"]


def test_a_strangers_pdf_is_never_shown_in_the_browser(owner, client_as, hand_in):
    upload, picture = hand_in(by=owner), hand_in(by=owner, data=pictures.png(), name="a.png")

    shown = [
        client_as(owner).get(f"/berkas/{each.pk}/?lihat")["Content-Disposition"] for each in (upload, picture)
    ]

    assert [each.partition(";")[0] for each in shown] == ["attachment", "inline"]


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize("suffix", ["", "1/"])
def test_anothers_file_does_not_exist(owner, client_as, hand_in, suffix):
    upload = hand_in(by=owner)
    other = client_as(UserFactory())

    theirs, nothing = (other.get(f"/berkas/{pk}/{suffix}") for pk in (upload.pk, uuid.uuid4()))

    assert (theirs.status_code, nothing.status_code) == (404, 404)
    assert not Entry.objects.filter(verb__in=["upload.opened", "upload.looked_at"]).exists()


def test_a_stranger_is_asked_to_sign_in(owner, client, hand_in):
    response = client.get(f"/berkas/{hand_in(by=owner).pk}/")

    assert response.status_code == 302
    assert "/masuk" in response["Location"]


def test_a_file_that_was_changed_is_refused_and_told(owner, client_as, hand_in):
    upload = hand_in(by=owner)
    vault().delete(upload.file.name)
    vault().save(upload.file.name, SimpleUploadedFile("x", pdfs.document(5)))

    response = client_as(owner).get(f"/berkas/{upload.pk}/")

    assert response.status_code == 409
    assert "tidak lagi sama dengan yang disimpan" in response.content.decode()
    assert verbs(upload) == ["upload.accepted", "upload.found_changed"]


def test_while_the_storage_is_away_one_is_asked_to_come_back(owner, client_as, hand_in, monkeypatch):
    upload = hand_in(by=owner)

    def away(_self, name, _mode):
        raise FilesAway(name)

    monkeypatch.setattr(Vault, "_open", away)
    response = client_as(owner).get(f"/berkas/{upload.pk}/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "coba lagi" in response.content.decode()
    assert verbs(upload) == ["upload.accepted"]


def test_what_was_shut_away_is_served_to_nobody(asked, owner, hand_in):
    upload = quarantine_upload(hand_in(by=owner), cause=Cause.HARMFUL, by=owner, at=AT)

    served, shown = views.serve(asked, upload, at=AT), views.preview(asked, upload, 1, at=AT)

    assert (served.status_code, shown.status_code) == (409, 409)
    assert "dikarantina" in served.content.decode()


def test_what_was_taken_back_is_served_to_nobody(asked, owner, client_as, hand_in):
    upload = discard_upload(hand_in(by=owner), by=owner, at=AT)

    assert client_as(owner).get(f"/berkas/{upload.pk}/").status_code == 404
    assert views.serve(asked, upload, at=AT).status_code == 409


def test_a_paper_is_shown_in_the_browser_and_written_down(asked, owner):
    paper = print_paper(ordered(by=owner, number="021/SK/XI/2026"), by=None, at=AT)

    response = views.serve(asked, paper, at=AT, inline=True)

    assert response.content == paper.read()
    assert response["Content-Disposition"] == 'inline; filename="note 021-SK-XI-2026.pdf"'
    assert "sandbox" not in response["Content-Security-Policy"]
    assert verbs(paper)[-1] == "paper.opened"


def test_a_paper_that_is_being_printed_is_worth_coming_back_for(asked, owner):
    response = views.serve(asked, ordered(by=owner), at=AT)

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "sedang dicetak" in response.content.decode()


def test_a_stranger_who_may_is_written_down_without_a_name(asked, owner):
    paper = print_paper(ordered(by=owner), by=None, at=AT)
    asked.user = AnonymousUser()

    views.serve(asked, paper, at=AT)

    assert trail(paper).get(verb="paper.opened").actor_name == ""


@pytest.mark.clause("7.1.3")
def test_turning_the_pages_of_a_file_is_one_look_at_it(owner, client_as, hand_in):
    cache.clear()
    upload = draw_pages(hand_in(by=owner), by=None, at=AT)
    browser = client_as(owner)

    pages = [browser.get(f"/berkas/{upload.pk}/{number}/") for number in (1, 2, 1)]

    assert [(page.status_code, page["Content-Type"]) for page in pages] == [(200, "image/jpeg")] * 3
    assert pages[0].content.startswith(b"\xff\xd8\xff")
    assert pages[0]["Content-Disposition"].startswith("inline")
    assert pages[0]["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert verbs(upload) == ["upload.accepted", "upload.looked_at"]


def test_another_person_who_looks_is_another_line(asked, owner, hand_in):
    cache.clear()
    upload = draw_pages(hand_in(by=owner), by=None, at=AT)

    for person in (owner, UserFactory()):
        asked.user = person
        views.preview(asked, upload, 1, at=AT + dt.timedelta(minutes=1))

    assert verbs(upload).count("upload.looked_at") == 2


def test_a_picture_is_shown_before_its_page_is_drawn(owner, client_as, hand_in):
    picture, document = hand_in(by=owner, data=pictures.png(), name="a.png"), hand_in(by=owner)
    browser = client_as(owner)

    assert browser.get(f"/berkas/{picture.pk}/1/")["Content-Type"] == "image/png"
    assert browser.get(f"/berkas/{document.pk}/1/").status_code == 404
    assert browser.get(f"/berkas/{picture.pk}/2/").status_code == 404


def posted(owner, **files):
    request = RequestFactory().post("/", files)
    request.user = owner
    return request


@pytest.mark.clause("9.1.2")
def test_a_posted_file_is_examined_before_anything_is_kept(owner):
    request = posted(owner, file=SimpleUploadedFile("ktp.jpg", pictures.jpeg(), "text/html"))

    examined = views.receive(request, slot=Slot.DOCUMENT)

    assert (examined.content_type, examined.name) == ("image/jpeg", "ktp.jpg")
    assert not Upload.objects.exists()


@pytest.mark.clause("9.1.2")
def test_of_camera_and_files_the_one_that_was_used_counts(owner):
    request = posted(owner, file=[SimpleUploadedFile(name, pictures.jpeg()) for name in ("x.jpg", "ktp.jpg")])
    request.FILES.getlist("file")[0].name = None

    assert views.receive(request, slot=Slot.DOCUMENT).name == "ktp.jpg"


@pytest.mark.clause("9.1.2")
def test_without_a_file_one_is_asked_for(owner):
    with pytest.raises(NotAllowed, match="Pilih berkasnya"):
        views.receive(posted(owner), slot=Slot.DOCUMENT)

    assert not Upload.objects.exists()
