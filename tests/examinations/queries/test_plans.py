"""What a plan could use, what it covers, and what of it is still to come (9.2.1, 9.3.1, 9.3.6)."""

import pytest

from assessments.actions import offer_test_evidence
from examinations.queries import proposals
from examinations.queries.plans import awaited, covered_criteria, known_particulars
from instruments.models import FormCode
from tests.factories.assessments import REVIEWED_AT, waiting_for_a_test
from tests.factories.examinations import agreed_test_plan, proposed_test_plan, short_elements
from tests.factories.instruments import InstrumentFactory, give_items, put_in_force

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.3.6")
def test_what_an_agreed_plan_promised_is_awaited_until_it_is_there():
    plan = agreed_test_plan()
    assessment, (element,) = plan.assessment, short_elements(plan.assessment)

    assert list(awaited(assessment)) == [f"FR.IA.07: {element.unit.code}, {element}"]

    offer_test_evidence(
        assessment,
        form=FormCode.IA07,
        title="CONTOH lisan",
        elements=[element],
        source="test:1",
        by=plan.proposed_by,
        at=REVIEWED_AT,
    )
    assert list(awaited(assessment)) == []


@pytest.mark.clause("9.2.4")
def test_what_nobody_has_agreed_on_is_not_awaited():
    assert list(awaited(proposed_test_plan().assessment)) == []


@pytest.mark.clause("9.3.1")
def test_a_written_form_whose_blueprint_draws_nothing_of_an_element_is_not_offered():
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    written = InstrumentFactory(form=FormCode.IA06, scheme_version=version)
    give_items(written, each=1)
    put_in_force(written)

    (proposal,) = proposals(assessment, on=REVIEWED_AT.date())

    assert proposal.offers == []


@pytest.mark.clause("9.2.1")
def test_a_method_covers_the_criteria_that_its_items_name_and_all_where_they_name_none():
    assessment = waiting_for_a_test()
    version, (element,) = assessment.application.scheme_version, short_elements(assessment)
    oral = InstrumentFactory(in_force=True, form=FormCode.IA07, scheme_version=version)
    talk = InstrumentFactory(
        in_force=True, form=FormCode.IA09, scheme_version=version, in_force__criterion=None
    )
    plan = proposed_test_plan(assessment, instruments=[oral, talk])

    first, *others = element.criteria.all()
    named = {first.pk: [FormCode.IA07, FormCode.IA09]}
    assert covered_criteria(plan) == named | {one.pk: [FormCode.IA09] for one in others}


@pytest.mark.clause("9.2.1")
def test_the_form_begins_with_what_is_known_and_a_new_plan_with_the_plan_before():
    assessment = waiting_for_a_test()

    known = known_particulars(assessment)
    assert (known["potential"], known["benchmarks"]) == (assessment.plans.get().potential, ["STANDARD"])
    assert "environment" not in known

    plan = proposed_test_plan(assessment, environment="SIMULATION")
    assert known_particulars(assessment) == plan.particulars
