"""What refusal tests ask each time: the reason, nothing written, nobody told."""

import contextlib
import io

import pytest
import segno
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from foundation.documents.models import TakenNumber, Upload
from foundation.documents.rules import examine
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from sanctions.models import SanctionCase

ELSEWHERE = [Notice, Entry, Job, TakenNumber, Upload, SanctionCase]


def census():
    """Every row that an act about complaints could write, or tell anybody by."""
    watched = [*apps.get_app_config("complaints").get_models(), *ELSEWHERE]
    return {model: list(model.objects.order_by("pk").values()) for model in watched}


@contextlib.contextmanager
def refused(words):
    """The act is refused with these words (in English, as the source has it) and leaves no trace."""
    before = census()
    with pytest.raises(NotAllowed) as refusal:
        yield
    assert words in refusal.value.reason
    assert census() == before


def a_picture(code="", *, name="foto.jpg"):
    """What a phone takes of a certificate: a sheet on a table, with a QR code where one is wanted."""
    sheet = Image.new("RGB", (1200, 900), (120, 110, 100))
    sheet.paste((250, 250, 245), (90, 70, 1110, 830))
    if code:
        drawn = io.BytesIO()
        segno.make(code, error="m").save(drawn, kind="png", scale=7, border=4)
        sheet.paste(Image.open(drawn).convert("RGB"), (700, 380))
    held = io.BytesIO()
    sheet.rotate(3, fillcolor=(120, 110, 100)).save(held, "JPEG", quality=80)
    return {"name": name, "mimeType": "image/jpeg", "buffer": held.getvalue()}


def examined(thing):
    """A file as the form gives it on, looked into."""
    file = SimpleUploadedFile(thing["name"], thing["buffer"], thing["mimeType"])
    return examine(file, slot="EVIDENCE")


def mail_of(address):
    """The letters to this address, the last one first."""
    return list(Notice.objects.filter(address=address).order_by("-pk"))
