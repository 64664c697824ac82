"""What has been set stays, whoever asks the database (head, 5.1, 8.3)."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from schemes.models import (
    Criterion,
    DocumentRequirement,
    EducationLevel,
    Element,
    Fee,
    Reason,
    Requirement,
    RequirementGroup,
    SchemeText,
    SchemeVersion,
    Unit,
)
from tests.factories.schemes import SchemeVersionFactory
from tests.schemes.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1")]

PARTS = {
    Unit: "version",
    Element: "unit__version",
    Criterion: "element__unit__version",
    EducationLevel: "version",
    RequirementGroup: "version",
    Requirement: "group__version",
    DocumentRequirement: "version",
    SchemeText: "version",
    Reason: "version",
    Fee: "version",
}


@pytest.fixture
def version():
    return SchemeVersionFactory(in_force=True)


def first_of(model, version):
    return model.objects.filter(**{PARTS[model]: version}).first()


def without_key(row):
    row.pk = None
    row._state.adding = True
    return row


def test_every_column_but_its_life_is_kept():
    migrations = (
        "0002_what_is_set_stays",
        "0003_marking_of_essays",
        "0004_sessions_of_tests",
        "0005_report_of_a_test",
        "0007_appeal_team_and_return",
    )
    kept = [column for name in migrations for column in import_module(f"schemes.migrations.{name}").CONTENT]

    content = [field for field in SchemeVersion._meta.concrete_fields if field.name not in SchemeVersion.LIFE]

    assert {field.column for field in content} == set(kept)


@pytest.mark.clause("5.1")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("packaging", "KKNI"),
        ("document_number", "lain"),
        ("quorum", 9),
        ("validity_years", 9),
        ("is_example", True),
    ],
)
def test_the_content_of_a_version_in_force_is_not_changed(version, column, value):
    with pytest.raises(IntegrityError, match="content_of_a_set_version_stays"), transaction.atomic():
        SchemeVersion.objects.filter(pk=version.pk).update(**{column: value})


def test_a_version_in_force_is_not_deleted(version):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM schemes_schemeversion WHERE id = %s", [version.pk])


@pytest.mark.parametrize("model", PARTS)
def test_a_part_of_a_version_in_force_is_not_changed(version, model):
    part = first_of(model, version)

    with pytest.raises(IntegrityError, match="of_a_set_version_stays"), transaction.atomic():
        part.save()


@pytest.mark.parametrize("model", PARTS)
def test_a_part_of_a_version_in_force_is_not_deleted(version, model):
    part = first_of(model, version)

    with pytest.raises(IntegrityError, match="of_a_set_version_is_kept"), transaction.atomic():
        model.objects.filter(pk=part.pk)._raw_delete("default")


@pytest.mark.parametrize("model", [model for model in PARTS if model is not Fee])
def test_no_part_is_added_to_a_version_in_force(version, model):
    part = without_key(first_of(model, version))

    with pytest.raises(IntegrityError, match="is_not_added_to_a_set_version"), transaction.atomic():
        part.save(force_insert=True)


def test_a_part_of_a_draft_is_not_moved_into_a_version_in_force(version):
    draft = SchemeVersionFactory(complete=True)

    with pytest.raises(IntegrityError, match="of_a_set_version_stays"), transaction.atomic():
        Reason.objects.filter(version=draft).update(version=version)


def test_what_a_requirement_names_stays(version):
    requirement = Requirement.objects.get(group__version=version, clause="6.1.1")

    with pytest.raises(IntegrityError, match="of_a_set_version_is_kept"), transaction.atomic():
        requirement.levels.clear()


def test_for_which_requirement_a_document_is_asked_stays(version):
    document = version.document_requirements.get(code="c")

    with pytest.raises(IntegrityError, match="of_a_set_version_is_kept"), transaction.atomic():
        document.requirements.clear()


@pytest.mark.clause("8.3")
@pytest.mark.parametrize(
    ("from_on", "signed"),
    [(dt.date(2019, 1, 1), True), (dt.date(2020, 1, 1), True), (dt.date(2030, 1, 1), False)],
)
def test_a_fee_added_to_a_version_in_force_is_later_and_signed(version, from_on, signed):
    fee = without_key(first_of(Fee, version))
    fee.from_on = from_on
    if signed:
        fee.added_by, fee.added_at = version.set_by, AT

    with pytest.raises(IntegrityError), transaction.atomic():
        fee.save(force_insert=True)


@pytest.mark.clause("8.3")
def test_a_later_fee_is_added_to_a_version_in_force(version):
    fee = without_key(first_of(Fee, version))
    fee.from_on, fee.added_by, fee.added_at = dt.date(2030, 1, 1), version.set_by, AT

    fee.save(force_insert=True)

    assert fee.pk


def test_everything_of_a_draft_can_be_changed_and_deleted():
    draft = SchemeVersionFactory(complete=True)
    for model in PARTS:
        first_of(model, draft).save()

    draft.delete()

    assert not SchemeVersion.objects.exists()
