"""The letters that the release and the handover of certificates cause."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post, post_once


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


def tell_office_decree_overdue(meeting, *, at):
    """To the head, who signs, and to the secretariat; whether anybody was told anew."""
    key, url = f"certificates.decree:{meeting.pk}", meeting.get_absolute_url()
    return _tell_office("decree_overdue", key, url, at=at, meeting=meeting)


def tell_office_unprinted(certificate, *, at):
    """To the head and the secretariat; whether anybody was told anew."""
    key, url = f"certificates.unprinted:{certificate.pk}", certificate.get_absolute_url()
    return _tell_office("unprinted", key, url, at=at, certificate=certificate)


def remind_holder_handover(certificate, *, days, at):
    """Once for each of the scheme version's days; None where this letter went out before."""
    return post_once(
        "certificates/letters/handover_waits",
        key=f"certificates.handover:{certificate.pk}:{days}",
        to=certificate.holder,
        at=at,
        url=certificate.get_absolute_url(),
        certificate=certificate,
    )


def _tell_office(name, key, url, *, at, **context):
    people = people_holding(Role.HEAD, Role.SECRETARIAT, on=timezone.localdate(at))
    letter = f"certificates/letters/{name}"
    told = [
        post_once(letter, key=f"{key}:{person.pk}", to=person, at=at, url=url, **context) for person in people
    ]
    return any(told)
