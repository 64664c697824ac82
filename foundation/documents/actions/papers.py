"""Papers that the portal makes: ordered with frozen facts in the act that causes them, printed once by the
worker.
"""

import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import get_template
from django.utils import translation
from PIL import Image

from foundation.documents.models import Paper, Upload
from foundation.documents.papers import attachments_of, paper_kind
from foundation.documents.papers import print_paper as press_paper
from foundation.documents.rules.papers import can_replace
from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.failpoints import failpoint
from foundation.workflow.moves import lock

PHOTO = (240, 320)  # 3 x 4 cm at 203 dots an inch: what a card printer prints
PHOTO_QUALITIES = (72, 60, 48, 36, 24)  # the first that fits: a restless background is not worth a heavy file
PHOTO_BYTES = 7_000
PICTURE = (1000, 1000)  # a photo of a workpiece, at 300 dots an inch over half a page


@transaction.atomic
def order_paper(
    kind,
    *,
    facts,
    subject,
    by,
    at,
    number="",
    code="",
    language="id",
    sealed=False,
    replaces=None,
    reason="",
    things=None,
):
    """The Paper: a row with its frozen facts, and the job that prints it; its bytes come from the worker
    (`is_ready`).

    `kind` is registered in an app's `papers.py`. `facts` are a `Facts` or JSON; `things` name the pictures in
    them by the Upload that shows each ({"photo.jpg": upload}). A paper that `replaces` another says why
    (`reason`).
    """
    require(can_replace(replaces, kind=kind, reason=reason))

    paper = Paper.objects.create(
        kind=kind,
        number=number,
        code=code,
        language=language,
        template=paper_kind(kind).template,
        facts=facts.to_json() if hasattr(facts, "to_json") else facts,
        things={name: str(getattr(thing, "pk", thing)) for name, thing in (things or {}).items()},
        sealed=sealed,
        subject_label=subject._meta.label,
        subject_id=str(subject.pk),
        replaces=replaces,
        reason=reason,
        made_at=at,
        made_by=by,
    )

    told = {"replaces": str(replaces.pk), "reason": reason} if replaces else {}
    record("paper.ordered", paper, by=by, at=at, kind=kind, number=number, **told)
    enqueue("documents.print", at=at, paper=str(paper.pk))
    return paper


def print_paper(paper, *, by, at):
    """Print (and seal) a paper whose facts wait, once: called again, or by two workers, the first one's bytes
    stay.

    Printing takes its time, so it happens outside the transaction that keeps the bytes.
    """
    if paper.is_ready:
        return paper
    with translation.override(paper.language):
        data = _pressed(paper, attachments_of(paper, by=by, at=at))
    failpoint("paper.pressed")
    if paper.sealed:
        data = _seals().seal(data, at=at)
        failpoint("paper.sealed")
    return _keep_bytes(paper, data, by=by, at=at)


@transaction.atomic
def _keep_bytes(paper, data, *, by, at):
    paper = lock(paper)
    if paper.is_ready:
        return paper

    _forget_attempts(paper)
    paper.sha256, paper.size, paper.printed_at = hashlib.sha256(data).hexdigest(), len(data), at
    paper.edition = _edition(paper)
    paper.file.save(f"{_folder(paper)}/{paper.sha256}.pdf", ContentFile(data), save=False)
    failpoint("paper.stored")
    paper.save(update_fields=["file", "sha256", "size", "edition", "printed_at"])

    record("paper.printed", paper, by=by, at=at, sha256=paper.sha256, size=paper.size, sealed=paper.sealed)
    failpoint("paper.recorded")
    return paper


def _pressed(paper, attachments=()):
    return press_paper(
        paper.kind,
        paper.facts,
        things={name: _thing(name, upload) for name, upload in paper.things.items()},
        created=paper.made_at,
        seal_note=_seals().note() if paper.sealed else "",
        attachments=attachments,
    )


def _thing(name, upload):
    """A picture that the paper shows: portraits and pictures no larger than they are printed, drawn signatures as they
    are.
    """
    data = Upload.objects.get(pk=upload).read()
    if not name.endswith(".jpg"):
        return data
    if name.startswith("picture"):
        return _picture(data)
    photo = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    photo.draft("RGB", PHOTO)
    photo = photo.convert("RGB").resize(PHOTO)
    for quality in PHOTO_QUALITIES:
        out = io.BytesIO()
        photo.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= PHOTO_BYTES:
            break
    return out.getvalue()


def _picture(data):
    """A picture in its own shape, no larger than it is printed."""
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    picture.draft("RGB", PICTURE)
    picture = picture.convert("RGB")
    picture.thumbnail(PICTURE)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=PHOTO_QUALITIES[0], optimize=True)
    return out.getvalue()


def _seals():
    from foundation.documents import seals  # noqa: PLC0415 - pyHanko takes a second to read, and only a worker seals

    return seals


def _edition(paper):
    """The digest of the template and the sheets it was printed with: which edition of the form this is."""
    kind, digest = paper_kind(paper.kind), hashlib.sha256()
    digest.update(Path(get_template(kind.template).origin.name).read_bytes())
    for name in ("paper.css", *kind.sheets):
        digest.update((settings.BASE_DIR / "static" / "papers" / name).read_bytes())
    return digest.hexdigest()


def _folder(paper):
    return f"papers/{paper.pk.hex[:2]}/{paper.pk}"


def _forget_attempts(paper):
    """A worker that was killed after it stored and before the row was kept left bytes that no row knows."""
    storage = paper.file.storage
    for name in storage.kept_in(_folder(paper)):
        storage.delete(name)
