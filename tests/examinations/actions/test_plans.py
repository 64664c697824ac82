"""The plan of the test: proposed for just the short elements, agreed by both, fixed from then on (9.2.1, 9.3.1)."""

import pytest

from assessments.queries import standing
from examinations.actions import agree_to_test_plan, ask_for_other_test_plan, propose_test_plan
from examinations.models import EvidenceKind, PlanAgreement, PlannedMethod, TestPlan
from examinations.queries import current_test_plan, is_agreed
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from instruments.models import FormCode
from tests.applications.helpers import refused
from tests.factories.assessments import REVIEWED_AT, reported, waiting_for_a_test
from tests.factories.examinations import (
    agreed_test_plan,
    particulars,
    proposed_test_plan,
    seat,
    short_elements,
)
from tests.factories.instruments import InstrumentFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return waiting_for_a_test()


def assessor_of(assessment):
    return assessment.assignments.live().get(is_lead=True).registration.user


def instrument(assessment, form=FormCode.IA07, **facts):
    version = assessment.application.scheme_version
    return InstrumentFactory(in_force=True, form=form, scheme_version=version, **facts)


def propose(assessment, methods=None, *, by=None, **facts):
    if methods is None:
        tool = instrument(assessment)
        methods = [(element, tool, EvidenceKind.ADDITIONAL) for element in short_elements(assessment)]
    return propose_test_plan(
        assessment,
        methods=methods,
        particulars=particulars(**facts),
        by=by or assessor_of(assessment),
        at=REVIEWED_AT,
    )


def refuses(reason, assessment, methods=None, **how):
    with refused(reason, assessment):
        propose(assessment, methods, **how)
    assert not TestPlan.objects.exists()
    assert not PlannedMethod.objects.exists()


@pytest.mark.clause("9.2.1", "9.3.1")
def test_the_assessor_plans_the_test_of_the_short_elements_and_the_candidate_is_told(assessment):
    tools = [instrument(assessment, form) for form in (FormCode.IA01, FormCode.IA05)]
    (element,) = short_elements(assessment)

    plan = propose(assessment, [(element, tool, EvidenceKind.DIRECT) for tool in tools])

    assert [(row.element, row.instrument, row.kind) for row in plan.methods.all()] == [
        (element, tool, "L") for tool in tools
    ]
    assert plan.recommendation == assessment.recommendations.get()
    assert current_test_plan(assessment) == plan
    assert not is_agreed(plan)
    assert Notice.objects.filter(
        to=assessment.application.applicant, subject__startswith="Rencana uji"
    ).exists()
    assert Entry.objects.filter(verb="test_plan.proposed").count() == 1


@pytest.mark.clause("9.3.1")
def test_every_short_element_has_a_method(assessment):
    refuses("sekurang-kurangnya satu metode", assessment, [])


@pytest.mark.clause("9.2.6", "9.3.1")
def test_only_short_elements_are_tested(assessment):
    tool = instrument(assessment)
    met = next(one for one in standing(assessment).elements if one not in short_elements(assessment))

    refuses("hanya untuk elemen yang belum terpenuhi", assessment, [(met, tool, EvidenceKind.ADDITIONAL)])


@pytest.mark.clause("9.3.1")
def test_an_instrument_of_another_scheme_is_no_method(assessment):
    foreign = InstrumentFactory(in_force=True, form=FormCode.IA07)

    refuses("bukan bagian dari skema", assessment, [(short_elements(assessment)[0], foreign, "T")])


@pytest.mark.clause("9.2.3", "9.3.1")
def test_an_instrument_that_nobody_reviewed_is_no_method(assessment):
    draft = InstrumentFactory(form=FormCode.IA07, scheme_version=assessment.application.scheme_version)

    refuses("belum ditinjau", assessment, [(short_elements(assessment)[0], draft, "T")])


@pytest.mark.clause("9.3.1")
def test_an_instrument_without_items_for_the_element_is_no_method(assessment):
    empty = instrument(assessment, in_force__each=0)

    refuses("tidak memuat butir", assessment, [(short_elements(assessment)[0], empty, "T")])


@pytest.mark.clause("9.2.1")
@pytest.mark.parametrize(
    ("reason", "facts"),
    [
        ("lingkungan", {"environment": ""}),
        ("latar belakang peserta", {"potential": "9"}),
        ("pelaksana", {"conductors": []}),
        ("tujuan asesmen yang lain", {"aim": "OTHER"}),
        ("nama setiap orang", {"confirmed_with": {"MANAGER": " "}}),
        ("ya atau tidak", {"modifications": {}}),
        ("Jelaskan jawaban ya", {"modifications": {"CANDIDATE": {"answer": True, "detail": ""}}}),
    ],
)
def test_every_field_of_the_form_is_answered(assessment, reason, facts):
    refuses(reason, assessment, **facts)


@pytest.mark.clause("9.2.1")
def test_nobody_else_plans_the_test(assessment):
    refuses("Hanya asesor berkas ini", assessment, by=UserFactory(roles=["ASSESSOR"]))


@pytest.mark.clause("9.2.6")
def test_without_short_elements_there_is_nothing_to_test():
    refuses("belum memenuhi beberapa elemen", reported(), [])


@pytest.mark.clause("9.2.1", "9.2.4")
def test_with_both_hands_the_plan_is_agreed_and_its_forms_are_printed():
    plan = agreed_test_plan()

    assert is_agreed(plan)
    assert plan.agreed_at == REVIEWED_AT
    assert plan.agreements.count() == 2
    assert set(Paper.objects.about(plan).values_list("kind", flat=True)) == {"mapa01", "mapa02"}
    told = Notice.objects.filter(subject="Rencana uji sudah disepakati")
    assert {notice.to for notice in told} == {plan.assessment.application.applicant, plan.proposed_by}


@pytest.mark.clause("9.2.4")
def test_each_side_signs_once_under_its_own_name():
    plan = proposed_test_plan()
    candidate = plan.assessment.application.applicant
    with refused("Ketik nama Anda", plan):
        agree_to_test_plan(plan, typed_name="Orang Lain", by=candidate, at=REVIEWED_AT)
    with refused("menggambar atau mengetik", plan):
        agree_to_test_plan(plan, by=candidate, at=REVIEWED_AT)

    agree_to_test_plan(plan, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)

    with refused("sudah menyetujui", plan):
        agree_to_test_plan(plan, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)
    with refused("Hanya peserta dan asesor utama", plan):
        stranger = UserFactory()
        agree_to_test_plan(plan, typed_name=stranger.full_name, by=stranger, at=REVIEWED_AT)
    assert PlanAgreement.objects.count() == 1


@pytest.mark.clause("9.2.4")
def test_a_change_is_asked_for_with_a_reason_and_the_other_side_is_told():
    plan = proposed_test_plan()
    candidate = plan.assessment.application.applicant
    with refused("Sebutkan apa yang perlu diubah", plan):
        ask_for_other_test_plan(plan, reason=" ", by=candidate, at=REVIEWED_AT)

    ask_for_other_test_plan(plan, reason="Lisan saja.", by=candidate, at=REVIEWED_AT)

    assert Notice.objects.filter(to=plan.proposed_by, body__contains="Lisan saja.").exists()
    plan.refresh_from_db()
    with refused("Perubahan diminta", plan):
        agree_to_test_plan(plan, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)


@pytest.mark.clause("9.2.4")
def test_a_new_plan_needs_new_signatures_and_the_old_one_counts_no_more():
    old = agreed_test_plan()

    new = propose(
        old.assessment,
        [(m.element, m.instrument, m.kind) for m in old.methods.all()],
        environment="SIMULATION",
    )

    assert (new.number, current_test_plan(old.assessment)) == (2, new)
    assert not is_agreed(old)
    assert not is_agreed(new)
    with refused("tidak lagi menunggu", old):
        agree_to_test_plan(old, typed_name="x", by=old.proposed_by, at=REVIEWED_AT)


@pytest.mark.clause("9.2.1")
def test_while_the_candidate_has_a_seat_the_plan_stands():
    plan = seat().plan

    with refused("sudah mendapat kursi", plan):
        propose(plan.assessment, [(m.element, m.instrument, m.kind) for m in plan.methods.all()])


@pytest.mark.clause("9.2.3")
def test_an_instrument_withdrawn_meanwhile_is_not_agreed_on():
    plan = proposed_test_plan()
    tool = plan.methods.get().instrument
    type(tool).objects.filter(pk=tool.pk).update(
        state="WITHDRAWN", withdrawn_by=tool.author, withdrawn_at=REVIEWED_AT, withdrawn_reason="Keliru."
    )

    with refused("sudah dicabut", plan):
        agree_to_test_plan(plan, typed_name="x", by=plan.proposed_by, at=REVIEWED_AT)
