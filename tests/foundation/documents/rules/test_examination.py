"""What may be kept: the whole corpus, hostile and honest (9.1.2)."""

import io
import time
from collections import Counter

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from foundation.documents.rules import SLOTS, examine
from foundation.workflow.answers import NotAllowed
from tests.foundation.documents.corpus import CLEANED, REFUSED, others, pdfs, pictures

HOSTILE = [
    *others.wrong_types(),
    *pictures.polyglots(),
    *pictures.bombs(),
    *pictures.broken(),
    *pictures.wrong_photos(),
    *pdfs.active(),
    *pdfs.locked(),
    *pdfs.polyglots(),
    *pdfs.bombs(),
    *pdfs.broken(),
]
GOOD = [*pictures.good(), *pdfs.good()]
SECONDS = 6.5


def taken(sample):
    file = SimpleUploadedFile("berkas", sample.data)
    return examine(file, slot=sample.slot, name=sample.name)


def opens(kept):
    """What is kept can be opened again by the plainest of readers."""
    if kept.content_type == "application/pdf":
        with pikepdf.open(io.BytesIO(kept.data)) as pdf:
            return len(pdf.pages) == kept.pages
    Image.open(io.BytesIO(kept.data)).load()
    return True


def test_the_corpus_is_as_large_as_was_promised():
    assert len(HOSTILE) >= 150
    assert len(GOOD) >= 30
    assert Counter(sample.becomes for sample in HOSTILE)[REFUSED] >= 120


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("sample", HOSTILE, ids=str)
def test_nothing_hostile_is_kept(sample):
    start = time.monotonic()
    try:
        kept = taken(sample)
    except NotAllowed as refusal:
        assert sample.becomes != CLEANED
        assert refusal.clause.startswith("9.1.2")
        assert sample.word in refusal.reason
    else:
        assert sample.becomes != REFUSED
        assert not sample.gone or sample.gone not in kept.data
        assert opens(kept)
    assert time.monotonic() - start < SECONDS


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("sample", GOOD, ids=str)
def test_nothing_good_is_refused(sample):
    kept = taken(sample)

    assert kept.slot == sample.slot
    assert kept.content_type in SLOTS[kept.slot].types
    assert opens(kept)
