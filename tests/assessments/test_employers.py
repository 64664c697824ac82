"""While it is not known who employs the candidate, no chapter of the assessment goes on (2.1, 8.2.3, TRUST 2.1-c)."""

import pytest
from django.urls import reverse

from applications.models import EmployerOutcome
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    propose_plan,
    start_review,
    stop_assessment,
    submit_recommendation,
)
from assessments.models import RecommendationOutcome
from assessments.queries import current_plan, todo
from tests.applications.helpers import refused
from tests.assessments.helpers import assessor_of, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import REVIEWED_AT as AT
from tests.factories.assessments import (
    a_plan,
    agreed,
    an_assessor,
    assigned,
    named,
    planned,
    reviewing,
)
from tests.factories.employers import moved
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def agree(assessment, *, as_candidate):
    person = assessment.application.applicant if as_candidate else assessor_of(assessment)
    return agree_to_plan(current_plan(assessment), typed_name=person.full_name, by=person, at=AT)


def recommend(assessment):
    outcome = RecommendationOutcome.COMPETENT
    return submit_recommendation(assessment, outcome=outcome, by=assessor_of(assessment), at=AT)


def plan(assessment):
    return propose_plan(assessment, **a_plan(on=AT.date()), by=assessor_of(assessment), at=AT)


ACTS = {
    "accept": (
        lambda: named().assessment,
        lambda it: accept_assignment(it.assignments.get(), by=assessor_of(it), at=AT),
    ),
    "plan": (lambda: assigned().assessment, plan),
    "agree": (lambda: planned(on=AT.date()).assessment, lambda it: agree(it, as_candidate=True)),
    "agree as assessor": (lambda: planned(on=AT.date()).assessment, lambda it: agree(it, as_candidate=False)),
    "begin": (
        lambda: agreed().assessment,
        lambda it: start_review(it, by=assessor_of(it), at=AT),
    ),
    "judge": (reviewing, judged),
    "recommend": (reviewing, recommend),
}


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize(("make", "act"), ACTS.values(), ids=ACTS)
def test_nothing_goes_on_until_it_is_settled(make, act):
    assessment = make()
    moved(assessment.application, at=AT)
    assessment = type(assessment).objects.get(pk=assessment.pk)

    with refused("Perkara menunggu", assessment) as refusal:
        act(assessment)

    assert refusal.value.clause == "8.2.3"
    assert todo(assessor_of(assessment), at=AT) == []
    assert todo(assessment.application.applicant, at=AT) == []


@pytest.mark.clause("8.2.3")
def test_nobody_is_assigned_until_it_is_settled(client_as):
    case = ApplicationFactory(accepted=True)
    registration, office = an_assessor(case.scheme), UserFactory(secretariat=True)
    moved(case, at=AT)

    with refused("Perkara menunggu", case):
        assign_assessor(case, registration, by=office, at=AT)
    assert todo(office, at=AT) == []
    shown = client_as(office).get(reverse("assessments:assign", args=[case.pk])).content.decode()
    assert reverse("applications:employer", args=[case.pk]) in shown


@pytest.mark.clause("8.2.3")
def test_the_page_says_everybody_why_and_leads_whoever_may_act(client_as, clock_at):
    clock_at(AT)
    assessment = reviewing()
    case, assessor = assessment.application, assessor_of(assessment)
    moved(case, at=AT)
    place = reverse("applications:employer", args=[case.pk])

    for person, leads in ((case.applicant, True), (UserFactory(secretariat=True), True), (assessor, False)):
        shown = client_as(person).get(assessment.get_absolute_url()).content.decode()
        assert "Pindah kerja sejak 1 September 2026 dilaporkan" in shown
        assert (place in shown) == leads
    matrix = client_as(assessor).get(reverse("assessments:matrix", args=[assessment.pk])).content.decode()
    assert "Pindah kerja sejak" in matrix


@pytest.mark.clause("2.1")
def test_who_has_no_employer_any_more_is_stopped_and_nothing_waits_after_that():
    assessment = reviewing()
    case, office = assessment.application, UserFactory(secretariat=True)
    report = moved(case, to=False, at=AT)

    stop_assessment(case, reason="Tidak lagi bekerja di grup.", by=office, at=AT)

    report.refresh_from_db()
    assert (report.outcome, report.reason) == (EmployerOutcome.ENDED, "Tidak lagi bekerja di grup.")
    with refused("sudah dihentikan", case):
        moved(case, at=AT)
