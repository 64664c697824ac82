"""Papers are ordered with frozen facts, printed once, and replaced rather than changed."""

import hashlib
import io

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image

from foundation.documents.actions import order_paper, papers, print_paper
from foundation.documents.models import Paper, Slot
from foundation.documents.papers import PaperKind, register
from foundation.documents.queries import damaged_files, files_without_rows
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.workflow.answers import NotAllowed
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pictures

pytestmark = pytest.mark.django_db

register(PaperKind("note", "documents/papers/note.html"), PaperKind("other", "documents/papers/note.html"))


def ordered(*, by, kind="note", facts=None, **how):
    return order_paper(kind, facts=facts or {"name": "Ratna", "picture": ""}, subject=by, by=by, at=AT, **how)


def words(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.docinfo["/Title"])


def test_a_paper_is_a_row_and_a_job_until_the_worker_prints_it(owner, run_jobs):
    paper = ordered(by=owner, number="001/X/2026", code="7K4M-92QF")

    assert not paper.is_ready
    assert Job.objects.get().payload == {"paper": str(paper.pk)}
    run_jobs(at=AT)

    paper.refresh_from_db()
    data = paper.read()
    assert paper.is_ready
    assert (paper.size, paper.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert words(data) == "Catatan Ratna"
    assert list(Paper.objects.about(owner)) == [paper]
    assert [entry.verb for entry in trail(paper)] == ["paper.ordered", "paper.printed"]


def test_what_a_paper_says_does_not_change_with_the_person(owner, run_jobs):
    paper = ordered(by=owner, facts={"name": owner.full_name, "picture": ""})
    before = owner.full_name
    type(owner).objects.filter(pk=owner.pk).update(full_name="Nama Baru")

    run_jobs(at=AT)

    assert words(Paper.objects.get(pk=paper.pk).read()) == f"Catatan {before}"


def test_printing_twice_changes_nothing(owner):
    paper = print_paper(ordered(by=owner), by=None, at=AT)

    again = print_paper(Paper.objects.get(pk=paper.pk), by=None, at=AT)

    assert (again.sha256, again.printed_at) == (paper.sha256, AT)
    assert Entry.objects.filter(verb="paper.printed").count() == 1


def test_the_same_facts_give_the_same_bytes(owner):
    pressed = [papers._pressed(Paper.objects.get(pk=ordered(by=owner).pk)) for _ in range(2)]

    assert pressed[0] == pressed[1]


@pytest.mark.clause("9.1.2")
def test_a_photograph_on_a_paper_is_as_large_as_it_is_printed(owner, hand_in, photo):
    upload = hand_in(by=owner, data=photo, slot=Slot.PHOTO, name="foto.jpg")
    facts = {"name": "Ratna", "picture": "photo.jpg"}

    paper = print_paper(ordered(by=owner, facts=facts, things={"photo.jpg": upload}), by=None, at=AT)

    assert paper.things == {"photo.jpg": str(upload.pk)}
    with pikepdf.open(io.BytesIO(paper.read())) as pdf:
        images = [Image.open(io.BytesIO(o.read_raw_bytes())) for o in pdf.objects if _is_picture(o)]
    assert [image.size for image in images] == [papers.PHOTO]


def test_a_restless_photograph_weighs_no_more_than_a_calm_one(owner, hand_in):
    restless = Image.effect_noise((600, 800), 60).convert("RGB")
    upload = hand_in(by=owner, data=pictures.packed(restless), slot=Slot.PHOTO, name="foto.jpg")

    assert len(papers._thing("photo.jpg", upload.pk)) <= papers.PHOTO_BYTES


def _is_picture(obj):
    return isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image"


def test_a_sealed_paper_carries_the_seal_and_says_whose_it_is(owner):
    from foundation.documents import seals  # noqa: PLC0415 - pyHanko takes a second to read

    paper = print_paper(ordered(by=owner, sealed=True), by=None, at=AT)

    assert seals.verify(paper.read())


@pytest.mark.parametrize("place", ["paper.pressed", "paper.sealed", "paper.stored", "paper.recorded"])
def test_killed_anywhere_a_paper_is_printed_once_in_the_end(owner, monkeypatch, place):
    paper = ordered(by=owner, sealed=True)

    class Killed(BaseException):
        pass

    def die(name):
        if name == place:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(papers, "failpoint", die)
        with pytest.raises(Killed):
            print_paper(paper, by=None, at=AT)
    paper = Paper.objects.get(pk=paper.pk)
    assert not paper.is_ready

    paper = print_paper(paper, by=None, at=AT)

    assert paper.is_ready
    assert list(damaged_files()) == []
    assert list(files_without_rows()) == []
    assert Entry.objects.filter(verb="paper.printed").count() == 1


def test_a_correction_is_another_paper_that_names_the_first(owner):
    first = ordered(by=owner, number="001/X/2026")

    second = ordered(by=owner, number="001/X/2026", replaces=first, reason="Nama salah ketik")

    assert (second.replaces, second.reason) == (first, "Nama salah ketik")
    assert list(Paper.objects.standing()) == [second]


@pytest.mark.parametrize(
    ("kind", "reason", "refused"),
    [("note", " ", "Tulis alasan"), ("other", "Salah", "sejenis"), ("note", "Salah lagi", "sudah diganti")],
)
def test_a_paper_is_replaced_once_by_its_own_kind_and_with_a_reason(owner, kind, reason, refused):
    first = ordered(by=owner)
    if refused == "sudah diganti":
        ordered(by=owner, replaces=first, reason="Salah")
    papers_before, entries_before = Paper.objects.count(), Entry.objects.count()

    with pytest.raises(NotAllowed, match=refused):
        ordered(by=owner, kind=kind, replaces=first, reason=reason)

    assert (Paper.objects.count(), Entry.objects.count()) == (papers_before, entries_before)


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"name": "Orang lain"}},
        {"number": "002"},
        {"code": "LAIN"},
        {"kind": "other"},
        {"things": {"photo.jpg": "x"}},
        {"reason": "x"},
        {"subject_id": "999"},
        {"sealed": True},
        {"made_at": AT.replace(year=2020)},
    ],
)
def test_the_database_refuses_to_change_what_a_paper_says(owner, change):
    paper = ordered(by=owner)

    with pytest.raises(IntegrityError, match="a_paper_says_what_it_said"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change)


@pytest.mark.parametrize(
    "change", [{"sha256": "0" * 64}, {"file": "papers/x.pdf"}, {"size": 1}, {"edition": "x"}]
)
def test_the_database_refuses_to_change_what_was_printed(owner, change):
    paper = print_paper(ordered(by=owner), by=None, at=AT)

    with pytest.raises(IntegrityError, match="a_paper_is_printed_once"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change)


def test_the_database_refuses_to_delete_a_paper(owner):
    ordered(by=owner)

    with pytest.raises(IntegrityError, match="a_paper_stays"), transaction.atomic():
        Paper.objects.all().delete()


def test_half_a_paper_is_not_kept(owner):
    paper = ordered(by=owner)

    with pytest.raises(IntegrityError, match="a_paper_is_printed_whole"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(printed_at=AT)


def test_a_kind_that_nobody_knows_is_not_ordered(owner):
    with pytest.raises(KeyError, match="nonsense"):
        ordered(by=owner, kind="nonsense")

    assert not Paper.objects.exists()


def test_an_unready_paper_is_not_overwritten_by_what_an_earlier_attempt_left(owner):
    paper = ordered(by=owner)
    storage = paper.file.storage
    storage.save(f"{papers._folder(paper)}/left.pdf", ContentFile(b"half"))

    paper = print_paper(paper, by=None, at=AT)

    assert [*storage.kept_in(papers._folder(paper))] == [paper.file.name]
