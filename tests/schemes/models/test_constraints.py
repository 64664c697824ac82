"""What the database itself refuses about versions, units, fees and authorisations."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from schemes.models import Fee, SchemeVersion, Unit
from schemes.states import TextStatus, VersionState
from tests.factories.people import UserFactory
from tests.factories.schemes import (
    AssessorAuthorisationFactory,
    FeeFactory,
    SchemeVersionFactory,
    UnitFactory,
    put_in_force,
)
from tests.schemes.conftest import AT, TODAY

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.clause("1")
def test_one_version_is_in_force_per_scheme():
    version = SchemeVersionFactory(in_force=True)
    other = SchemeVersionFactory(scheme=version.scheme)

    with pytest.raises(IntegrityError), transaction.atomic():
        put_in_force(other)

    assert SchemeVersion.objects.filter(state=VersionState.IN_FORCE).get() == version


@pytest.mark.clause("1")
def test_who_sets_a_version_does_not_approve_it():
    version = SchemeVersionFactory()
    one = UserFactory()
    both = {"set_by": one, "set_at": AT, "approved_by": one, "approved_at": AT, "in_force_from": TODAY}

    with refused("who_sets_a_version_does_not_approve_it"), transaction.atomic():
        SchemeVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_FORCE, **both)


@pytest.mark.clause("1")
def test_a_document_number_stands_once():
    version = SchemeVersionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeVersionFactory(document_number=version.document_number)


@pytest.mark.clause("1")
@pytest.mark.parametrize("state", ["SET", "IN_FORCE", "SUPERSEDED"])
def test_a_state_without_its_signatures_is_refused(state):
    version = SchemeVersionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeVersion.objects.filter(pk=version.pk).update(state=state)


@pytest.mark.clause("5.2")
@pytest.mark.parametrize(
    "code", ["", "M.702093.007", "m.702093.007.01", "M702093.007.01", "M.702093.007.01 "]
)
def test_a_unit_code_has_the_form_of_skkni(code):
    with refused("a_unit_code_has_the_form_of_skkni"), transaction.atomic():
        UnitFactory(code=code)


@pytest.mark.clause("5.2")
@pytest.mark.parametrize("code", ["M.702093.007.01", "M.70MKT00.001.2"])
def test_both_forms_of_skkni_codes_are_kept(code):
    assert UnitFactory(code=code).pk


@pytest.mark.clause("5.2")
def test_a_unit_has_a_title():
    with refused("a_unit_has_a_title"), transaction.atomic():
        UnitFactory(title_id="")


@pytest.mark.clause("5.2")
def test_a_unit_stands_once_in_a_version():
    unit = UnitFactory(code="M.702093.007.01", position=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        UnitFactory(version=unit.version, code=unit.code, position=2)


@pytest.mark.clause("5.2")
def test_official_text_is_confirmed_by_a_second_person():
    unit = UnitFactory(elements=1)
    one = unit.text_imported_by

    with refused("official_text_is_confirmed_by_a_second_person"), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(
            text_status=TextStatus.OFFICIAL, text_confirmed_by=one, text_confirmed_at=AT
        )


@pytest.mark.clause("8.1", "8.2.1", "8.2.2")
@pytest.mark.parametrize(("admin", "assessment"), [(60, 41), (60, 39), (0, 0), (100, 60)])
def test_the_shares_of_a_fee_add_up(admin, assessment):
    with refused("the_shares_of_a_fee_add_up"), transaction.atomic():
        FeeFactory(admin_percent=admin, assessment_percent=assessment)


@pytest.mark.clause("8.2.3")
def test_a_fee_is_more_than_nothing():
    with refused("a_fee_is_more_than_nothing"), transaction.atomic():
        FeeFactory(amount=0)


@pytest.mark.clause("8.3")
def test_one_fee_begins_on_a_day():
    fee = FeeFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        FeeFactory(version=fee.version, amount=1)


@pytest.mark.clause("8.2.1", "8.2.2")
@pytest.mark.parametrize(
    ("amount", "admin", "assessment"),
    [(500_000, 300_000, 200_000), (2_000_000, 1_200_000, 800_000), (500_001, 300_001, 200_000), (1, 1, 0)],
)
def test_the_odd_rupiah_goes_to_administration(amount, admin, assessment):
    fee = Fee(amount=amount, admin_percent=60, assessment_percent=40)

    assert (fee.admin_part, fee.assessment_part) == (admin, assessment)


@pytest.mark.clause("9.2.2")
def test_an_authorisation_ends_after_it_starts():
    with refused("an_authorisation_ends_after_it_starts"), transaction.atomic():
        AssessorAuthorisationFactory(ends_on=dt.date(2019, 1, 1))
