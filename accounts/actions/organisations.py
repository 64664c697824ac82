"""Organisations are proposed by applicants and settled by the secretariat, since their kind decides the fee."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.letters import tell_proposer_confirmed, tell_proposer_rejected
from accounts.models import Membership, Organisation
from accounts.rules import (
    can_add_organisation,
    can_confirm_organisation,
    can_propose_organisation,
    can_reject_organisation,
    can_set_employer,
)
from accounts.states import OrganisationState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@transaction.atomic
def propose_organisation(name, *, kind, by, at):
    """An applicant names an employer that is not on the list; it waits for the secretariat."""
    require(can_propose_organisation(by, name))

    organisation = Organisation.objects.create(name=name.strip(), kind=kind, proposed_by=by, proposed_at=at)

    record("organisation.proposed", organisation, by=by, at=at, name=organisation.name, kind=kind)
    return organisation


@transaction.atomic
def add_organisation(name, *, kind, by, at):
    """The secretariat puts one on the list itself."""
    require(can_add_organisation(by, name, on=timezone.localdate(at)))

    organisation = Organisation(name=name.strip(), kind=kind, proposed_by=by, proposed_at=at)
    move(organisation, OrganisationState.CONFIRMED)
    organisation.settled_by, organisation.settled_at = by, at
    organisation.save()

    record("organisation.added", organisation, by=by, at=at, name=organisation.name, kind=kind)
    return organisation


@transaction.atomic
def confirm_organisation(organisation, *, name, kind, by, at):
    """Confirm a proposal under its right name and kind."""
    organisation = lock(organisation)
    require(can_confirm_organisation(by, organisation, name=name, on=timezone.localdate(at)))

    move(organisation, OrganisationState.CONFIRMED)
    organisation.name, organisation.kind, organisation.rejection_reason = name.strip(), kind, ""
    organisation.settled_by, organisation.settled_at = by, at
    organisation.save()

    record("organisation.confirmed", organisation, by=by, at=at, name=organisation.name, kind=kind)
    tell_proposer_confirmed(organisation, at=at)
    return organisation


@transaction.atomic
def reject_organisation(organisation, *, reason, by, at):
    """Reject a proposal; whoever named it reads the reason and names another."""
    organisation = lock(organisation)
    require(can_reject_organisation(by, organisation, reason=reason, on=timezone.localdate(at)))

    move(organisation, OrganisationState.REJECTED)
    organisation.rejection_reason = reason.strip()
    organisation.settled_by, organisation.settled_at = by, at
    organisation.save()

    record("organisation.rejected", organisation, by=by, at=at, reason=organisation.rejection_reason)
    tell_proposer_rejected(organisation, at=at)
    return organisation


@transaction.atomic
def set_employer(person, organisation, *, by, at):
    """Say for whom a person works from today; the employer before ends yesterday."""
    person = lock(person)
    today = timezone.localdate(at)
    require(can_set_employer(by, person, organisation, on=today))

    current = person.memberships.filter(ends_on__isnull=True).first()
    if current and current.organisation_id == organisation.pk:
        return current
    _end_membership(current, today)
    membership = Membership.objects.create(user=person, organisation=organisation, starts_on=today)

    record("membership.begun", membership, by=by, at=at, person=person.pk, organisation=organisation.pk)
    return membership


def _end_membership(membership, today):
    """One that only began today was a slip of the hand, and ends today."""
    if membership:
        membership.ends_on = max(membership.starts_on, today - dt.timedelta(days=1))
        membership.save()
