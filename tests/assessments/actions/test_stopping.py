"""An assessment ends before its decision: the candidate withdraws, or the office has a reason (9.1.4, 9.2)."""

import pytest

from accounts.models import Role
from applications.actions.involvements import involve
from applications.models import Part
from applications.queries.story import story_of
from applications.queries.timeline import timeline_of
from assessments.actions import (
    agree_to_plan,
    answer_objection,
    object_to_assessor,
    propose_plan,
    start_review,
    stop_assessment,
    submit_recommendation,
)
from assessments.models import Assessment, Assignment, RecommendationOutcome
from assessments.queries import current_plan, todo, under_way, without_assessor
from assessments.states import AssessmentState
from fees.models import Invoice
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.applications.helpers import refused
from tests.assessments.helpers import assessor_of, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    REVIEWED_AT as AT,
)
from tests.factories.assessments import (
    a_plan,
    agreed,
    assigned,
    named,
    planned,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

WAYS = {
    "named": lambda: named().assessment,
    "assigned": lambda: planned().assessment,
    "agreed": lambda: agreed().assessment,
    "reviewing": reviewing,
    "testing": waiting_for_a_test,
    "reported": reported,
}


def office():
    return UserFactory(roles=[Role.SECRETARIAT])


@pytest.mark.clause("9.1.4")
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_candidate_withdraws_until_a_meeting_has_the_case(way):
    assessment = way()
    case, assessor = assessment.application, assessor_of(assessment)
    paid = Invoice.objects.filter(pk=case.invoice_id).values().get()
    colleague = office()
    Notice.objects.all().delete()

    stop_assessment(case, reason="Saya pindah negara.", by=case.applicant, at=AT)

    assessment.refresh_from_db()
    assert (assessment.state, assessment.was_withdrawn) == (AssessmentState.STOPPED, True)
    assert not Assignment.objects.live().exists()
    assert not Assessment.objects.visible_to(assessor).exists()
    assert Invoice.objects.filter(pk=case.invoice_id).values().get() == paid
    told = {notice.to: notice.body for notice in Notice.objects.all()}
    assert {case.applicant, assessor, colleague} <= set(told)
    assert "Saya pindah negara." not in "".join(told.values())
    assert Entry.objects.filter(verb="assessment.stopped", facts__withdrawn=True).exists()


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_office_stops_it_for_a_reason_that_both_read(way):
    assessment = way()
    case, assessor, by = assessment.application, assessor_of(assessment), office()
    Notice.objects.all().delete()

    stop_assessment(case, reason="Peserta tidak dapat dihubungi.", by=by, at=AT)

    assessment.refresh_from_db()
    assert (assessment.state, assessment.stopped_by, assessment.was_withdrawn) == ("STOPPED", by, False)
    bodies = {notice.to: notice.body for notice in Notice.objects.all()}
    assert set(bodies) == {case.applicant, assessor}
    assert all("Peserta tidak dapat dihubungi." in body for body in bodies.values())
    assert str(case) in bodies[assessor]


@pytest.mark.clause("9.1.4")
def test_who_has_no_assessor_yet_can_withdraw_too_and_without_a_reason():
    case = ApplicationFactory(accepted=True)

    stop_assessment(case, by=case.applicant, at=AT)

    assert Assessment.objects.get(application=case).state == AssessmentState.STOPPED
    assert not without_assessor().exists()


@pytest.mark.clause("9.1.4")
def test_the_home_of_the_case_says_it_and_nothing_waits_any_more():
    assessment = planned().assessment
    case, assessor, secretary = assessment.application, assessor_of(assessment), office()
    object_to_assessor(assessment, reason="Kenal dekat.", by=case.applicant, at=AT)

    stop_assessment(case, reason="Tidak dapat dihubungi.", by=secretary, at=AT)

    case.refresh_from_db()
    story = story_of(case, at=AT)
    assert "Tidak dapat dihubungi." in story.sentence
    assert (story.holder, story.leave, story.todos) == ("", "", [])
    assert timeline_of(case)[0].words == "Asesmen dihentikan."
    assert [found for person in (case.applicant, assessor, secretary) for found in todo(person, at=AT)] == []
    assert not under_way().exists()


@pytest.mark.clause("9.1.4")
def test_who_withdrew_reads_so():
    case = assigned().assessment.application
    assert story_of(case, at=AT).leave

    stop_assessment(case, by=case.applicant, at=AT)

    case.refresh_from_db()
    assert story_of(case, at=AT).sentence == "Anda mengundurkan diri dari sertifikasi."


@pytest.mark.clause("9.1.4")
def test_nobody_else_stops_it():
    assessment = reviewing()
    case, tied = assessment.application, office()
    involve(case, tied, Part.SUPERIOR, by=tied, at=AT)

    for person, words in (
        (assessor_of(assessment), "Hanya peserta atau sekretariat"),
        (UserFactory(roles=[Role.HEAD]), "Hanya peserta atau sekretariat"),
        (UserFactory(roles=[Role.ADMIN]), "Hanya peserta atau sekretariat"),
        (tied, "atasan"),
    ):
        with refused(words, assessment):
            stop_assessment(case, reason="Cukup.", by=person, at=AT)
    assert Assignment.objects.live().exists()


@pytest.mark.clause("9.1.4")
def test_the_office_needs_a_reason():
    assessment = reviewing()

    with refused("mengapa asesmen dihentikan", assessment):
        stop_assessment(assessment.application, reason=" ", by=office(), at=AT)


@pytest.mark.clause("9.1.6")
@pytest.mark.parametrize("state", ["submitted", "returned", "refused", "withdrawn"])
def test_who_is_no_candidate_has_no_assessment_to_stop(state):
    case = ApplicationFactory(**{state: True})

    with refused("belum diterima", case):
        stop_assessment(case, reason="Cukup.", by=case.applicant, at=AT)
    assert not Assessment.objects.exists()


@pytest.mark.clause("9.1.4")
def test_what_is_stopped_stays_stopped_for_everybody():
    assessment = planned().assessment
    case, assessor, secretary = assessment.application, assessor_of(assessment), office()
    objection = object_to_assessor(assessment, reason="Kenal dekat.", by=case.applicant, at=AT)
    plan = current_plan(assessment)
    stop_assessment(case, by=case.applicant, at=AT)
    assessment = Assessment.objects.get()

    acts = [
        lambda: stop_assessment(case, by=case.applicant, at=AT),
        lambda: stop_assessment(case, reason="Lagi.", by=secretary, at=AT),
        lambda: propose_plan(assessment, **a_plan(), by=assessor, at=AT),
        lambda: agree_to_plan(plan, typed_name="x", by=case.applicant, at=AT),
        lambda: start_review(assessment, by=assessor, at=AT),
        lambda: object_to_assessor(assessment, reason="Lagi.", by=case.applicant, at=AT),
        lambda: answer_objection(objection, upheld=True, answer="Ya.", by=secretary, at=AT),
        lambda: named(case, registration=plan.assessment.assignments.get().registration, by=secretary),
    ]
    for act in acts:
        with refused(".", assessment, objection, plan):
            act()


@pytest.mark.clause("9.2.5")
def test_nothing_is_judged_or_recommended_after_it():
    assessment = reviewing()
    assessor = assessor_of(assessment)
    stop_assessment(assessment.application, by=assessment.application.applicant, at=AT)
    assessment.refresh_from_db()

    with refused("Bukti dinilai", assessment):
        judged(assessment, by=assessor)
    with refused("Bukti dinilai", assessment):
        submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=assessor, at=AT)
