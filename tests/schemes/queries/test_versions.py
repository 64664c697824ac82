"""Which version and which fee hold on a day, and what is handed in (8.2.3, 8.3, 9.1.2)."""

import datetime as dt

import pytest

from schemes.models import FeePurpose
from schemes.queries import (
    authorisation_of,
    authorised_registrations,
    document_requirements_for,
    fee_for,
    reasons_for,
    version_in_force,
    versions_in_force,
)
from tests.factories.people import AssessorRegistrationFactory
from tests.factories.schemes import AssessorAuthorisationFactory, FeeFactory, SchemeVersionFactory
from tests.schemes.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.clause("1")
def test_a_version_holds_from_its_day_and_not_before():
    version = SchemeVersionFactory(in_force=True, in_force__since=TODAY)

    assert version_in_force(version.scheme, TODAY) == version
    assert version_in_force(version.scheme, TODAY - dt.timedelta(days=1)) is None
    assert list(versions_in_force(TODAY)) == [version]


@pytest.mark.clause("8.2.3", "8.3")
def test_the_fee_is_that_of_the_employer_the_purpose_and_the_day():
    version = SchemeVersionFactory(complete=True)
    FeeFactory(version=version, amount=600_000, from_on=dt.date(2027, 1, 1))

    assert fee_for(version, "GROUP", TODAY).amount == 500_000
    assert fee_for(version, "PARTNER", TODAY).amount == 2_000_000
    assert fee_for(version, "GROUP", dt.date(2026, 12, 31)).amount == 500_000
    assert fee_for(version, "GROUP", dt.date(2027, 1, 1)).amount == 600_000
    assert fee_for(version, "GROUP", TODAY, purpose=FeePurpose.RECERTIFICATION) is None
    assert fee_for(version, "GROUP", dt.date(2019, 12, 31)) is None


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("clauses", "codes"),
    [((), "ab"), (("6.1.1", "6.1.4"), "abcf"), (("6.1.2", "6.1.4"), "abdf"), (("6.1.3", "6.1.4"), "abef")],
)
def test_documents_are_those_of_the_path(clauses, codes):
    version = SchemeVersionFactory(complete=True)
    rows = {row.clause: row for group in version.requirement_groups.all() for row in group.requirements.all()}

    documents = document_requirements_for(version, [rows[clause] for clause in clauses])

    assert [document.code for document in documents] == list(codes)


@pytest.mark.clause("9.5.1")
def test_the_grounds_of_the_first_scheme_are_its_four(first):
    assert [reason.clause for reason in reasons_for(first, "SANCTION")] == [
        "9.5.1.a",
        "9.5.1.b",
        "9.5.1.c",
        "9.5.1.d",
    ]


@pytest.mark.clause("9.2.2")
def test_an_assessor_is_authorised_from_a_day_to_a_day_and_only_while_registered():
    registration = AssessorRegistrationFactory(expires_on=dt.date(2026, 12, 31))
    given = AssessorAuthorisationFactory(registration=registration, ends_on=dt.date(2027, 6, 30))

    assert list(authorised_registrations(given.scheme, dt.date(2026, 12, 31))) == [given]
    assert list(authorised_registrations(given.scheme, dt.date(2027, 1, 1))) == []
    assert authorisation_of(registration.user, given.scheme, dt.date(2027, 6, 30)) == given
    assert authorisation_of(registration.user, given.scheme, dt.date(2027, 7, 1)) is None
