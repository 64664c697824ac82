"""Letters to people about their own account and roles."""

from django.urls import reverse

from foundation.notices.actions import post


def tell_person_role_granted(grant, *, at):
    post("accounts/role_granted", to=grant.user, at=at, url=reverse("accounts:me"), grant=grant)


def tell_person_role_ended(grant, *, at):
    post("accounts/role_ended", to=grant.user, at=at, url=reverse("accounts:me"), grant=grant)


def tell_person_appointed(signatory, *, at):
    post("accounts/appointed", to=signatory.user, at=at, url=reverse("accounts:me"), signatory=signatory)


def tell_person_account_closed(person, *, at):
    post("accounts/account_closed", to=person, at=at, person=person)


def tell_proposer_confirmed(organisation, *, at):
    post("accounts/organisation_confirmed", to=organisation.proposed_by, at=at, organisation=organisation)


def tell_proposer_rejected(organisation, *, at):
    post("accounts/organisation_rejected", to=organisation.proposed_by, at=at, organisation=organisation)
