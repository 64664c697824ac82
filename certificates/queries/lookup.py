"""Certificates found: by token, number or file; the photo and the text that belong to one (9.4.6, 9.8)."""

import hashlib

from django.db.models import Q

from certificates.models import Certificate
from foundation.documents.models import Paper
from schemes.models import DocumentSlot, TextKind


def photo_of(application):
    """The photograph of the application as it was accepted; None where there is none."""
    photo = (
        application.attachments.current()
        .filter(requirement__slot=DocumentSlot.PHOTO)
        .select_related("upload")
        .first()
    )
    return photo.upload if photo else None


def agreement_text(version):
    """The words of 9.8.1–9.8.4 as the holder signs them: Indonesian, clause by clause."""
    texts = version.texts.filter(kind=TextKind.USE_AGREEMENT).order_by("position")
    return "\n".join(f"{text.clause} {text.body_id}".strip() for text in texts)


def by_token(token):
    """The certificate whose QR code was read; None for anything else."""
    found = Certificate.objects.filter(token=token).select_related("scheme_version", "letter")
    return found.prefetch_related("changes").first()


def by_number(number):
    """The certificate of this number or check code, as people type it; None for anything else."""
    typed = " ".join(number.upper().split())
    letters = "".join(letter for letter in typed if letter.isalnum())
    found = Certificate.objects.select_related("scheme_version").prefetch_related("changes")
    return found.filter(Q(number=typed) | Q(check_code=f"{letters[:4]}-{letters[4:]}")).first()


OURS = ("certificate", "card")


def paper_of(digest="", *, data=None):
    """The printed certificate or card with exactly these bytes; None for anything else."""
    wanted = hashlib.sha256(data).hexdigest() if data is not None else digest
    return Paper.objects.filter(sha256=wanted, kind__in=OURS).first() if wanted else None


def certificate_of(paper):
    """The certificate that a paper of ours is of, as it was issued or with a word across it."""
    ours = Q(letter=paper) | Q(card=paper) | Q(changes__letter=paper) | Q(changes__card=paper)
    return Certificate.objects.filter(ours).prefetch_related("changes").first()


def current_papers(certificate):
    """What is downloaded now, (letter, card): as issued, or with the word of its state across it (9.8.4)."""
    change = certificate.changes.last()
    marked = change if change and change.letter_id else certificate
    return marked.letter, marked.card


def live(*, on, scheme=None):
    """The certificates that are live on that day, suspended ones too: within their dates, not withdrawn or replaced."""
    found = Certificate.objects.live(on=on).select_related("scheme_version", "holder", "application")
    found = found.prefetch_related("changes")
    return found if scheme is None else found.filter(scheme_version__scheme=scheme)


def searched(words):
    """The register, by number, check code or name."""
    found = Certificate.objects.select_related("scheme_version", "application").prefetch_related("changes")
    if not words:
        return found
    return found.filter(
        Q(number__icontains=words) | Q(check_code__iexact=words) | Q(holder_name__icontains=words)
    )
