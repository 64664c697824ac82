"""Many people in the same moment: numbers without a gap, a quota that holds, a paper printed once."""

import datetime as dt
import random
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from foundation.documents.actions import keep_upload, numbers, print_paper, take_number
from foundation.documents.models import Allowance, NumberCounter, Paper, TakenNumber, Upload
from foundation.documents.queries import files_without_rows, gaps
from foundation.documents.rules import examine
from foundation.documents.rules.slots import CASE_FILES
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.factories.people import UserFactory
from tests.foundation.documents.actions.test_papers import ordered
from tests.foundation.documents.conftest import AT
from tests.foundation.documents.corpus import pdfs

pytestmark = pytest.mark.django_db(transaction=True)

NEW_YEAR = dt.datetime(2026, 12, 31, 17, tzinfo=dt.UTC)
WRITERS, EACH = 16, 8


def write(seed):
    """Take some numbers around the new year, and give every third act up."""
    dice, kept = random.Random(seed), []  # noqa: S311 - a race, not a secret
    for _ in range(EACH):
        moment = NEW_YEAR + dt.timedelta(seconds=dice.choice([-2, -1, 0, 1]))
        with transaction.atomic():
            number = take_number(dice.choice(["decree", "minutes"]), at=moment)
            given_up = dice.random() < 0.3
            transaction.set_rollback(given_up)
        kept += [] if given_up else [number]
    return kept


def test_sixteen_writers_leave_no_gap_and_no_double(at_once):
    kept = [number for each in at_once(write, range(WRITERS)) for number in each]

    assert len(kept) == len(set(kept)) == TakenNumber.objects.count() > WRITERS
    assert list(gaps()) == []
    assert set(NumberCounter.objects.values_list("year", flat=True)) == {2026, 2027}
    assert sum(NumberCounter.objects.values_list("last", flat=True)) == len(kept)


def test_without_the_lock_the_numbers_would_not_hold(at_once, monkeypatch):
    """The twin: two who read the counter before either writes cannot both have what they read."""
    with transaction.atomic():
        take_number("decree", at=AT)
    meet, read = threading.Barrier(2, timeout=60), {}
    monkeypatch.setattr(numbers, "_counter", lambda _series, _year: read[threading.get_ident()])

    def write_carelessly(_one):
        read[threading.get_ident()] = NumberCounter.objects.get()
        meet.wait()
        try:
            with transaction.atomic():
                return take_number("decree", at=AT)
        except IntegrityError as refused:
            return refused

    ends = at_once(write_carelessly, range(2))

    assert sum(isinstance(end, IntegrityError) for end in ends) == 1


def test_twenty_uploads_at_once_do_not_pass_the_limit(at_once):
    owner = UserFactory()
    examined = examine(SimpleUploadedFile("a.pdf", pdfs.document()), slot="DOCUMENT")
    Allowance.objects.create(key="application:1", files=CASE_FILES - 5, bytes=0)

    def hand_in(_one):
        try:
            return keep_upload(examined, by=owner, at=AT, allowance="application:1")
        except NotAllowed:
            return None

    kept = [upload for upload in at_once(hand_in, range(20)) if upload]

    assert len(kept) == Upload.objects.count() == 5
    assert Allowance.objects.get().files == CASE_FILES
    assert list(files_without_rows()) == []


def test_two_workers_print_one_paper(at_once):
    paper = ordered(by=UserFactory())

    printed = at_once(lambda _one: print_paper(Paper.objects.get(pk=paper.pk), by=None, at=AT), range(2))

    assert printed[0].sha256 == printed[1].sha256 == Paper.objects.get().sha256
    assert Entry.objects.filter(verb="paper.printed").count() == 1
    assert list(files_without_rows()) == []
