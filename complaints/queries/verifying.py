"""The verifier, run on what somebody hands in with a complaint: a PDF, a picture, a number (7.2.2, 9.8.3)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone

from certificates.models import Certificate
from certificates.queries import by_number, by_token, certificate_of, paper_of
from complaints.models import Verdict
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.rules.reading import codes_in, pictured
from foundation.documents.rules.slots import PDF, SLOTS
from foundation.documents.seals import verify
from foundation.workflow.answers import NotAllowed

LONGEST = 500


@dataclass(frozen=True)
class Seen:
    """What was found: the verdict, the certificate that it leads to, and what the file itself said."""

    verdict: str
    certificate: Certificate | None = None
    detail: str = ""

    def status(self, *, at):
        """What the certificate was at that moment; empty without one."""
        return str(self.certificate.status_at(at)) if self.certificate else ""


def handed_in(file):
    """(examined, seen) of a file as it was posted; NotAllowed, with what to do, where it cannot be kept.

    A certificate of ours carries its credential inside, and no PDF that carries files is taken from anybody: of ours a
    picture of its first page is kept instead. Takes its time, so it is asked before an act begins.
    """
    try:
        examined = examine(file, slot=Slot.EVIDENCE)
    except NotAllowed:
        ours = _ours(file)
        if ours is None:
            raise
        return ours
    return examined, seen_in(examined)


def seen_in(examined):
    """What a file that can be kept shows."""
    if examined.content_type == PDF:
        return _seen_in_pdf(examined.data, examined) or _seen_in_codes(examined, Verdict.CHANGED)
    return _seen_in_codes(examined, Verdict.COPY)


def _ours(file):
    """The picture of a PDF that we issued, as it was or changed since, and what it shows; None for anything else."""
    file.seek(0)
    data = file.read(SLOTS[Slot.EVIDENCE].size)
    if not (paper_of(data=data) or verify(data).ours):
        return None
    picture = pictured(data, slot=Slot.EVIDENCE, name=file.name)
    return picture and (picture, _seen_in_pdf(data, picture))


def _seen_in_pdf(data, shown):
    """What these bytes are, where they are ours or were sealed by us; None otherwise."""
    paper = paper_of(data=data)
    if paper:
        return Seen(Verdict.ORIGINAL, certificate_of(paper))
    seal = verify(data)
    return Seen(Verdict.CHANGED, _named_by(codes_in(shown)), seal.reason[:LONGEST]) if seal.ours else None


def _seen_in_codes(examined, verdict):
    """This verdict where a QR code leads to a certificate of ours; elsewhere; or nothing to read."""
    codes = codes_in(examined)
    found = _named_by(codes)
    if found:
        return Seen(verdict, found)
    return Seen(Verdict.ELSEWHERE, detail=codes[0][:LONGEST]) if codes else Seen(Verdict.NOTHING)


def _named_by(codes):
    return next(filter(None, map(_leads_to, codes)), None)


def seen_of(reference):
    """What a number that was typed names; None where none was typed, or something else than a certificate's."""
    if not reference.strip():
        return None
    certificate = by_number(reference)
    return Seen(Verdict.NUMBER, certificate) if certificate else Seen(Verdict.UNKNOWN)


def _leads_to(code):
    """The certificate whose page this QR code opens; None where it opens something else."""
    url = urlsplit(code.strip())
    if url.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    try:
        match = resolve(url.path)
    except Resolver404:
        return None
    return by_token(match.kwargs["token"]) if match.view_name == "certificates:verification" else None


def as_it_is_now(check, *, at):
    """What the certificate of a check is today; empty without one."""
    return check.certificate.status_on(timezone.localdate(at)) if check.certificate else ""
