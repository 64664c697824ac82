"""What the database itself refuses about plans of tests and adjustments (9.2.1, 9.2.4)."""

import pytest
from django.db import IntegrityError, transaction

from examinations.models import (
    AdjustmentRequest,
    Adjustments,
    AdjustmentsAgreement,
    EvidenceKind,
    PlanAgreement,
    PlannedMethod,
    Seat,
    TestPlan,
)
from instruments.models import FormCode
from tests.factories.assessments import REVIEWED_AT
from tests.factories.examinations import (
    agreed_adjustments,
    agreed_test_plan,
    proposed_test_plan,
    session,
)
from tests.factories.instruments import InstrumentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def refuses(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.clause("9.2.1", "9.2.4")
@pytest.mark.parametrize(
    "change",
    [
        {"particulars": {}},
        {"number": 7},
        {"agreed_at": None},
        {"change_asked_at": REVIEWED_AT, "change_reason": "x"},
    ],
)
def test_an_agreed_plan_is_not_changed(change):
    agreed_test_plan()

    with refuses("a_test_plan_stays"), transaction.atomic():
        TestPlan.objects.update(**change)


@pytest.mark.clause("9.2.1")
def test_a_plan_is_not_lost():
    proposed_test_plan()

    with refuses("a_test_plan_is_not_lost"), transaction.atomic():
        TestPlan.objects.all()._raw_delete("default")


@pytest.mark.clause("9.2.4")
def test_what_is_signed_gets_no_other_method():
    plan = agreed_test_plan()
    method = plan.methods.get()
    tool = InstrumentFactory(
        in_force=True, form=FormCode.IA01, scheme_version=method.instrument.scheme_version
    )

    with refuses("what_is_signed_gets_no_other_method"), transaction.atomic():
        PlannedMethod.objects.create(
            plan=plan, element=method.element, instrument=tool, kind=EvidenceKind.DIRECT
        )
    with refuses("examinations_plannedmethod_keeps_rows"), transaction.atomic():
        PlannedMethod.objects.update(kind=EvidenceKind.DIRECT)
    with refuses("examinations_plannedmethod_loses_none"), transaction.atomic():
        PlannedMethod.objects.all()._raw_delete("default")


@pytest.mark.clause("9.2.4")
@pytest.mark.parametrize("model", [PlanAgreement, AdjustmentsAgreement])
def test_a_hand_is_neither_changed_nor_lost(model):
    plan = agreed_test_plan()
    agreed_adjustments(plan.assessment)

    with refuses("keeps_rows"), transaction.atomic():
        model.objects.update(typed_name="Orang Lain")
    with refuses("loses_none"), transaction.atomic():
        model.objects.all()._raw_delete("default")


@pytest.mark.clause("9.2.1")
def test_there_is_no_seat_without_an_agreed_plan():
    plan = proposed_test_plan()
    day = session(plan.assessment.application.scheme_version)

    with refuses("a_seat_needs_an_agreed_plan"), transaction.atomic():
        Seat.objects.create(session=day, plan=plan, given_by=day.planned_by, given_at=day.planned_at)


@pytest.mark.clause("9.2.4")
@pytest.mark.parametrize(
    "change",
    [{"extra_percent": 150}, {"measures": ["READER"]}, {"findings_sealed": "x"}, {"agreed_at": None}],
)
def test_what_was_decided_is_not_changed(change):
    agreed_adjustments()

    with refuses("adjustments_stay"), transaction.atomic():
        Adjustments.objects.update(**change)


@pytest.mark.clause("9.2.4")
def test_what_was_asked_for_stays():
    made = agreed_adjustments()
    asked = AdjustmentRequest(
        assessment=made.assessment, asked_by=made.assessment.application.applicant, asked_at=REVIEWED_AT
    )
    asked.close("Meja yang tinggi.")
    asked.save()

    with refuses("keeps_rows"), transaction.atomic():
        AdjustmentRequest.objects.update(wishes_sealed="x")
    with refuses("adjustments_are_not_lost"), transaction.atomic():
        Adjustments.objects.all()._raw_delete("default")
