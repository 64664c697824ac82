"""Organisations are named by applicants and settled by the secretariat (2.1)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.actions import (
    add_organisation,
    confirm_organisation,
    propose_organisation,
    reject_organisation,
    set_employer,
)
from accounts.models import Organisation, OrganisationKind
from accounts.queries import proposals
from accounts.states import OrganisationState
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import MembershipFactory, OrganisationFactory, RoleGrantFactory, UserFactory

GROUP, PARTNER = OrganisationKind.GROUP, OrganisationKind.PARTNER


@pytest.fixture
def secretary(db):
    return UserFactory(secretariat=True)


@pytest.mark.clause("2.1")
def test_a_proposal_waits_and_is_confirmed_under_its_right_name_and_kind(secretary, at):
    applicant = UserFactory()
    proposal = propose_organisation(" PT Mitra ", kind=GROUP, by=applicant, at=at)
    assert list(proposals()) == [proposal]
    assert list(Organisation.objects.selectable_by(applicant)) == [proposal]
    assert not Organisation.objects.selectable_by(UserFactory()).exists()

    confirm_organisation(proposal, name="PT Mitra Jaya", kind=PARTNER, by=secretary, at=at)

    kept = Organisation.objects.get()
    assert (kept.name, kept.kind, kept.state) == ("PT Mitra Jaya", PARTNER, OrganisationState.CONFIRMED)
    assert Notice.objects.get().to == applicant
    assert [entry.verb for entry in Entry.objects.all()] == [
        "organisation.proposed",
        "organisation.confirmed",
    ]


@pytest.mark.clause("2.1")
def test_a_rejected_proposal_says_why_and_may_be_confirmed_after_all(secretary, at):
    proposal = propose_organisation("PT Entah", kind=GROUP, by=UserFactory(), at=at)

    reject_organisation(proposal, reason="Tidak dikenal.", by=secretary, at=at)
    assert "Tidak dikenal." in Notice.objects.get().body

    assert (
        confirm_organisation(proposal, name="PT Entah", kind=GROUP, by=secretary, at=at).rejection_reason
        == ""
    )


@pytest.mark.clause("2.1")
def test_nobody_settles_what_they_proposed_themselves(secretary, refused, at):
    proposal = propose_organisation("PT Sendiri", kind=GROUP, by=secretary, at=at)

    with refused("A colleague has to confirm it", clause="2.1"):
        confirm_organisation(proposal, name="PT Sendiri", kind=GROUP, by=secretary, at=at)
    with refused("A colleague has to confirm it"):
        reject_organisation(proposal, reason="Tidak.", by=secretary, at=at)


@pytest.mark.parametrize("role", ["ASSESSOR", "ADMIN", "HEAD", None])
def test_only_the_secretariat_settles(role, refused, at):
    proposal = OrganisationFactory(proposed=True)
    somebody = UserFactory(roles=[role] if role else [])

    with refused("Only the secretariat confirms"):
        confirm_organisation(proposal, name="PT X", kind=GROUP, by=somebody, at=at)
    with refused("Only the secretariat confirms"):
        add_organisation("PT Y", kind=GROUP, by=somebody, at=at)


@pytest.mark.parametrize("name", ["PT Ada", "pt ada", " PT ADA "])
def test_a_name_stands_once_on_the_list(name, secretary, refused, at):
    OrganisationFactory(name="PT Ada")

    with refused("already on the list"):
        propose_organisation(name, kind=GROUP, by=UserFactory(), at=at)
    with refused("already on the list"):
        add_organisation(name, kind=GROUP, by=secretary, at=at)


def test_the_database_refuses_the_same_name_too(db):
    OrganisationFactory(name="PT Ada")

    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(name="pt ada")
    OrganisationFactory(name="PT ADA", rejected=True)


@pytest.mark.clause("2.1")
def test_the_database_knows_two_kinds_only(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(kind="OTHER")


def test_a_rejection_without_a_reason_is_refused(secretary, refused, at):
    with refused("Say why"):
        reject_organisation(OrganisationFactory(proposed=True), reason=" ", by=secretary, at=at)


def test_a_confirmed_one_is_not_rejected(secretary, refused, at):
    with refused("cannot become"):
        reject_organisation(OrganisationFactory(), reason="Salah.", by=secretary, at=at)


def test_who_changes_employers_works_for_one_at_a_time(at, today):
    person = UserFactory()
    first = MembershipFactory(user=person)
    second = OrganisationFactory()

    set_employer(person, second, by=person, at=at)
    set_employer(person, second, by=person, at=at)

    first.refresh_from_db()
    assert first.ends_on == today - dt.timedelta(days=1)
    assert [held.organisation for held in person.memberships.in_force_on(today)] == [second]


def test_an_employer_is_named_by_oneself_or_the_coordinator(refused, at):
    person, organisation = UserFactory(), OrganisationFactory()
    coordinator = RoleGrantFactory(user=UserFactory(), role="COORDINATOR", organisation=organisation).user

    with refused("for whom you work yourself"):
        set_employer(person, organisation, by=UserFactory(), at=at)
    with refused("for whom you work yourself"):
        set_employer(person, OrganisationFactory(), by=coordinator, at=at)
    with refused("was rejected"):
        set_employer(person, OrganisationFactory(rejected=True), by=person, at=at)

    assert set_employer(person, organisation, by=coordinator, at=at).organisation == organisation
