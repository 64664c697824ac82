"""What the tests of applications have in common."""

import datetime as dt
from contextlib import contextmanager

import pytest

from applications.queries.texts import consent_text, explanation_text, sha256_of
from foundation.documents.models import Slot
from foundation.documents.rules import Examined
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed

AT = dt.datetime(2026, 9, 7, 3, tzinfo=dt.UTC)
TODAY = dt.date(2026, 9, 7)


@contextmanager
def refused(reason, *records):
    """A no: for this reason, with nothing written into these records or the trail, and nobody told."""
    before = [_as_kept(record) for record in records]
    trail, letters = Entry.objects.count(), Notice.objects.count()

    with pytest.raises(NotAllowed, match=reason) as refusal:
        yield refusal

    assert [_as_kept(record) for record in records] == before
    assert (Entry.objects.count(), Notice.objects.count()) == (trail, letters)


def consent_of(application):
    """The hash of the statement that this applicant is shown."""
    return sha256_of(consent_text(application.scheme_version, "id"))


def explanation_of(version):
    return sha256_of(explanation_text(version, "id"))


def signed(application):
    """Everything that sending asks for."""
    return {
        "agreed": True,
        "text_sha256": consent_of(application),
        "typed_name": application.particulars.full_name,
    }


def a_file(slot=Slot.DOCUMENT, name="berkas.pdf", **found):
    """A file as it is after it was examined."""
    return Examined(
        slot=slot, name=name, content_type="application/pdf", data=b"%PDF-1.4 " + name.encode(), **found
    )


def a_photo(width=900, height=1200, **found):
    return Examined(
        slot=Slot.PHOTO,
        name="foto.jpg",
        content_type="image/jpeg",
        data=b"\xff\xd8\xff",
        width=width,
        height=height,
        **found,
    )


def _as_kept(record):
    fresh = type(record)._base_manager.filter(pk=record.pk).values().first()
    return str(fresh)
