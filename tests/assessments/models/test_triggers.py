"""What the database itself refuses about assessments."""

import pytest
from django.db import IntegrityError, transaction

from assessments.models import (
    Agreement,
    Assignment,
    ElementReason,
    Judgement,
    Recommendation,
    TestEvidence,
    UnitRecommendation,
)
from tests.assessments.helpers import judged
from tests.factories.assessments import (
    REVIEWED_AT,
    an_assessor,
    planned,
    reported,
    reported_after_test,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def refuses(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.clause("9.3.6")
def test_judgements_are_neither_changed_nor_lost_nor_added_after_the_report():
    reported()
    kept = Judgement.objects.first()

    with refuses("judgements_are_made_under_review"), transaction.atomic():
        Judgement.objects.filter(pk=kept.pk).update(valid=False, valid_remark="x")
    with refuses("judgements_are_made_under_review"), transaction.atomic():
        kept.delete()
    kept.pk, kept.judged_by = None, UserFactory()
    with refuses("judgements_are_made_under_review"), transaction.atomic():
        kept.save(force_insert=True)


@pytest.mark.clause("9.2.2")
def test_a_judgement_keeps_the_name_of_who_judged():
    kept = judged(reviewing())

    with refuses("a_judgement_keeps_its_name"), transaction.atomic():
        Judgement.objects.filter(pk=kept.pk).update(judged_by=UserFactory())


@pytest.mark.clause("9.3.6")
@pytest.mark.parametrize(
    "change", [{"outcome": "NOT_YET"}, {"note": "lain"}, {"judgements_sha256": "0" * 64}]
)
def test_a_recommendation_is_not_changed(change):
    reported()

    with refuses("a_recommendation_stays"), transaction.atomic():
        Recommendation.objects.update(**change)


@pytest.mark.clause("9.3.6")
def test_a_recommendation_is_not_lost():
    reported()

    with refuses("a_recommendation_is_not_lost"), transaction.atomic():
        Recommendation.objects.all()._raw_delete("default")


@pytest.mark.clause("9.2.4")
def test_a_hand_under_the_agreement_is_neither_changed_nor_lost():
    reviewing()

    with refuses("assessments_agreement"), transaction.atomic():
        Agreement.objects.update(typed_name="Orang lain")
    with refuses("assessments_agreement"), transaction.atomic():
        Agreement.objects.all()._raw_delete("default")


@pytest.mark.clause("9.2.5")
@pytest.mark.parametrize("rule", Judgement.RULES)
def test_a_no_without_its_remark_is_not_kept(rule):
    kept = judged(reviewing())

    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(pk=kept.pk).update(**{rule: False})


@pytest.mark.clause("9.2.5")
def test_an_assessor_judges_a_cell_once():
    kept = judged(reviewing())
    kept.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)


@pytest.mark.clause("9.2.4")
def test_nobody_agrees_for_both_sides():
    plan = planned()
    candidate = plan.assessment.application.applicant
    hand = {"plan": plan, "user": candidate, "signed_at": REVIEWED_AT, "typed_name": "x"}
    Agreement.objects.create(signer="CANDIDATE", **hand)

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(signer="ASSESSOR", **hand)


@pytest.mark.clause("9.2.2")
def test_one_leads_at_a_time():
    assignment = reviewing().assignments.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            assessment=assignment.assessment,
            registration=an_assessor(assignment.assessment.application.scheme),
            assigned_by=assignment.assigned_by,
            assigned_at=REVIEWED_AT,
        )


@pytest.mark.clause("9.2.2")
def test_who_is_replaced_has_a_reason():
    reviewing()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.update(ended_at=REVIEWED_AT)


@pytest.mark.clause("9.3.6")
def test_what_the_test_brought_and_how_it_was_judged_stays_after_the_report():
    reported_after_test(short=True)

    for model, change in (
        (TestEvidence, {"title": "lain"}),
        (UnitRecommendation, {"outcome": "COMPETENT"}),
        (ElementReason, {"reason": "lain"}),
    ):
        with refuses(model._meta.db_table), transaction.atomic():
            model.objects.update(**change)
        with refuses(model._meta.db_table), transaction.atomic():
            model.objects.all()._raw_delete("default")
    with refuses("judgements_are_made_under_review"), transaction.atomic():
        Judgement.objects.filter(test_evidence__isnull=False).update(sufficient=True)


@pytest.mark.clause("9.2.6")
def test_while_a_test_is_on_the_portfolio_is_not_judged():
    waiting_for_a_test()

    with refuses("judgements_are_made_under_review"), transaction.atomic():
        Judgement.objects.update(valid=False, valid_remark="x")


@pytest.mark.clause("9.3.4")
def test_a_judgement_is_of_one_piece_of_evidence():
    kept = judged(reviewing())

    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(pk=kept.pk).update(evidence=None)
