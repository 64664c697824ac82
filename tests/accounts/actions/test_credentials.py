"""Registrations, qualifications and signatories are vouched for by others."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.actions import (
    appoint_signatory,
    end_appointment,
    record_qualification,
    record_registration,
)
from accounts.models import Signs
from accounts.queries import qualification_of, registration_of, signatory_for
from foundation.journal.models import Entry
from tests.factories.people import (
    AssessorRegistrationFactory,
    DecisionQualificationFactory,
    SignatoryFactory,
    UserFactory,
)

START, END = dt.date(2026, 1, 1), dt.date(2028, 12, 31)
POSTS = {"post_id": "Ketua LSP", "post_en": "Head of the LSP"}
FITNESS = {"qualification": "S1", "experience": "Lima tahun."}


@pytest.fixture
def secretary(db):
    return UserFactory(secretariat=True)


@pytest.mark.clause("9.2.2")
def test_a_met_number_is_recorded_and_holds_to_its_last_day(secretary, at):
    person = UserFactory()

    kept = record_registration(
        person, met_number="MET.000.007183 2023", issued_on=START, expires_on=END, by=secretary, at=at
    )

    assert registration_of(person, on=END) == kept
    assert registration_of(person, on=END + dt.timedelta(days=1)) is None
    assert Entry.objects.get().verb == "registration.recorded"


@pytest.mark.clause("9.2.2")
def test_a_met_number_belongs_to_one_person(secretary, refused, at):
    known = AssessorRegistrationFactory()

    with refused("already recorded", clause="9.2.2"):
        record_registration(
            UserFactory(), met_number=known.met_number, issued_on=START, expires_on=END, by=secretary, at=at
        )


@pytest.mark.clause("9.4.4")
def test_a_qualification_is_recorded_with_its_experience_and_validity(secretary, at):
    member = UserFactory()

    kept = record_qualification(member, **FITNESS, valid_from=START, valid_until=END, by=secretary, at=at)

    assert qualification_of(member, on=END) == kept
    assert qualification_of(member, on=START - dt.timedelta(days=1)) is None


@pytest.mark.clause("9.4.4")
def test_nobody_vouches_for_themselves(secretary, refused, at):
    with refused("Somebody else has to record this", clause="9.4.4"):
        record_qualification(secretary, **FITNESS, valid_from=START, valid_until=END, by=secretary, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionQualificationFactory(user=secretary, recorded_by=secretary)


@pytest.mark.clause("9.4.4")
@pytest.mark.parametrize("missing", ["qualification", "experience"])
def test_the_database_wants_both_qualification_and_experience(missing, db):
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionQualificationFactory(**{missing: ""})


@pytest.mark.parametrize("role", ["ASSESSOR", "DECISION", None])
def test_only_those_who_keep_the_records_record(role, refused, at):
    somebody = UserFactory(roles=[role] if role else [])

    with refused("record registrations"):
        record_registration(
            UserFactory(),
            met_number="MET.000.000001 2026",
            issued_on=START,
            expires_on=END,
            by=somebody,
            at=at,
        )


def test_the_last_day_is_not_before_the_first(secretary, refused, at):
    with refused("before the first"):
        record_registration(
            UserFactory(),
            met_number="MET.000.000001 2026",
            issued_on=END,
            expires_on=START,
            by=secretary,
            at=at,
        )
    with refused("before the first"):
        record_qualification(UserFactory(), **FITNESS, valid_from=END, valid_until=START, by=secretary, at=at)


@pytest.mark.clause("9.4.6")
def test_a_signatory_signs_from_the_first_day_to_the_last(at, today):
    head = UserFactory(head=True)

    appointed = appoint_signatory(
        head, signs=Signs.DECREE, **POSTS, starts_on=today, ends_on=END, by=UserFactory(admin=True), at=at
    )

    assert signatory_for(Signs.DECREE, on=END) == appointed
    assert signatory_for(Signs.DECREE, on=END + dt.timedelta(days=1)) is None
    assert signatory_for(Signs.CERTIFICATE, on=today) is None


@pytest.mark.clause("9.4.6")
def test_two_never_sign_the_same_paper_on_one_day(refused, at, today):
    SignatoryFactory(signs=Signs.CERTIFICATE, ends_on=END)

    with refused("already appointed", clause="9.4.6"):
        appoint_signatory(
            UserFactory(head=True),
            signs=Signs.CERTIFICATE,
            **POSTS,
            starts_on=END,
            by=UserFactory(admin=True),
            at=at,
        )


@pytest.mark.clause("9.4.6")
def test_nobody_appoints_themselves(refused, at, today):
    head = UserFactory(head=True)

    with refused("Nobody does this for themselves"):
        appoint_signatory(head, signs=Signs.DECREE, **POSTS, starts_on=today, by=head, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatoryFactory(user=head, appointed_by=head)


@pytest.mark.clause("9.4.6")
def test_an_appointment_does_not_end_before_today(refused, at, today):
    signatory, admin = SignatoryFactory(), UserFactory(admin=True)

    with refused("today or later"):
        end_appointment(signatory, ends_on=today - dt.timedelta(days=1), by=admin, at=at)
    with refused("keep the list of people"):
        end_appointment(signatory, ends_on=today, by=UserFactory(secretariat=True), at=at)

    assert end_appointment(signatory, ends_on=today, by=admin, at=at).ends_on == today
