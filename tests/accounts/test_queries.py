"""What waits for people of the house, and what is told of an account."""

import datetime as dt

import pytest
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.sessions.backends.db import SessionStore

from accounts.actions import grant_role
from accounts.models import Role, Signs, User
from accounts.queries import accounts_of, happenings, todo
from tests.factories.people import (
    AssessorRegistrationFactory,
    DecisionQualificationFactory,
    OrganisationFactory,
    SignatoryFactory,
    UserFactory,
)


def verbs(user, at):
    return [each.kind for each in todo(user, at=at)]


@pytest.mark.clause("2.1")
def test_proposals_wait_for_the_secretariat_but_not_for_whoever_made_them(at):
    secretary = UserFactory(secretariat=True)
    OrganisationFactory(proposed=True, proposed_by=secretary)
    proposal = OrganisationFactory(proposed=True)
    OrganisationFactory()

    waiting = todo(secretary, at=at)

    assert [each.url for each in waiting] == [f"/akun/organisasi/{proposal.pk}/"]
    assert not todo(UserFactory(head=False, assessor=False), at=at)


@pytest.mark.clause("9.2.2")
def test_an_assessor_is_told_half_a_year_before_the_registration_ends(at, today):
    kept = AssessorRegistrationFactory(expires_on=today + dt.timedelta(days=181))
    assert verbs(kept.user, at) == []

    kept.expires_on = today + dt.timedelta(days=180)
    kept.save()

    assert [each.due_on for each in todo(kept.user, at=at)] == [kept.expires_on]
    AssessorRegistrationFactory(user=kept.user)
    assert verbs(kept.user, at) == []


@pytest.mark.clause("9.4.4")
def test_a_decision_member_without_a_qualification_is_told(at):
    assert verbs(UserFactory(decision=True), at) == ["renewal"]
    assert verbs(DecisionQualificationFactory().user, at) == []


@pytest.mark.clause("9.4.6")
def test_papers_that_nobody_may_sign_today_are_told_to_the_head(at):
    head = UserFactory(head=True)
    assert verbs(head, at) == ["signatory", "signatory"]

    for signs in Signs:
        SignatoryFactory(user=head, signs=signs)

    assert verbs(head, at) == []


def test_what_happened_to_an_account_is_told_in_words_with_who_did_it(at, today):
    person, admin = UserFactory(), UserFactory(admin=True, full_name="Dimas")
    grant_role(person, Role.AUDITOR, starts_on=today, by=admin, at=at)

    assert [each.words for each in happenings(person)] == ["Role given: Auditor · Dimas"]


def test_accounts_of_one_person_are_found_through_the_nik(db):
    one, twin = (UserFactory(nik="0000010101900003") for _ in range(2))

    assert set(accounts_of(one)) == {one, twin}
    assert set(accounts_of(UserFactory())) != {one, twin}


# The group's directory (TRUST, S3)


@pytest.fixture
def directory(rf, db):
    """`directory(subject, email)`: somebody comes from the directory; returns the account they are taken for."""

    def coming(subject, email):
        request = rf.get("/")
        request.session = SessionStore()
        login = SocialLogin(
            user=User(email=email),
            account=SocialAccount(provider="directory", uid=subject),
            email_addresses=[],
        )
        login.lookup()
        return login.user if login.is_existing else None

    return coming


def test_the_directory_ties_by_issuer_and_subject(directory):
    known = UserFactory()
    SocialAccount.objects.create(user=known, provider="directory", uid="s-1")

    assert directory("s-1", "alamat.baru@contoh.id") == known
    assert directory("s-2", known.email) is None


def test_another_issuer_with_the_same_subject_is_somebody_else(directory):
    SocialAccount.objects.create(user=UserFactory(), provider="another", uid="s-1")

    assert directory("s-1", "x@contoh.id") is None


def test_a_like_address_is_never_enough(db):
    assert not get_adapter().can_authenticate_by_email(SocialLogin(), "x@contoh.id")
