"""The letters that test places and their equipment cause (9.3.2, 9.3.3)."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post

from .queries import officers_of


def tell_verifier_ordered(verification, *, at):
    _about("ordered", verification.verifier, verification, at=at)


def tell_officers_visit(verification, *, at):
    """Those who keep the place get ready for whoever looks at it."""
    for person in officers_of(verification.venue, on=timezone.localdate(at)):
        _about("visit", person, verification, at=at)


def tell_verifier_cancelled(verification, *, at):
    _about("cancelled", verification.verifier, verification, at=at)


def tell_secretariat_given_back(verification, *, at):
    for person in _secretariat(at):
        _about("given_back", person, verification, at=at)


def tell_concluded(verification, *, at):
    """The secretariat, and those who keep the place."""
    for person in _keepers(verification.venue, at):
        _about("concluded", person, verification, at=at)


def tell_withdrawn(verification, *, uses, at):
    for person in _keepers(verification.venue, at):
        _about("withdrawn", person, verification, at=at, uses=uses)


def tell_officer_appointed(officer, *, at):
    post(
        "venues/letters/appointed",
        to=officer.user,
        at=at,
        url=officer.venue.get_absolute_url(),
        officer=officer,
    )


def tell_doubted(doubt, *, uses, at):
    for person in _keepers(doubt.equipment.venue, at):
        post(
            "venues/letters/doubted",
            to=person,
            at=at,
            url=doubt.equipment.get_absolute_url(),
            doubt=doubt,
            uses=uses,
        )


def tell_unusable(equipment, *, uses, at):
    """Tests are planned with what may not be used any more on their day."""
    for person in _keepers(equipment.venue, at):
        post(
            "venues/letters/unusable",
            to=person,
            at=at,
            url=equipment.get_absolute_url(),
            equipment=equipment,
            uses=uses,
        )


def _about(name, to, verification, *, at, **context):
    url = verification.get_absolute_url()
    post(f"venues/letters/{name}", to=to, at=at, url=url, verification=verification, **context)


def _secretariat(at):
    return list(people_holding(Role.SECRETARIAT, on=timezone.localdate(at)))


def _keepers(venue, at):
    """The officers of the place and the secretariat, each person once."""
    people = {*officers_of(venue, on=timezone.localdate(at)), *_secretariat(at)}
    return sorted(people, key=lambda person: person.pk)
