"""Is this file what its slot wants? Answered by opening it (9.1.2), never by its name or by what the browser
calls it.
"""

import hashlib
from dataclasses import dataclass, field

from foundation.documents.models import Slot
from foundation.documents.rules.children import ask
from foundation.documents.rules.names import tidy_name
from foundation.documents.rules.refusals import refusal
from foundation.documents.rules.scanner import Finding, scan
from foundation.documents.rules.slots import JPEG, PDF, PNG, SLOTS
from foundation.workflow.answers import NotAllowed

BLANK = b"\xef\xbb\xbf \t\r\n\f\0"
BEFORE = 64  # blank bytes that some printers of PDFs leave in front
SIGNATURES = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}


@dataclass(frozen=True)
class Examined:
    """A file that may be kept: its bytes as we keep them and what was found out about it."""

    slot: Slot
    name: str
    content_type: str
    data: bytes = field(repr=False)
    pages: int = 1
    width: int | None = None
    height: int | None = None
    hints: dict = field(default_factory=dict)
    held: bool = False

    @property
    def size(self):
        return len(self.data)

    @property
    def sha256(self):
        return hashlib.sha256(self.data).hexdigest()


def examine(file, *, slot, name=None):
    """What may be kept of an uploaded file; NotAllowed, with what to do about it, where nothing may.

    Takes a tenth of a second and at most six, so it is done before a transaction begins. `held` says that the
    scanner gave no answer: the file is kept, and shown to nobody until it does.
    """
    limits = SLOTS[slot]
    data = _bytes(file, limits)
    kind = _kind(data, limits)
    held = _scanned(data, limits)
    found, drawn = _asked(data, kind, slot, limits)
    return Examined(
        slot=Slot(slot),
        name=tidy_name(name or file.name, kind),
        content_type=kind,
        data=drawn or data,
        held=held,
        **found,
    )


def _bytes(file, limits):
    """All of it, if that is not more than the slot takes: counted as it is read, whatever anybody says its
    length is.
    """
    file.seek(0)
    data = file.read(limits.size + 1)
    if not data:
        raise NotAllowed(refusal("empty", limits))
    if len(data) > limits.size:
        raise NotAllowed(refusal("too_big", limits))
    return data


def _kind(data, limits):
    kind = next((kind for signature, kind in SIGNATURES.items() if data.startswith(signature)), None)
    if data[: BEFORE + 5].lstrip(BLANK).startswith(b"%PDF-"):
        kind = PDF
    if kind not in limits.types:
        raise NotAllowed(refusal("not_of_these", limits))
    return kind


def _scanned(data, limits):
    """True where the scanner gave no answer; NotAllowed where it found something."""
    finding = scan(data)
    if finding == Finding.INFECTED:
        raise NotAllowed(refusal("infected", limits))
    return finding == Finding.UNKNOWN


def _asked(data, kind, slot, limits):
    if kind == PDF:
        return _asked_pdf(data, limits)
    found, drawn = ask(
        "picture",
        data,
        pixels=limits.pixels,
        at_least=limits.at_least,
        shape=limits.shape,
        wants_hints=slot == Slot.PHOTO,
    )
    return _accepted(found, limits), drawn


def _asked_pdf(data, limits):
    """A PDF that readers would have to mend is kept only if its first page can be drawn."""
    found = _accepted(ask("pdf", data, pages=limits.pages)[0], limits)
    if found.pop("damaged"):
        drawn, _pages = ask("draw_pdf", data, pages=[1], longest=400)
        if not drawn.get("drawn"):
            raise NotAllowed(refusal("unreadable", limits))
    return found, b""


def _accepted(found, limits):
    if "refused" in found:
        raise NotAllowed(refusal(found.pop("refused"), limits, **found))
    return found
