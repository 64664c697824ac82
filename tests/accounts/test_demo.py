"""The people of the demonstration, and the first administrator."""

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from accounts.management.demo import PASSWORD, PEOPLE
from accounts.models import Organisation, Role, RoleGrant, Signatory, Signs, User
from accounts.queries import registration_of, signatory_for
from accounts.rules import may_work
from foundation.journal.models import Entry
from foundation.workflow import clock


def test_everybody_of_the_demonstration_can_sign_in_and_work(db):
    call_command("load_demo_people", stdout=_Nowhere())

    for address, _name, role in PEOPLE:
        person = User.objects.get(email=address)
        assert check_password(PASSWORD, person.password)
        assert person.emailaddress_set.get().verified
        assert not role or (person.holds(role) and may_work(person))
    assert registration_of(
        User.objects.get(email="asesor@contoh.id"), on=clock.today()
    ).met_number.startswith("CONTOH ")
    assert all(signatory_for(signs, on=clock.today()) for signs in Signs)
    assert all("CONTOH" in name for name in Organisation.objects.values_list("name", flat=True))


def test_a_second_time_changes_nothing(db):
    call_command("load_demo_people", stdout=_Nowhere())
    before = _counts()

    call_command("load_demo_people", stdout=_Nowhere())

    assert _counts() == before


def test_the_first_administrator_is_appointed_from_the_console(db):
    call_command("appoint", "Pertama@contoh.id", "ADMIN", name="Orang Pertama", stdout=_Nowhere())

    person = User.objects.get(email="pertama@contoh.id")
    assert person.holds(Role.ADMIN)
    assert not person.has_usable_password()
    with pytest.raises(CommandError, match="already holds"):
        call_command("appoint", "pertama@contoh.id", "ADMIN", stdout=_Nowhere())


def _counts():
    return [model.objects.count() for model in (User, RoleGrant, Organisation, Signatory, Entry)]


class _Nowhere:
    def write(self, _text):
        """Said to nobody."""
