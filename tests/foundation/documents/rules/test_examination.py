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
    others.wrong_types,
    pictures.polyglots,
    pictures.bombs,
    pictures.broken,
    pictures.wrong_photos,
    pdfs.active,
    pdfs.locked,
    pdfs.polyglots,
    pdfs.bombs,
    pdfs.broken,
]
GOOD = [pictures.good, pdfs.good]
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


def wrongs(sample):
    """What happened to a sample that should not have, in words; nothing where all is well."""
    start = time.monotonic()
    try:
        kept = taken(sample)
    except NotAllowed as refusal:
        if sample.becomes == CLEANED or sample.word not in refusal.reason or refusal.clause[:5] != "9.1.2":
            yield f"refused: {refusal}"
    else:
        if sample.becomes == REFUSED:
            yield "kept"
        if sample.gone and sample.gone in kept.data:
            yield "kept with what should be gone"
        if not opens(kept):
            yield "kept, and does not open"
    if time.monotonic() - start > SECONDS:
        yield "too slow"


def name_of(family):
    return f"{family.__module__.rpartition('.')[2]}-{family.__name__}"


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("family", HOSTILE, ids=name_of)
def test_nothing_hostile_is_kept(family):
    found = {sample.name: list(wrongs(sample)) for sample in family()}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("family", GOOD, ids=name_of)
def test_nothing_good_is_refused(family):
    refused = {}

    for sample in family():
        try:
            kept = taken(sample)
        except NotAllowed as refusal:
            refused[sample.name] = str(refusal)
        else:
            assert kept.content_type in SLOTS[kept.slot].types
            assert opens(kept), sample.name

    assert refused == {}


def test_the_corpus_is_as_large_as_was_promised():
    becomes = Counter(sample.becomes for family in HOSTILE for sample in family())

    assert becomes.total() >= 150
    assert becomes[REFUSED] >= 120
    assert sum(1 for family in GOOD for _ in family()) >= 30
