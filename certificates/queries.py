"""Reads about certificates: the photo, the agreement's text, and the public verification (9.4.6, 9.8)."""

from schemes.models import DocumentSlot, TextKind

from .models import Certificate


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
    return (
        Certificate.objects.filter(token=token)
        .select_related("scheme_version__scheme", "photo", "letter")
        .first()
    )


def by_number(number):
    """The certificate of this number or check code, as people type it; None for anything else."""
    typed = " ".join(number.upper().split())
    found = Certificate.objects.select_related("scheme_version__scheme")
    return found.filter(number=typed).first() or found.filter(check_code=typed).first()
