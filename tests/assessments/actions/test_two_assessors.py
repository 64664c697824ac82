"""A lead and another assessor: each judges on their own, both stay where they disagree (9.2.2, 9.3.6)."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    add_assessor,
    agree_to_plan,
    decline_assignment,
    object_to_assessor,
    propose_plan,
    replace_assessor,
    submit_recommendation,
    weigh_judgements,
    write_handover,
)
from assessments.models import Assignment, Judgement, RecommendationOutcome
from assessments.queries import lead_of, standing, todo, without_assessor
from assessments.states import AssessmentState
from foundation.notices.models import Notice
from tests.applications.helpers import refused
from tests.assessments.helpers import YES, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    a_plan,
    an_assessor,
    assigned,
    judge_test,
    named,
    offered,
    planned,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NO = {"answers": {"sufficient": False}, "remarks": {"sufficient": "Hanya satu contoh."}}


def office_of(assessment):
    return assessment.application.reviewer


def joined(assessment, *, at=ASSIGNED_AT, registration=None):
    """Another assessor who has accepted; gives the person."""
    case = assessment.application
    registration = registration or an_assessor(case.scheme)
    assignment = add_assessor(case, registration, by=office_of(assessment), at=at)
    return accept_assignment(assignment, by=registration.user, at=at).registration.user


def lead(assessment):
    return lead_of(assessment).registration.user


def all_judged(assessment, by, short=False):
    for cell in standing(assessment, seen_by=by).cells:
        judged(assessment, cell, by=by, **(NO if short else {}))


def recommends(assessment, outcome=RecommendationOutcome.COMPETENT, **how):
    return submit_recommendation(assessment, outcome=outcome, by=lead(assessment), at=REVIEWED_AT, **how)


@pytest.mark.clause("9.2.2")
def test_another_assessor_joins_with_a_letter_of_their_own():
    assessment = reviewing()

    person = joined(assessment)

    second = assessment.assignments.get(registration__user=person)
    assert (second.is_lead, second.letter is not None) == (False, True)
    assert lead(assessment) != person
    assert Notice.objects.filter(to=person).exists()


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize(
    ("registration", "by", "reason"),
    [
        (lambda case: lead_of(case.assessment).registration, None, "Sudah menjadi asesor"),
        (lambda case: an_assessor(ApplicationFactory().scheme), None, "Belum diberi kewenangan"),
        (lambda case: an_assessor(case.scheme), Role.ASSESSOR, "Hanya sekretariat"),
    ],
)
def test_who_may_not_join(registration, by, reason):
    assessment = reviewing()
    case = assessment.application
    who = UserFactory(roles=[by]) if by else office_of(assessment)

    with refused(reason, assessment):
        add_assessor(case, registration(case), by=who, at=ASSIGNED_AT)
    assert Assignment.objects.count() == 1


@pytest.mark.clause("9.2.2")
def test_nobody_joins_before_there_is_a_lead():
    assignment = named()
    case = assignment.assessment.application
    decline_assignment(assignment, reason="Sibuk.", by=assignment.registration.user, at=ASSIGNED_AT)

    with refused("asesor utama dulu", assignment.assessment):
        add_assessor(case, an_assessor(case.scheme), by=case.reviewer, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.1")
def test_nobody_joins_who_is_busy_at_the_hour_of_the_plan():
    assessment = planned().assessment
    version = assessment.application.scheme_version
    registration = an_assessor(version.scheme)
    planned(ApplicationFactory(accepted=True, scheme_version=version), registration=registration)

    with refused("janji lain pada jam rencana", assessment):
        add_assessor(assessment.application, registration, by=office_of(assessment), at=ASSIGNED_AT)


@pytest.mark.clause("9.2.1")
def test_the_lead_alone_plans_signs_and_begins():
    plan = planned()
    person = joined(plan.assessment)

    with refused("Hanya peserta dan asesor", plan.assessment):
        agree_to_plan(plan, typed_name=person.full_name, by=person, at=ASSIGNED_AT)
    with refused("Asesor utama yang menyusun", plan.assessment):
        propose_plan(plan.assessment, **a_plan(), by=person, at=ASSIGNED_AT)
    assert todo(person, at=ASSIGNED_AT) == []


@pytest.mark.clause("9.3.6")
def test_each_judges_on_their_own_and_neither_sees_the_other_before():
    assessment = reviewing()
    person = joined(assessment)
    judged(assessment, by=lead(assessment))

    own = standing(assessment, seen_by=person).cells[0]
    assert (own.judgement, own.earlier, own.beside) == (None, (), ())

    judged(assessment, own, by=person, **NO)
    assert standing(assessment, seen_by=person).cells[0].judgement.sufficient is False
    assert standing(assessment).cells[0].judgement.sufficient is True
    assert Judgement.objects.count() == 2


@pytest.mark.clause("9.3.6")
def test_nothing_is_recommended_before_both_have_judged():
    assessment = reviewing()
    person = joined(assessment)
    all_judged(assessment, lead(assessment))

    with refused("menilai sendiri. Yang masih kosong", assessment):
        recommends(assessment)

    all_judged(assessment, person)
    assert recommends(assessment)


@pytest.mark.clause("9.2.2")
def test_who_has_not_accepted_holds_nothing_up():
    assessment = reviewing()
    add_assessor(
        assessment.application,
        an_assessor(assessment.application.scheme),
        by=office_of(assessment),
        at=ASSIGNED_AT,
    )
    all_judged(assessment, lead(assessment))

    assert recommends(assessment)


@pytest.mark.clause("9.3.6")
def test_where_they_disagree_both_stay_and_the_lead_says_why():
    assessment = reviewing()
    person = joined(assessment)
    all_judged(assessment, lead(assessment))
    all_judged(assessment, person)
    cell = standing(assessment, seen_by=person).cells[0]
    judged(assessment, cell, by=person, **NO)

    [disputed] = standing(assessment).disputed
    with refused("Penilaian para asesor berbeda", assessment):
        recommends(assessment)
    with refused("Asesor utama yang menimbang", assessment):
        weighed(assessment, disputed, by=person)
    with refused("mengapa penilaian Anda lebih menentukan", assessment):
        weighed(assessment, disputed, reason=" ")

    weighed(assessment, disputed)
    sent = recommends(assessment)

    assert sent.outcome == RecommendationOutcome.COMPETENT
    kept = standing(assessment).disputed[0]
    assert kept.judgement.weighing == "Contoh lain ada di halaman 3."
    assert [row.sufficient for row in kept.beside] == [False]
    assert any("Contoh lain ada di halaman 3." in row for row in sent.judgements_read)


def weighed(assessment, cell, *, reason="Contoh lain ada di halaman 3.", by=None):
    return weigh_judgements(
        assessment,
        evidence=cell.evidence,
        element=cell.element,
        reason=reason,
        by=by or lead(assessment),
        at=REVIEWED_AT,
    )


@pytest.mark.clause("9.3.6")
def test_other_answers_have_to_be_weighed_anew():
    assessment = reviewing()
    person = joined(assessment)
    judged(assessment, by=lead(assessment))
    judged(assessment, standing(assessment, seen_by=person).cells[0], by=person, **NO)
    weighed(assessment, standing(assessment).cells[0])

    again = standing(assessment, seen_by=person).cells[0]
    judged(assessment, again, by=person, answers={"valid": False}, remarks={"valid": "Bukan."})

    assert [cell.is_settled for cell in standing(assessment).disputed] == [False]


@pytest.mark.clause("9.3.6")
def test_where_they_agree_there_is_nothing_to_weigh():
    assessment = reviewing()
    person = joined(assessment)
    judged(assessment, by=lead(assessment))
    judged(assessment, standing(assessment, seen_by=person).cells[0], by=person)

    with refused("tidak berbeda", assessment):
        weighed(assessment, standing(assessment).cells[0])


@pytest.mark.clause("9.3.6")
def test_who_joins_for_the_test_judges_what_it_brings_and_the_portfolio_stays():
    assessment = waiting_for_a_test()
    person = joined(assessment, at=REVIEWED_AT + dt.timedelta(hours=1))
    offered(assessment)

    judge_test(assessment)
    with refused("Yang masih kosong", assessment):
        recommends(assessment)

    judge_test(assessment, by=person)
    assert recommends(assessment).number == 2


@pytest.mark.clause("9.2.2")
def test_a_lead_replaced_during_the_test_leaves_the_portfolio_judged_under_their_name():
    assessment = waiting_for_a_test()
    before = lead_of(assessment)
    replace_assessor(
        before, reason="Sakit.", handover="Lisan belum.", by=office_of(assessment), at=REVIEWED_AT
    )
    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.TESTING

    case = assessment.application
    after = assigned(case, registration=an_assessor(case.scheme), at=REVIEWED_AT).registration.user
    offered(assessment)
    judge_test(assessment)

    portfolio = [cell for cell in standing(assessment).cells if not cell.is_test]
    assert {cell.judgement.judged_by for cell in portfolio} == {before.registration.user}
    assert recommends(assessment).given_by == after


@pytest.mark.clause("9.2.2")
def test_where_the_lead_is_replaced_a_lead_is_needed_though_another_assesses():
    assessment = reviewing()
    joined(assessment)
    replace_assessor(lead_of(assessment), reason="Sakit.", by=office_of(assessment), at=REVIEWED_AT)

    assert list(without_assessor()) == [assessment.application]


@pytest.mark.clause("9.2.2")
def test_replacing_whoever_judges_beside_the_lead_leaves_plan_and_review_as_they_are():
    assessment = reviewing()
    person = joined(assessment)
    second = assessment.assignments.get(registration__user=person)

    replace_assessor(second, reason="Pindah.", by=office_of(assessment), at=REVIEWED_AT)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REVIEWING
    assert assessment.plans.get().change_asked_at is None


@pytest.mark.clause("9.2.2")
def test_who_declines_has_no_access_any_more(client_as):
    assessment = reviewing()
    registration = an_assessor(assessment.application.scheme)
    assignment = add_assessor(assessment.application, registration, by=office_of(assessment), at=ASSIGNED_AT)
    page, client = reverse("assessments:assessment", args=[assessment.pk]), client_as(registration.user)
    assert client.get(page).status_code == 200

    decline_assignment(assignment, reason="Kenal dekat.", by=registration.user, at=ASSIGNED_AT)

    assert client.get(page).status_code == 404
    assert client.get(reverse("assessments:matrix", args=[assessment.pk])).status_code == 404


@pytest.mark.clause("9.2.4")
def test_the_candidate_objects_to_the_one_they_mean():
    plan = planned()
    person = joined(plan.assessment)
    second = plan.assessment.assignments.get(registration__user=person)

    objection = object_to_assessor(
        plan.assessment,
        reason="Atasan lama.",
        assignment=second,
        by=plan.assessment.application.applicant,
        at=ASSIGNED_AT,
    )

    assert objection.assignment == second


@pytest.mark.clause("9.2.2")
def test_whoever_has_the_case_leaves_word_for_the_next_one():
    assessment = reviewing()
    assignment = lead_of(assessment)

    write_handover(assignment, note=" Elemen 2 sudah dibahas. ", by=lead(assessment), at=REVIEWED_AT)
    replace_assessor(assignment, reason="Sakit.", by=office_of(assessment), at=REVIEWED_AT)

    assignment.refresh_from_db()
    assert assignment.handover == "Elemen 2 sudah dibahas."


@pytest.mark.clause("9.2.2")
def test_nobody_else_leaves_word():
    assignment = named()

    for who in (assignment.assigned_by, assignment.registration.user):
        with refused("menerima berkas ini", assignment.assessment):
            write_handover(assignment, note="x", by=who, at=ASSIGNED_AT)


@pytest.mark.clause("9.3.6")
def test_the_page_of_a_cell_shows_the_other_judgement_after_ones_own(client_as, clock_at):
    clock_at(REVIEWED_AT)
    assessment = reviewing()
    person = joined(assessment)
    judged(assessment, by=lead(assessment), **NO)
    cell = standing(assessment).cells[0]
    page = reverse("assessments:cell", args=[assessment.pk, cell.key, cell.element.pk])

    assert "Hanya satu contoh." not in client_as(person).get(page).content.decode()

    judged(assessment, standing(assessment, seen_by=person).cells[0], by=person, answers=YES)
    mine = client_as(lead(assessment)).get(page).content.decode()
    assert "di samping Anda" in mine
    assert "timbang" in mine
