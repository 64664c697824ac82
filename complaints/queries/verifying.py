"""The verifier, run on what somebody hands in with a complaint: a PDF, a picture, a number (7.2.2, 9.8.3)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone

from certificates.models import Certificate
from certificates.queries import by_number, by_token, certificate_of, paper_of
from complaints.models import Verdict
from foundation.documents.rules.reading import codes_in
from foundation.documents.rules.slots import PDF
from foundation.documents.seals import verify

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


def seen_in(examined):
    """What a file shows, as `examine` found it. Takes its time, so it is asked before an act begins."""
    paper = paper_of(data=examined.data) if examined.content_type == PDF else None
    if paper:
        return Seen(Verdict.ORIGINAL, certificate_of(paper))
    codes = codes_in(examined)
    found = next(filter(None, map(_leads_to, codes)), None)
    if examined.content_type == PDF:
        seal = verify(examined.data)
        if found or seal.ours:
            return Seen(Verdict.CHANGED, found, seal.reason[:LONGEST])
    elif found:
        return Seen(Verdict.COPY, found)
    if codes:
        return Seen(Verdict.ELSEWHERE, detail=codes[0][:LONGEST])
    return Seen(Verdict.NOTHING)


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
