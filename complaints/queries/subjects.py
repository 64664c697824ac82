"""What a complaint is about: the certificate or the case of a number, as people type it."""

from applications.models import Application
from certificates.queries import by_number


def named(reference):
    """(certificate, application) of what was typed; None for what is not there."""
    typed = " ".join(reference.upper().split())
    if not typed:
        return None, None
    certificate = by_number(typed)
    if certificate:
        return certificate, None
    return None, Application.objects.filter(number=typed).first()
