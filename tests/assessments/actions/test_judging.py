"""Four answers for each cell, and the recommendation that follows (9.2.5, 9.2.6, 9.3.6, 9.4.5)."""

import datetime as dt

import pytest

from accounts.models import Role
from assessments.actions import reopen_assessment, submit_recommendation
from assessments.models import Judgement, Recommendation, RecommendationOutcome, UnitOutcome
from assessments.queries import judged_unopened, judgements_hash, sheet_of, standing
from assessments.states import AssessmentState
from foundation.documents.actions import open_file
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from foundation.workflow.versions import Stale
from tests.applications.helpers import refused
from tests.assessments.helpers import assessor_of, first_cell, judged
from tests.factories.applications import ApplicationFactory, EvidenceFactory, UploadFactory
from tests.factories.assessments import (
    REVIEWED_AT,
    agreed,
    judge_all,
    offered,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db
COMPETENT, TEST, NOT_YET = RecommendationOutcome


def refuses_the_judgement(reason, assessment, cell=None, **how):
    judgements = list(Judgement.objects.values())
    with refused(reason, assessment):
        judged(assessment, cell, **how)
    assert list(Judgement.objects.values()) == judgements


@pytest.mark.clause("9.2.5")
def test_a_cell_is_judged_by_four_answers_each_on_its_own():
    assessment = reviewing()

    judgement = judged(assessment, answers={"current": False}, remarks={"current": "Formulir lama."})

    assert judgement.answers == (True, True, False, True)
    assert judgement.remarks == ["Formulir lama."]
    assert judgement.version == 1


@pytest.mark.clause("9.2.5")
def test_an_answer_may_stay_open_while_judging():
    judgement = judged(reviewing(), answers={"sufficient": None})

    assert judgement.answers == (True, True, True, None)


@pytest.mark.clause("9.2.5")
@pytest.mark.parametrize("rule", Judgement.RULES)
def test_a_no_has_its_remark(rule):
    refuses_the_judgement("Tulis catatan", reviewing(), answers={rule: False}, remarks={rule: "  "})


@pytest.mark.clause("9.2.5")
def test_current_for_old_evidence_has_its_remark():
    version = SchemeVersionFactory(in_force=True, evidence_recency_months=1)
    assessment = reviewing(ApplicationFactory(accepted=True, scheme_version=version))

    refuses_the_judgement("Bukti ini sudah lama", assessment)

    assert judged(assessment, remarks={"current": "Formatnya masih dipakai."}).current


@pytest.mark.clause("9.2.5")
def test_only_what_was_offered_for_an_element_is_judged():
    assessment = reviewing()
    last = standing(assessment).elements[-1]
    single = next(
        cell for cell in standing(assessment).cells if cell.evidence != first_cell(assessment).evidence
    )

    refuses_the_judgement("tidak mengajukan", assessment, type(single)(single.evidence, last, None))


@pytest.mark.clause("9.2.5")
def test_evidence_of_another_case_is_not_judged_here():
    assessment = reviewing()
    other = EvidenceFactory()
    cell = first_cell(assessment)

    refuses_the_judgement("tidak mengajukan", assessment, type(cell)(other, cell.element, None))


@pytest.mark.clause("9.2.5")
def test_nobody_else_judges():
    assessment = reviewing()

    refuses_the_judgement("Hanya asesor berkas ini", assessment, by=UserFactory(roles=[Role.ASSESSOR]))


@pytest.mark.clause("9.2.4")
def test_nothing_is_judged_before_both_agreed_and_the_review_began():
    refuses_the_judgement("selama masa penilaian", agreed().assessment)


@pytest.mark.clause("9.3.6")
def test_nothing_is_judged_after_the_report():
    refuses_the_judgement("selama masa penilaian", reported(), version=1)


@pytest.mark.clause("9.2.2")
def test_nothing_is_judged_on_a_day_after_the_registration():
    assessment = reviewing()
    registration = assessment.assignments.get().registration
    registration.expires_on = REVIEWED_AT.date() - dt.timedelta(days=1)
    registration.save()

    refuses_the_judgement("tidak berlaku hari ini", assessment)


@pytest.mark.clause("9.2.5")
def test_of_two_tabs_on_one_cell_the_second_is_told_and_nothing_is_lost():
    assessment = reviewing()
    seen = first_cell(assessment).version
    judged(assessment, version=seen)
    no = {"answers": {"valid": False}, "remarks": {"valid": "Bukan untuk elemen ini."}}

    with pytest.raises(Stale):
        judged(assessment, version=seen, **no)
    assert Judgement.objects.get().valid is True

    assert judged(assessment, version=1, **no).valid is False


@pytest.mark.clause("9.2.5")
def test_two_tabs_on_two_cells_do_not_hinder_each_other():
    assessment = reviewing()
    one, other = standing(assessment).cells[:2]

    judged(assessment, one)
    judged(assessment, other)

    assert Judgement.objects.count() == 2


@pytest.mark.clause("9.2.5")
def test_a_verdict_on_a_file_never_opened_stands_as_such_in_the_trail():
    assessment = reviewing()
    one, other = standing(assessment).cells[0], standing(assessment).cells[-1]
    assessor = assessor_of(assessment)

    judged(assessment, one)
    assert trail(assessment.application).last().facts["opened"] is False
    assert judged_unopened(standing(assessment), assessor) == [one.evidence]

    open_file(other.evidence.upload, by=assessor, at=REVIEWED_AT)
    judged(assessment, other)
    assert trail(assessment.application).last().facts["opened"] is True


@pytest.mark.clause("9.2.5")
def test_who_recorded_a_piece_of_the_test_has_seen_it_and_another_has_not():
    assessment = waiting_for_a_test()
    lead = assessor_of(assessment)
    evidence = offered(assessment, upload=UploadFactory(owner=lead))
    cell = standing(assessment).of_test[0]

    judged(assessment, cell)

    assert trail(assessment.application).last().facts["opened"] is True
    assert evidence not in judged_unopened(standing(assessment), lead)
    assert sheet_of(evidence, UserFactory()) == evidence.upload_id


def recommends(assessment, outcome, by=None, **how):
    return submit_recommendation(
        assessment, outcome=outcome, by=by or assessor_of(assessment), at=REVIEWED_AT, **how
    )


def refuses_to_recommend(reason, assessment, outcome, by=None):
    with refused(reason, assessment):
        recommends(assessment, outcome, by=by)
    assert not Recommendation.objects.exists()


@pytest.mark.clause("9.2.6")
def test_all_elements_meeting_vatm_are_recommended_competent(run_jobs):
    assessment = reported()
    recommendation = assessment.recommendations.get()

    run_jobs()
    recommendation.paper.refresh_from_db()
    assert recommendation.paper.is_ready
    assert (assessment.state, assessment.reported_at) == (AssessmentState.REPORTED, REVIEWED_AT)
    assert {unit.outcome for unit in recommendation.units.all()} == {UnitOutcome.COMPETENT}
    assert recommendation.judgements_sha256 == judgements_hash(assessment)


@pytest.mark.clause("9.2.6")
def test_elements_short_wait_for_a_test_of_just_those(run_jobs):
    assessment = waiting_for_a_test()
    [first, *others] = assessment.recommendations.get().units.all()
    short = standing(assessment).short_elements

    run_jobs()
    assert assessment.state == AssessmentState.TESTING
    assert first.outcome == UnitOutcome.TEST
    assert list(first.short_elements.all()) == short
    assert {unit.outcome for unit in others} == {UnitOutcome.COMPETENT}


@pytest.mark.clause("9.2.5")
def test_nothing_is_recommended_with_an_answer_open():
    assessment = reviewing()
    judged(assessment)

    refuses_to_recommend("yang kosong", assessment, COMPETENT)


@pytest.mark.clause("9.2.6")
@pytest.mark.parametrize("outcome", [COMPETENT, NOT_YET, ""])
def test_with_elements_short_only_a_test_is_recommended(outcome):
    assessment = reviewing()
    judge_all(assessment, short=standing(assessment).elements[:1])

    refuses_to_recommend("uji kompetensi hanya untuk elemen itu", assessment, outcome)


@pytest.mark.clause("9.2.6")
@pytest.mark.parametrize("outcome", [TEST, NOT_YET, "LAIN"])
def test_with_everything_met_only_competent_is_recommended(outcome):
    assessment = reviewing()
    judge_all(assessment)

    refuses_to_recommend("rekomendasinya kompeten", assessment, outcome)


@pytest.mark.clause("9.3.6")
def test_nobody_else_recommends():
    assessment = reviewing()
    judge_all(assessment)

    refuses_to_recommend("Hanya asesor berkas ini", assessment, COMPETENT, by=UserFactory(secretariat=True))


@pytest.mark.clause("9.3.6")
def test_an_assessor_who_does_not_lead_does_not_recommend():
    assessment = reviewing()
    judge_all(assessment)
    assessment.assignments.update(is_lead=False)

    refuses_to_recommend("Asesor utama", assessment, COMPETENT)


@pytest.mark.clause("9.3.6")
def test_a_recommendation_is_sent_once():
    assessment = reported()

    with refused("selama masa penilaian", assessment):
        recommends(assessment, COMPETENT)
    assert Recommendation.objects.count() == 1


@pytest.mark.clause("9.2.6")
@pytest.mark.clause("7.1.5")
def test_no_letter_says_what_was_recommended():
    assessment = reported()

    letters = Notice.objects.filter(posted_at=REVIEWED_AT)
    assert letters
    assert not [
        letter for letter in letters if "ompeten" in letter.body.replace("sertifikasi kompetensi", "")
    ]
    assert not letters.filter(to=assessment.application.applicant).exists()


@pytest.mark.clause("9.4.5")
def test_the_meeting_sends_a_case_back_with_its_reason_and_the_first_recommendation_stays():
    assessment = reported()
    assessor, head = assessor_of(assessment), UserFactory(roles=[Role.HEAD])

    reopen_assessment(assessment, reason="Bukti 2 belum terbaca.", by=head, at=REVIEWED_AT)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REVIEWING
    assert assessment.sent_back_reason == "Bukti 2 belum terbaca."
    assert "Bukti 2 belum terbaca." in Notice.objects.filter(to=assessor).latest("pk").body
    assert recommends(assessment, COMPETENT).number == 2


@pytest.mark.clause("9.4.5")
def test_what_is_not_reported_is_not_sent_back():
    assessment = reviewing()

    with refused("tidak dapat menjadi", assessment):
        reopen_assessment(assessment, reason="x", by=UserFactory(roles=[Role.HEAD]), at=REVIEWED_AT)
