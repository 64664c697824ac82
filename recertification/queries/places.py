"""Where a holder begins: at the certificate, not at the form of first-time applicants (9.7.2 a)."""

from django.utils import timezone

from certificates.queries import live

from .deadlines import page_of


def place(user, scheme, *, at):
    """The page of the renewal for whoever holds a certificate of this scheme; "" for everybody else."""
    held = live(on=timezone.localdate(at), scheme=scheme).filter(holder=user).first()
    return page_of(held, user) if held else ""
