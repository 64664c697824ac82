"""The letters that the release and the handover of certificates cause."""

from django.urls import reverse

from foundation.notices.actions import post


def tell_candidate_competent(certificate, *, at):
    post(
        "certificates/letters/competent",
        to=certificate.holder,
        at=at,
        url=certificate.get_absolute_url(),
        certificate=certificate,
    )


def tell_candidate_not_yet(letter, *, at):
    post(
        "certificates/letters/not_yet",
        to=letter.recipient,
        at=at,
        url=reverse("certificates:outcome", args=[letter.pk]),
        letter=letter,
    )


def tell_holder_handed_over(certificate, *, at):
    post(
        "certificates/letters/handed_over",
        to=certificate.holder,
        at=at,
        url=certificate.get_absolute_url(),
        certificate=certificate,
    )
