"""Reading the trail, and proving that nobody has changed it."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max
from django.utils.translation import gettext as _

from .models import Entry, Link

BEGINNING = "0" * 64
COLUMNS = (
    "verb",
    "subject",
    "subject_id",
    "actor_id",
    "actor_name",
    "at",
    "origin_ip",
    "request_id",
    "facts",
)
BATCH = 2000
END_OF_BOOK = 2000


@dataclass(frozen=True)
class Fault:
    """The first place where the trail is not what was written."""

    position: int
    entry_id: int | None
    reason: str


def trail(subject):
    """What was done to this record, from the first to the last."""
    return Entry.objects.filter(subject=subject._meta.label, subject_id=str(subject.pk))


def digest_of(entry):
    """The keyed digest over everything an entry says."""
    said = {column: getattr(entry, column) for column in COLUMNS}
    said["at"] = entry.at.timestamp()
    return _code(json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False))


def code_of(position, before, entry):
    """The code of a link: over its place, the link before it, and the entry."""
    return _code(f"{position}|{before}|{entry.pk}|{entry.digest}")


def first_fault(checkpoints=()):
    """Go through the whole chain; the first `Fault`, or None where everything stands as it was written.

    `checkpoints` were kept outside the database: they show a tail that was cut off, or a chain written anew.
    """
    kept = {checkpoint.position: checkpoint.code for checkpoint in checkpoints}
    position, before = 0, BEGINNING
    for link in Link.objects.select_related("entry").order_by("position").iterator(chunk_size=BATCH):
        position += 1
        fault = _fault_of(link, position, before) or _against(kept.pop(position, link.code), link)
        if fault:
            return fault
        before = link.code
    return _cut_off(kept) or _unlinked_fault(position)


@dataclass(frozen=True)
class Checkpoint:
    """How far the chain had come at a moment, kept outside the database under a seal of its own."""

    position: int
    code: str
    at: str
    seal: str = ""

    def sealed(self):
        """The same with its seal."""
        return replace(self, seal=_code(f"checkpoint|{self.position}|{self.code}|{self.at}"))


def checkpoints():
    """The checkpoints kept outside, oldest first; those whose seal is not ours are left out."""
    path = settings.JOURNAL_CHECKPOINTS
    return _read(path.read_text(encoding="utf-8").splitlines()) if path.exists() else []


def last_checkpoint():
    """The latest of them, or None: the book grows for years, so only its end is read."""
    path = settings.JOURNAL_CHECKPOINTS
    if not path.exists():
        return None
    with path.open("rb") as book:
        book.seek(max(0, path.stat().st_size - END_OF_BOOK))
        lines = book.read().decode().splitlines()
    return next(iter(_read(lines[-1:])), None)


def unlinked(*, among_last=None):
    """Entries that have no place in the chain yet, in the order they were written.

    `among_last` looks at so many numbers before the latest chained one only: a slow transaction may keep an
    entry after later ones were chained, but never so far behind.
    """
    entries = Entry.objects.filter(link=None).order_by("pk")
    if among_last:
        chained = Link.objects.aggregate(last=Max("entry_id"))["last"] or 0
        entries = entries.filter(pk__gt=chained - among_last)
    return entries


def _read(lines):
    kept = [Checkpoint(**json.loads(line)) for line in lines if line]
    return [checkpoint for checkpoint in kept if checkpoint == checkpoint.sealed()]


def _code(text):
    return hmac.new(settings.JOURNAL_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _fault_of(link, position, before):
    if link.position != position:
        return Fault(position, None, _("A link of the chain is missing."))
    if link.entry.digest != digest_of(link.entry):
        return Fault(position, link.entry_id, _("The entry does not say what was written."))
    if link.code != code_of(position, before, link.entry):
        return Fault(position, link.entry_id, _("The chain is broken here: an entry was exchanged or moved."))
    return None


def _against(kept_code, link):
    if kept_code != link.code:
        return Fault(link.position, link.entry_id, _("The chain differs from the checkpoint kept outside."))
    return None


def _cut_off(kept):
    if kept:
        return Fault(min(kept), None, _("The end of the chain is cut off: a checkpoint outside knows more."))
    return None


def _unlinked_fault(position):
    for entry in unlinked().iterator(chunk_size=BATCH):
        if entry.digest != digest_of(entry):
            return Fault(position + 1, entry.pk, _("The entry does not say what was written."))
    return None
