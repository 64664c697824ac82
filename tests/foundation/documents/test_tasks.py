"""Work on files that waits: drawn, scanned, printed by the worker; swept when nobody knows them."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile

from foundation.documents.actions import sweep_files
from foundation.documents.models import UploadPage, vault
from foundation.documents.queries import files_without_rows
from foundation.jobs.models import Job
from foundation.workflow import clock
from tests.foundation.documents.actions.test_papers import ordered
from tests.foundation.documents.conftest import AT

pytestmark = pytest.mark.django_db


def test_the_worker_draws_what_was_handed_in(owner, hand_in, run_jobs):
    upload = hand_in(by=owner)

    run_jobs(at=AT)

    assert upload.previews.count() == 2
    assert list(files_without_rows()) == []


def test_work_that_was_done_is_not_done_again(owner, hand_in, run_jobs):
    upload, paper = hand_in(by=owner), ordered(by=owner)
    run_jobs(at=AT)
    before = list(UploadPage.objects.values_list("pk", flat=True))

    Job.objects.update(done_at=None)
    run_jobs(at=AT)

    paper.refresh_from_db()
    assert list(upload.previews.values_list("pk", flat=True)) == before
    assert paper.printed_at == AT


def test_a_paper_whose_picture_is_gone_is_tried_again_and_then_put_aside(owner, hand_in, run_jobs, photo):
    upload = hand_in(by=owner, data=photo, slot="PHOTO", name="foto.jpg")
    paper = ordered(by=owner, facts={"name": "Ratna", "picture": "photo.jpg"}, things={"photo.jpg": upload})
    vault().delete(upload.file.name)

    for hours in range(8):
        run_jobs(at=AT + dt.timedelta(hours=hours), may_park=True)

    paper.refresh_from_db()
    parked = Job.objects.parked().get(kind="documents.print")
    assert not paper.is_ready
    assert "FilesAway" in parked.last_error
    assert parked.parked_reason


def test_files_that_nobody_knows_are_swept_when_they_have_lain_a_day(owner, hand_in):
    upload = hand_in(by=owner)
    vault().save("uploads/aa/nobody.pdf", ContentFile(b"x"))
    now = clock.now()

    young, old = (sweep_files(by=None, at=now + dt.timedelta(hours=hours)) for hours in (1, 25))

    assert (young, old) == (0, 1)
    assert list(vault().kept_in("uploads")) == [upload.file.name]
