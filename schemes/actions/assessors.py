"""Assessors are authorised for a scheme from a day to a day (9.2.2)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import AssessorAuthorisation
from schemes.rules import can_authorise, can_end_authorisation


@transaction.atomic
def authorise_assessor(scheme, *, registration, starts_on, ends_on=None, by, at):
    """Authorise the holder of a registration for this scheme; without `ends_on` until further notice."""
    scheme = lock(scheme)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    require(can_authorise(by, scheme, registration, **days, day=timezone.localdate(at)))

    authorisation = AssessorAuthorisation.objects.create(
        scheme=scheme, registration=registration, **days, given_by=by, given_at=at
    )

    facts = {"met_number": registration.met_number, "assessor": registration.user_id, **days}
    record("scheme.assessor_authorised", scheme, by=by, at=at, **facts)
    return authorisation


@transaction.atomic
def end_authorisation(authorisation, *, ends_on, by, at):
    """Name the last day on which the assessor may be assigned."""
    authorisation = lock(authorisation)
    require(can_end_authorisation(by, authorisation, ends_on=ends_on, day=timezone.localdate(at)))

    authorisation.ends_on = ends_on
    authorisation.save(update_fields=["ends_on"])

    facts = {"assessor": authorisation.registration.user_id, "ends_on": ends_on}
    record("scheme.assessor_authorisation_ended", authorisation.scheme, by=by, at=at, **facts)
    return authorisation
