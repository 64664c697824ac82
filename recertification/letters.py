"""The letters that a renewal causes (9.7.1)."""

from django.urls import reverse

from foundation.notices.actions import post


def tell_holder_opened(renewal, closing, *, at):
    post(
        "recertification/letters/opened",
        to=renewal.certificate.holder,
        at=at,
        url=renewal.application.get_absolute_url(),
        renewal=renewal,
        closing=closing,
    )


def tell_holder_late(renewal, *, at):
    post(
        "recertification/letters/late",
        to=renewal.certificate.holder,
        at=at,
        url=renewal.application.get_absolute_url(),
        renewal=renewal,
    )


def tell_holder_extended(certificate, closing, *, at):
    """The window of this certificate stays open longer than the paper says."""
    post(
        "recertification/letters/extended",
        to=certificate.holder,
        at=at,
        url=reverse("recertification:renewal", args=[certificate.pk]),
        certificate=certificate,
        closing=closing,
    )
