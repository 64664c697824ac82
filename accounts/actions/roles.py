"""Roles are given and ended, by somebody else, from a day to a day."""

from django.db import transaction
from django.utils import timezone

from accounts.letters import tell_person_role_ended, tell_person_role_granted
from accounts.models import RoleGrant
from accounts.rules import can_end_grant, can_grant_role
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def grant_role(person, role, *, starts_on, by, at, ends_on=None, organisation=None):
    """Give a role from a day to a day; the person's lock keeps two givers from overlapping."""
    person = lock(person)
    require(
        can_grant_role(
            by,
            person,
            role,
            starts_on=starts_on,
            ends_on=ends_on,
            organisation=organisation,
            on=timezone.localdate(at),
        )
    )

    grant = RoleGrant.objects.create(
        user=person,
        role=role,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
        granted_at=at,
    )

    record(
        "role.granted", grant, by=by, at=at, person=person.pk, role=role, starts_on=starts_on, ends_on=ends_on
    )
    tell_person_role_granted(grant, at=at)
    return grant


@transaction.atomic
def end_grant(grant, *, reason, by, at):
    """End a role at once: the next page this person asks for is already refused."""
    grant = lock(grant)
    require(can_end_grant(by, grant, reason=reason, on=timezone.localdate(at)))

    grant.ended_by, grant.ended_at, grant.end_reason = by, at, reason.strip()
    grant.save()

    record("role.ended", grant, by=by, at=at, person=grant.user_id, role=grant.role, reason=grant.end_reason)
    tell_person_role_ended(grant, at=at)
    return grant
