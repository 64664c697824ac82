"""Files are kept whole or not at all, counted, held, released, shut away and taken back."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from foundation.documents.actions import (
    clear_upload,
    discard_upload,
    draw_pages,
    keep_upload,
    purge_upload,
    quarantine_upload,
    uploads,
)
from foundation.documents.models import Allowance, Cause, FilesAway, Slot, Upload, Vault, vault
from foundation.documents.queries import damaged_files, files_without_rows, viewer
from foundation.documents.rules import examine
from foundation.documents.rules.slots import CASE_BYTES, CASE_FILES, MEGABYTE, SLOTS
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.workflow.answers import NotAllowed
from tests.factories.people import UserFactory
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pdfs, pictures

pytestmark = pytest.mark.django_db


def nothing_is_kept():
    return not (
        Upload.objects.exists() or Job.objects.exists() or Entry.objects.exists() or [*files_without_rows()]
    )


@pytest.mark.clause("9.1.2")
def test_a_file_is_kept_as_it_was_examined(owner, hand_in):
    data = pdfs.document(3)

    upload = hand_in(by=owner, data=data, name="Ijazah S1.PDF")

    upload.refresh_from_db()
    assert upload.read() == data
    assert (upload.owner, upload.slot, upload.name, upload.pages) == (
        owner,
        Slot.DOCUMENT,
        "Ijazah S1.pdf",
        3,
    )
    assert (upload.content_type, upload.size) == ("application/pdf", len(data))
    assert upload.sha256 == hashlib.sha256(data).hexdigest()
    assert str(upload.pk) in upload.file.name
    assert [entry.verb for entry in trail(upload)] == ["upload.accepted"]
    assert Job.objects.get().kind == "documents.draw"


@pytest.mark.clause("9.1.2")
def test_a_photograph_loses_what_the_phone_wrote_into_it(owner, hand_in, photo):
    assert pictures.SECRET in photo

    upload = hand_in(by=owner, data=photo, slot=Slot.PHOTO, name="foto.jpg")

    kept = Image.open(io.BytesIO(upload.read()))
    assert pictures.SECRET not in upload.read()
    assert (len(kept.getexif()), kept.info.get("icc_profile")) == (0, None)
    assert upload.hints["taken_on"] == "2026-05-04"
    assert (upload.width, upload.height) == (900, 1200)


@pytest.mark.clause("9.1.2")
def test_a_photograph_taken_sideways_stands_upright(owner, hand_in):
    sideways = pictures.jpeg((1200, 900), exif=pictures.with_exif(6))

    upload = hand_in(by=owner, data=sideways, slot=Slot.PHOTO, name="foto.jpg")

    assert (upload.width, upload.height) == (900, 1200)


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("colour", "looks_red"),
    [
        ((220, 10, 20), True),
        ((120, 5, 10), True),
        ((240, 130, 10), False),
        ((10, 40, 200), False),
        ((250, 250, 250), False),
        ((128, 128, 128), False),
    ],
)
def test_the_colour_behind_a_person_is_a_hint_and_never_a_refusal(owner, hand_in, colour, looks_red):
    picture = Image.new("RGB", (600, 800), colour)
    picture.paste((90, 60, 50), (150, 200, 450, 800))

    upload = hand_in(by=owner, data=pictures.packed(picture), slot=Slot.PHOTO, name="foto.jpg")

    assert upload.hints["background"]["looks_red"] is looks_red


@pytest.mark.clause("9.1.2")
def test_a_red_shirt_before_a_blue_wall_is_not_a_red_background(owner, hand_in):
    picture = Image.new("RGB", (600, 800), (20, 60, 190))
    picture.paste((220, 10, 20), (100, 450, 500, 800))

    upload = hand_in(by=owner, data=pictures.packed(picture), slot=Slot.PHOTO, name="foto.jpg")

    assert upload.hints["background"] == {"red_share": 0.0, "looks_red": False}


@pytest.mark.clause("9.1.2")
def test_a_grey_photograph_is_said_to_be_grey(owner, hand_in):
    upload = hand_in(by=owner, data=pictures.jpeg(mode="L"), slot=Slot.PHOTO, name="foto.jpg")

    assert upload.hints["greyscale"] is True


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("slot", Slot)
def test_a_file_may_be_as_large_as_its_slot_says_and_no_byte_larger(slot):
    limit = SLOTS[slot].size
    png = pictures.png((600, 800))
    exactly, over = (SimpleUploadedFile("a.png", png.ljust(limit + more, b"\0")) for more in (0, 1))

    assert examine(exactly, slot=slot).content_type == "image/png"
    with pytest.raises(NotAllowed, match=f"lebih dari {limit // MEGABYTE} MB"):
        examine(over, slot=slot)


def test_what_is_refused_leaves_nothing(owner, hand_in):
    with pytest.raises(NotAllowed, match="terkunci"):
        hand_in(by=owner, data=next(pdfs.locked()).data)

    assert nothing_is_kept()


def test_where_the_row_cannot_be_kept_the_bytes_do_not_stay(owner):
    examined = examine(SimpleUploadedFile("a.pdf", pdfs.document()), slot=Slot.DOCUMENT)
    owner.pk = None

    with pytest.raises((ValueError, IntegrityError)), transaction.atomic():
        keep_upload(examined, by=owner, at=AT)

    assert nothing_is_kept()


def test_a_full_disk_is_told_and_leaves_nothing(owner, hand_in, monkeypatch):
    def full(_self, name, _content):
        raise FilesAway(name)

    monkeypatch.setattr(Vault, "_save", full)

    with pytest.raises(NotAllowed, match="belum dapat disimpan"):
        hand_in(by=owner)

    assert nothing_is_kept()


@pytest.mark.clause("9.1.2")
def test_a_case_holds_thirty_files(owner):
    examined = examine(SimpleUploadedFile("a.pdf", pdfs.document()), slot=Slot.DOCUMENT)
    for _ in range(CASE_FILES):
        keep_upload(examined, by=owner, at=AT, allowance="application:1")

    with pytest.raises(NotAllowed, match="paling banyak 30 buah"):
        keep_upload(examined, by=owner, at=AT, allowance="application:1")

    assert Upload.objects.count() == CASE_FILES
    keep_upload(examined, by=owner, at=AT, allowance="application:2")
    assert Allowance.objects.get(key="application:2").files == 1


@pytest.mark.clause("9.1.2")
def test_a_case_holds_sixty_megabytes_to_the_byte(owner):
    examined = examine(SimpleUploadedFile("a.pdf", pdfs.document()), slot=Slot.DOCUMENT)
    Allowance.objects.create(key="application:1", files=3, bytes=CASE_BYTES - examined.size)

    keep_upload(examined, by=owner, at=AT, allowance="application:1")
    with pytest.raises(NotAllowed, match="60 MB"):
        keep_upload(examined, by=owner, at=AT, allowance="application:1")

    assert Allowance.objects.get().bytes == CASE_BYTES


def test_a_file_taken_back_gives_its_room_back_and_is_seen_no_more(owner, hand_in):
    upload = hand_in(by=owner, allowance="application:1")

    discard_upload(upload, by=owner, at=AT)

    assert Allowance.objects.values("files", "bytes").get() == {"files": 0, "bytes": 0}
    assert not Upload.objects.owned_by(owner).exists()
    assert [entry.verb for entry in trail(upload)] == ["upload.accepted", "upload.discarded"]


def test_only_its_owner_takes_a_file_back_and_only_once(owner, hand_in):
    upload = hand_in(by=owner)

    with pytest.raises(NotAllowed, match="Hanya orang yang menyerahkan"):
        discard_upload(upload, by=UserFactory(), at=AT)
    discard_upload(upload, by=owner, at=AT)
    with pytest.raises(NotAllowed, match="sudah ditarik"):
        discard_upload(upload, by=owner, at=AT)

    assert Entry.objects.filter(verb="upload.discarded").count() == 1


def test_what_is_not_held_is_not_cleared(owner, hand_in):
    upload = hand_in(by=owner)

    with pytest.raises(NotAllowed, match="tidak sedang menunggu"):
        clear_upload(upload, by=owner, at=AT)

    assert not Entry.objects.filter(verb="upload.cleared").exists()


def test_what_is_shut_away_is_so_once_and_its_case_has_room_for_another(owner, hand_in):
    upload = hand_in(by=owner, allowance="perkara:1")

    upload = quarantine_upload(upload, cause=Cause.HARMFUL, by=owner, at=AT)
    with pytest.raises(NotAllowed, match="sudah dikarantina"):
        quarantine_upload(upload, cause=Cause.HARMFUL, by=owner, at=AT)
    discard_upload(upload, by=owner, at=AT)

    assert (upload.quarantined_at, upload.finding) == (AT, Cause.HARMFUL)
    assert (Allowance.objects.get().files, Allowance.objects.get().bytes) == (0, 0)


def test_what_is_deleted_leaves_its_row_and_nothing_in_the_storage(owner, hand_in, run_jobs):
    kept, upload = hand_in(by=owner), hand_in(by=owner)
    draw_pages(upload, by=None, at=AT)

    with pytest.raises(NotAllowed, match="Hanya berkas yang dikarantina"):
        purge_upload(kept, by=owner, at=AT)
    quarantine_upload(upload, cause=Cause.OTHERS_DATA, by=owner, at=AT)
    upload = purge_upload(upload, by=owner, at=AT)
    with pytest.raises(NotAllowed, match="sudah dihapus"):
        purge_upload(upload, by=owner, at=AT)
    run_jobs()

    assert not [name for name in vault().kept_in("") if str(upload.pk) in name]
    assert upload.purged_at == AT
    assert not upload.previews.exists()
    assert not [*damaged_files(), *files_without_rows()]
    assert trail(upload).last().verb == "upload.purged"


def test_the_database_deletes_only_what_is_shut_away_and_for_good(owner, hand_in):
    upload = hand_in(by=owner)

    with pytest.raises(IntegrityError, match="only_what_is_shut_away"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(purged_at=AT)
    Upload.objects.filter(pk=upload.pk).update(purged_at=AT, quarantined_at=AT, finding=Cause.HARMFUL)
    with pytest.raises(IntegrityError, match="what_was_deleted_stays"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(purged_at=None)


def test_the_pages_of_a_file_are_drawn_once(owner, hand_in):
    upload = hand_in(by=owner, data=pdfs.document(8))

    draw_pages(upload, by=None, at=AT)
    upload.previews.filter(number=5).delete()
    draw_pages(upload, by=None, at=AT)

    assert list(upload.previews.values_list("number", flat=True)) == list(range(1, 9))
    assert Image.open(io.BytesIO(upload.previews.get(number=5).read())).format == "JPEG"


def test_a_page_that_holds_the_child_up_costs_only_itself(owner, hand_in, monkeypatch):
    upload, ask = hand_in(by=owner, data=pdfs.document(3)), uploads.ask

    def stumble(task, data, *, pages, **how):
        return ({"refused": "too_long"}, b"") if 2 in pages else ask(task, data, pages=pages, **how)

    monkeypatch.setattr(uploads, "ask", stumble)
    draw_pages(upload, by=None, at=AT)

    assert list(upload.previews.values_list("number", flat=True)) == [1, 3]


def test_while_too_many_are_looked_into_the_drawing_comes_back_later(owner, hand_in, monkeypatch):
    upload = hand_in(by=owner)
    monkeypatch.setattr(uploads, "ask", lambda *_args, **_how: ({"refused": "busy"}, b""))

    with pytest.raises(TimeoutError):
        draw_pages(upload, by=None, at=AT)

    assert not upload.previews.exists()


def test_a_picture_is_drawn_no_larger_than_a_screen(owner, hand_in):
    upload = hand_in(by=owner, data=pictures.png((3000, 2000), mode="RGBA"), name="peta.png")

    draw_pages(upload, by=None, at=AT)

    page = upload.previews.get()
    assert (page.width, page.height) == (1600, 1067)


def test_a_file_beside_the_work_shows_what_is_drawn(owner, hand_in):
    upload, picture = hand_in(by=owner), hand_in(by=owner, data=pictures.png(), name="a.png")

    before = viewer(upload, page_url=str, file_url="/x")
    draw_pages(upload, by=None, at=AT)
    after = viewer(upload, page_url=str, file_url="/x")

    assert before == {"name": "ijazah.pdf", "alt": "ijazah.pdf", "external_url": "/x", "pages": []}
    assert after["pages"] == [{"number": 1, "url": "1"}, {"number": 2, "url": "2"}]
    assert viewer(picture, page_url=str, file_url="/x")["pages"] == [{"number": 1, "url": "1"}]


@pytest.mark.parametrize(
    "change",
    [{"sha256": "0" * 64}, {"file": "uploads/x"}, {"size": 9}, {"name": "lain.pdf"}, {"slot": "PHOTO"}],
)
def test_the_database_refuses_to_change_what_a_file_is(owner, hand_in, change):
    upload = hand_in(by=owner)

    with pytest.raises(IntegrityError, match="an_upload_stays_what_it_was"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(**change)


def test_a_file_without_an_ending_gets_that_of_its_kind(owner):
    examined = examine(io.BytesIO(pdfs.document()), slot="DOCUMENT", name="surat")

    upload = keep_upload(examined, by=owner, at=AT)

    assert upload.name == "surat.pdf"
    assert [name for name in vault().kept_in("uploads") if str(upload.pk) in name] == [upload.file.name]
