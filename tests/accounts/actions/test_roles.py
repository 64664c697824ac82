"""Roles are given and ended by others, from a day to a day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.actions import end_grant, grant_role, record_identity
from accounts.models import Role, RoleGrant
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import (
    AssessorRegistrationFactory,
    DecisionQualificationFactory,
    OrganisationFactory,
    RoleGrantFactory,
    UserFactory,
)

ANOTHER_DAY = dt.timedelta(days=1)


@pytest.fixture
def admin(db):
    return UserFactory(admin=True)


@pytest.fixture
def give(at, today):
    def giving(person, role, *, by, **days):
        return grant_role(person, role, by=by, at=at, **{"starts_on": today, **days})

    return giving


def test_a_role_is_given_from_a_day_on(admin, give, today):
    person = UserFactory()

    grant = give(person, Role.SECRETARIAT, by=admin, starts_on=today + ANOTHER_DAY)

    assert not grant.in_force_on(today)
    assert grant.in_force_on(today + ANOTHER_DAY)
    assert Entry.objects.get().verb == "role.granted"
    assert Notice.objects.get().to == person


@pytest.mark.clause("9.4.2")
def test_nobody_gives_a_role_to_themselves(admin, give, refused):
    with refused("Nobody does this for themselves", clause="9.4.2"):
        give(admin, Role.DECISION, by=admin)

    assert not RoleGrant.objects.filter(role=Role.DECISION).exists()


@pytest.mark.clause("9.4.2")
def test_nor_to_a_second_account_of_theirs(give, refused):
    nik = "0000010101900009"
    admin, twin = UserFactory(admin=True, nik=nik), UserFactory(nik=nik)

    with refused("Nobody does this for themselves"):
        give(twin, Role.DECISION, by=admin)


def test_the_database_refuses_a_role_given_to_oneself(admin):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(user=admin, role=Role.AUDITOR, granted_by=admin)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ASSESSOR, Role.COMMITTEE_HEAD, None])
def test_only_administrator_and_head_give_roles(role, give, refused):
    somebody = UserFactory(roles=[role] if role else [])

    with refused("keep the list of people"):
        give(UserFactory(), Role.AUDITOR, by=somebody)


@pytest.mark.parametrize(
    ("first", "second"),
    [((0, None), (0, None)), ((0, None), (5, 6)), ((0, 5), (5, 9)), ((3, 5), (0, None)), ((3, 3), (0, 9))],
)
def test_the_same_role_is_not_held_twice_on_one_day(first, second, *, admin, give, refused, today):
    person = UserFactory()
    days = [
        {"starts_on": today + start * ANOTHER_DAY, "ends_on": end and today + end * ANOTHER_DAY}
        for start, end in (first, second)
    ]
    give(person, Role.AUDITOR, by=admin, **days[0])

    with refused("already holds that role"):
        give(person, Role.AUDITOR, by=admin, **days[1])


def test_one_role_may_follow_upon_the_other(admin, give, today):
    person = UserFactory()
    give(person, Role.AUDITOR, by=admin, ends_on=today)

    give(person, Role.AUDITOR, by=admin, starts_on=today + ANOTHER_DAY)

    assert person.grants.count() == 2


def test_an_ended_role_can_be_given_again_on_the_same_day(admin, give, at):
    person = UserFactory()
    end_grant(give(person, Role.AUDITOR, by=admin), reason="Salah orang.", by=admin, at=at)

    give(person, Role.AUDITOR, by=admin)

    assert RoleGrant.objects.filter(user=person, ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"starts_on": -1}, "never from a day that is past"),
        ({"starts_on": 5, "ends_on": 4}, "The last day is before the first"),
    ],
)
def test_the_days_stand_in_order_and_not_in_the_past(days, reason, *, admin, give, refused, today):
    with refused(reason):
        give(UserFactory(), Role.AUDITOR, by=admin, **{k: today + v * ANOTHER_DAY for k, v in days.items()})


@pytest.mark.clause("9.2.2")
def test_an_assessor_needs_a_met_number_in_force(admin, give, refused):
    lapsed = AssessorRegistrationFactory(user=UserFactory(nik="0000010101900009"), lapsed=True)

    with refused("Record a MET number", clause="9.2.2"):
        give(lapsed.user, Role.ASSESSOR, by=admin)

    AssessorRegistrationFactory(user=lapsed.user)
    assert give(lapsed.user, Role.ASSESSOR, by=admin).role == Role.ASSESSOR


@pytest.mark.clause("9.4.4")
def test_a_decision_member_needs_a_qualification_in_force(admin, give, refused):
    lapsed = DecisionQualificationFactory(user=UserFactory(nik="0000010101900009"), lapsed=True)

    with refused("Record a qualification", clause="9.4.4"):
        give(lapsed.user, Role.DECISION, by=admin)

    DecisionQualificationFactory(user=lapsed.user)
    assert give(lapsed.user, Role.DECISION, by=admin).role == Role.DECISION


@pytest.mark.clause("9.4.2")
@pytest.mark.parametrize(
    ("role", "kept"),
    [(Role.ASSESSOR, AssessorRegistrationFactory), (Role.DECISION, DecisionQualificationFactory)],
)
def test_who_assesses_or_decides_is_known_by_the_nik_of_the_card(role, kept, *, admin, give, refused, at):
    person, secretary = kept(user=UserFactory()).user, UserFactory(secretariat=True)

    with refused("records the NIK from the identity card first", clause="9.4.2"):
        give(person, role, by=admin)

    assert give(record_identity(person, nik="0000010101900009", by=secretary, at=at), role, by=admin)


@pytest.mark.clause("2.1")
def test_a_coordinator_has_one_confirmed_organisation_and_nobody_else_has_any(admin, give, refused):
    confirmed, proposed = OrganisationFactory(), OrganisationFactory(proposed=True)

    for organisation in (None, proposed):
        with refused("Name the confirmed organisation", clause="2.1"):
            give(UserFactory(), Role.COORDINATOR, by=admin, organisation=organisation)
    with refused("Only a coordinator has an organisation"):
        give(UserFactory(), Role.AUDITOR, by=admin, organisation=confirmed)

    coordinator = UserFactory()
    give(coordinator, Role.COORDINATOR, by=admin, organisation=confirmed)
    assert coordinator.coordinates(confirmed, on=dt.date(2026, 3, 2))


def test_a_closed_account_gets_no_role(admin, give, refused):
    with refused("This account is closed"):
        give(UserFactory(is_active=False), Role.AUDITOR, by=admin)


def test_an_ended_role_is_no_longer_held_from_that_moment_on(admin, at, today):
    person = UserFactory(secretariat=True)
    assert person.holds(Role.SECRETARIAT, on=today)

    end_grant(person.grants.get(), reason="Pindah tugas.", by=admin, at=at)

    again = type(person).objects.get(pk=person.pk)
    assert not again.holds(Role.SECRETARIAT, on=today)
    assert again.holds(Role.SECRETARIAT, on=today - ANOTHER_DAY)
    assert Entry.objects.get().facts["reason"] == "Pindah tugas."
    assert Notice.objects.get().to == person


@pytest.mark.parametrize(
    ("situation", "reason"),
    [("own", "Nobody does this"), ("ended", "already ended"), ("silent", "Write the reason")],
)
def test_a_role_is_not_ended(situation, reason, *, admin, refused, at, today):
    grant = admin.grants.get() if situation == "own" else RoleGrantFactory()
    if situation == "ended":
        RoleGrant.objects.filter(pk=grant.pk).update(ends_on=today - ANOTHER_DAY)

    with refused(reason):
        end_grant(grant, reason=" " if situation == "silent" else "Selesai.", by=admin, at=at)


def test_the_roles_of_a_person_cost_one_query(django_assert_num_queries, today):
    person = UserFactory(roles=[Role.SECRETARIAT, Role.AUDITOR])

    with django_assert_num_queries(1):
        assert person.holds(Role.AUDITOR, on=today)
        assert not person.holds(Role.HEAD, Role.ADMIN, on=today)
        assert person.roles_on(today) == [Role.SECRETARIAT, Role.AUDITOR]
        assert person.is_staff_on(today)
