"""What an account knows of its person, and who may change or see it."""

import pytest

from accounts.actions import (
    close_account,
    confirm_identity,
    correct_name,
    invite_person,
    open_account,
    record_identity,
    record_nik,
    reveal_nik,
    update_profile,
)
from accounts.models import User
from accounts.queries import accounts_with_nik, same_person
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import UserFactory

NIK = "3174012501900001"


def test_an_address_is_one_in_whatever_case_it_is_typed(db):
    user = UserFactory(email="Rina.Pratiwi@Contoh.ID")

    assert user.email == "rina.pratiwi@contoh.id"
    assert User.objects.get_by_natural_key("RINA.PRATIWI@contoh.id") == user


@pytest.mark.clause("7.1.3")
def test_a_nik_is_sealed_and_shown_masked(at):
    person = UserFactory()

    record_nik(person, nik=NIK, by=person, at=at)

    person = User.objects.get(pk=person.pk)
    assert NIK not in person.nik_sealed
    assert person.nik_masked == "3174********0001"
    assert NIK not in str([entry.facts for entry in Entry.objects.all()])


def test_the_same_nik_never_seals_alike_twice_but_is_found(at):
    one, twin = UserFactory(), UserFactory()
    for person in (one, twin):
        record_nik(person, nik=NIK, by=person, at=at)

    one, twin = User.objects.get(pk=one.pk), User.objects.get(pk=twin.pk)

    assert one.nik_sealed != twin.nik_sealed
    assert same_person(one, twin)
    assert not same_person(one, UserFactory())
    assert not same_person(UserFactory(), UserFactory())
    assert set(accounts_with_nik(NIK)) == {one, twin}


@pytest.mark.parametrize(
    "typed",
    ["", "317401250190000", "31740125019000012", "317401250190000a", "３１７４０１２５０１９００００１"],
)
def test_a_nik_has_sixteen_digits(typed, refused, at):
    person = UserFactory()

    with refused("16 digits"):
        record_nik(person, nik=typed, by=person, at=at)


@pytest.mark.clause("7.1.3")
def test_the_secretariat_sees_it_in_full_with_a_reason_that_stays(at):
    secretary, person = UserFactory(secretariat=True), UserFactory(nik=NIK)

    shown = reveal_nik(person, reason="Mencocokkan KTP.", by=secretary, at=at)

    assert shown == NIK
    entry = Entry.objects.get()
    assert (entry.verb, entry.facts) == ("person.nik_revealed", {"reason": "Mencocokkan KTP."})


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize(
    ("role", "reason_given", "refusal"),
    [
        ("ASSESSOR", "Ingin tahu.", "Only the secretariat"),
        ("ADMIN", "Ingin tahu.", "Only the secretariat"),
        ("SECRETARIAT", "  ", "Write the reason"),
    ],
)
def test_nobody_else_does_and_never_without_a_reason(role, reason_given, refusal, refused, at):
    with refused(refusal):
        reveal_nik(UserFactory(nik=NIK), reason=reason_given, by=UserFactory(roles=[role]), at=at)


@pytest.mark.clause("7.2.4")
def test_name_and_nik_are_ones_own_until_they_are_confirmed(refused, at):
    person, secretary = UserFactory(full_name="Rina P"), UserFactory(secretariat=True)
    record_nik(person, nik=NIK, by=person, at=at)
    facts = {"phone": "0812", "language": "id", "by": person, "at": at}
    update_profile(person, full_name="Rina Pratiwi", **facts)
    confirm_identity(person, by=secretary, at=at)

    with refused("Your name was compared", clause="7.2.4"):
        update_profile(person, full_name="Rina Putri", **facts)
    with refused("Your NIK was compared", clause="7.2.4"):
        record_nik(person, nik=NIK[:-1] + "2", by=person, at=at)

    assert update_profile(person, full_name="Rina Pratiwi", **facts | {"phone": "0813"}).phone == "0813"
    assert (
        correct_name(person, full_name="Rina Putri", reason="KTP baru.", by=secretary, at=at).full_name
        == "Rina Putri"
    )


def test_a_profile_is_changed_by_nobody_else(refused, at):
    with refused("Only the person themselves"):
        update_profile(
            UserFactory(), full_name="X", phone="", language="id", by=UserFactory(admin=True), at=at
        )


@pytest.mark.clause("9.4.2")
def test_the_secretariat_records_the_card_of_somebody_else_and_then_it_stays(refused, at):
    person, secretary = UserFactory(), UserFactory(secretariat=True)
    facts = {"nik": NIK, "at": at}

    for by, whom, reason in (
        (UserFactory(admin=True), person, "Only the secretariat"),
        (secretary, secretary, "Nobody does this for themselves"),
    ):
        with refused(reason):
            record_identity(whom, by=by, **facts)
    with refused("16 digits", clause="9.1.2"):
        record_identity(person, by=secretary, nik="123", at=at)

    known = record_identity(person, by=secretary, **facts)

    assert (known.has_nik, known.identity_confirmed_by) == (True, secretary)


@pytest.mark.clause("9.1.5")
def test_an_identity_is_not_confirmed_without_nik_nor_by_oneself(refused, at):
    secretary = UserFactory(secretariat=True, nik=NIK)

    with refused("No NIK is recorded"):
        confirm_identity(UserFactory(), by=secretary, at=at)
    with refused("Nobody does this for themselves"):
        confirm_identity(secretary, by=secretary, at=at)


def test_an_account_is_closed_and_opened_with_a_reason_and_by_others(refused, at):
    admin, person = UserFactory(admin=True), UserFactory()

    with refused("Nobody does this for themselves"):
        close_account(admin, reason="Cuti.", by=admin, at=at)
    with refused("Write the reason"):
        close_account(person, reason="", by=admin, at=at)
    with refused("keep the list of people"):
        close_account(person, reason="Cuti.", by=UserFactory(secretariat=True), at=at)

    assert not close_account(person, reason="Keluar.", by=admin, at=at).is_active
    with refused("closed"):
        close_account(person, reason="Keluar.", by=admin, at=at)
    assert open_account(person, reason="Kembali.", by=admin, at=at).is_active


def test_the_machine_cannot_be_let_in(system, refused, at):
    with refused("Nobody signs in as the machine"):
        open_account(system, reason="Coba.", by=UserFactory(admin=True), at=at)


def test_an_invited_person_gets_a_letter_and_chooses_the_password_alone(at):
    person = invite_person("Baru@contoh.id", full_name=" Orang Baru ", by=UserFactory(admin=True), at=at)

    assert (person.email, person.full_name) == ("baru@contoh.id", "Orang Baru")
    assert not person.has_usable_password()
    assert Notice.objects.get().to == person


def test_nobody_is_invited_twice_nor_by_anybody(refused, at):
    known = UserFactory()

    with refused("has an account already"):
        invite_person(known.email.upper(), full_name="X", by=UserFactory(admin=True), at=at)
    with refused("keep the list of people"):
        invite_person("lain@contoh.id", full_name="X", by=UserFactory(secretariat=True), at=at)
