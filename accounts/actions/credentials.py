"""What people bring to their roles is recorded by others, and signatories are appointed."""

from django.db import transaction
from django.utils import timezone

from accounts.letters import tell_person_appointed
from accounts.models import AssessorRegistration, DecisionQualification, Signatory
from accounts.rules import (
    can_appoint_signatory,
    can_end_appointment,
    can_record_qualification,
    can_record_registration,
)
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def record_registration(person, *, met_number, issued_on, expires_on, by, at, proof=None):
    """Record an assessor's MET number and the days it holds; the proof is examined already (9.2.2)."""
    rule = {"issued_on": issued_on, "expires_on": expires_on, "on": timezone.localdate(at)}
    require(can_record_registration(by, person, met_number, **rule))

    registration = AssessorRegistration.objects.create(
        user=person,
        met_number=met_number,
        issued_on=issued_on,
        expires_on=expires_on,
        proof=_kept(proof, by=by, at=at),
        recorded_by=by,
        recorded_at=at,
    )

    record("registration.recorded", registration, by=by, at=at, person=person.pk, expires_on=expires_on)
    return registration


@transaction.atomic
def record_qualification(person, *, qualification, experience, valid_from, valid_until, by, at, proof=None):
    """Record what makes a member fit to decide, and for how long; the proof is examined already (9.4.4)."""
    rule = {"valid_from": valid_from, "valid_until": valid_until, "on": timezone.localdate(at)}
    require(can_record_qualification(by, person, **rule))

    kept = DecisionQualification.objects.create(
        user=person,
        qualification=qualification,
        experience=experience,
        valid_from=valid_from,
        valid_until=valid_until,
        proof=_kept(proof, by=by, at=at),
        recorded_by=by,
        recorded_at=at,
    )

    record("qualification.recorded", kept, by=by, at=at, person=person.pk, valid_until=valid_until)
    return kept


@transaction.atomic
def appoint_signatory(person, *, signs, post_id, post_en, starts_on, by, at, ends_on=None):
    """Appoint who signs a kind of paper from a day on (9.4.6)."""
    person = lock(person)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    require(can_appoint_signatory(by, person, signs, **days, on=timezone.localdate(at)))

    signatory = Signatory.objects.create(
        user=person, signs=signs, post_id=post_id, post_en=post_en, **days, appointed_by=by, appointed_at=at
    )

    record("signatory.appointed", signatory, by=by, at=at, person=person.pk, signs=signs, **days)
    tell_person_appointed(signatory, at=at)
    return signatory


@transaction.atomic
def end_appointment(signatory, *, ends_on, by, at):
    """Name the last day of an appointment: today or later, so that what was signed stays signed."""
    signatory = lock(signatory)
    require(can_end_appointment(by, signatory, ends_on=ends_on, on=timezone.localdate(at)))

    signatory.ends_on = ends_on
    signatory.save()

    record("signatory.ended", signatory, by=by, at=at, ends_on=ends_on)
    return signatory


def _kept(examined, *, by, at):
    return keep_upload(examined, by=by, at=at) if examined else None
