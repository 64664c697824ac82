"""What a test brings is judged in the same matrix; the recommendation follows from both (9.3.4, 9.3.5, 9.3.6)."""

import pytest

from accounts.models import Role
from assessments.actions import (
    judge_evidence,
    reopen_assessment,
    submit_recommendation,
)
from assessments.models import Judgement, Recommendation, RecommendationOutcome, TestEvidence, UnitOutcome
from assessments.queries import elements_in_test, judgements_hash, opening_of, standing
from assessments.rules import judging
from assessments.states import AssessmentState
from tests.applications.helpers import refused
from tests.assessments.helpers import YES, assessor_of, judged
from tests.factories.assessments import (
    REVIEWED_AT,
    judge_test,
    offered,
    reported,
    reported_after_test,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
COMPETENT, TEST, NOT_YET = RecommendationOutcome


@pytest.fixture
def awaited(monkeypatch):
    """What an upper floor waits for."""
    words = []
    monkeypatch.setattr(judging, "AWAITED", judging.AWAITED)
    judging.AWAITED.append(lambda assessment: words)
    yield words
    judging.AWAITED.pop()


def recommends(assessment, outcome, **how):
    return submit_recommendation(
        assessment, outcome=outcome, by=assessor_of(assessment), at=REVIEWED_AT, **how
    )


def reasons_of(assessment, words="Belum memeriksa data ganda."):
    return {element.pk: words for element in standing(assessment).short_elements}


@pytest.mark.clause("9.3.4")
def test_what_the_test_brought_stands_in_the_matrix_beside_the_portfolio():
    assessment = waiting_for_a_test()
    before = len(standing(assessment).cells)

    evidence = offered(assessment)

    result = standing(assessment)
    [cell] = result.of_test
    assert len(result.cells) == before + 1
    assert (cell.evidence, cell.element, cell.open) == (evidence, elements_in_test(assessment)[0], 4)
    assert result.unjudged == 4


@pytest.mark.clause("9.3.4")
def test_the_same_record_comes_in_once():
    assessment = waiting_for_a_test()

    assert offered(assessment, source="written:7") == offered(assessment, source="written:7")
    assert TestEvidence.objects.count() == 1


@pytest.mark.clause("9.2.6")
def test_the_test_is_about_just_the_elements_that_were_short():
    assessment = waiting_for_a_test()
    met = next(element for element in standing(assessment).elements if standing(assessment).meets(element))

    with refused("hanya mencakup elemen", assessment):
        offered(assessment, elements=[met])
    with refused("hanya mencakup elemen", assessment):
        offered(assessment, elements=[])
    assert not TestEvidence.objects.exists()


@pytest.mark.clause("9.3.6")
@pytest.mark.parametrize("case", [reported, reported_after_test])
def test_after_the_report_no_evidence_comes_in(case):
    assessment = case()
    elements = standing(assessment).elements[:1]
    kept = TestEvidence.objects.count()

    with refused("tidak lagi setelah laporan", assessment):
        offered(assessment, elements=elements, source="late:1")
    assert TestEvidence.objects.count() == kept


@pytest.mark.clause("9.3.4")
def test_a_correction_takes_the_place_of_the_record_and_is_judged_anew():
    assessment = waiting_for_a_test()
    first = offered(assessment, source="oral:1")
    judge_test(assessment)

    second = offered(assessment, source="oral:1:2", replaces=first)

    [cell] = standing(assessment).of_test
    assert (cell.evidence, cell.judgement) == (second, None)
    assert Judgement.objects.filter(test_evidence=first).exists()
    with refused("sudah tidak berlaku", assessment):
        offered(assessment, source="oral:1:3", replaces=first)


@pytest.mark.clause("9.2.6")
def test_the_portfolio_stays_as_it_was_judged():
    assessment = waiting_for_a_test()
    cell = standing(assessment).cells[0]

    with refused("sudah dinilai sebelum uji", assessment):
        judged(assessment, cell)


@pytest.mark.clause("9.3.4")
def test_evidence_of_another_element_or_another_case_is_not_judged():
    assessment, other = waiting_for_a_test(), waiting_for_a_test()
    here, there = offered(assessment), offered(other, source="there")
    last = standing(assessment).elements[-1]

    for evidence, element in [(here, last), (there, elements_in_test(assessment)[0])]:
        with refused("tidak menghasilkan bukti itu", assessment):
            judge_evidence(
                assessment,
                evidence=evidence,
                element=element,
                answers=YES,
                remarks={},
                version=0,
                by=assessor_of(assessment),
                at=REVIEWED_AT,
            )


@pytest.mark.clause("9.3.5")
def test_with_every_element_met_after_the_test_competent_is_recommended():
    assessment = reported_after_test()

    assert assessment.state == AssessmentState.REPORTED
    first, last = assessment.recommendations.order_by("number")
    assert (first.outcome, last.outcome, last.number) == (TEST, COMPETENT, 2)
    assert {unit.outcome for unit in last.units.all()} == {UnitOutcome.COMPETENT}
    assert last.judgements_sha256 == judgements_hash(assessment) != first.judgements_sha256
    assert len(last.judgements_read) == Judgement.objects.count()


@pytest.mark.clause("9.3.5")
def test_still_short_is_not_yet_competent_with_a_reason_for_each_element():
    assessment = reported_after_test(short=True)

    last = assessment.recommendations.get(number=2)
    [missed] = [unit for unit in last.units.all() if unit.outcome == UnitOutcome.NOT_YET]
    assert assessment.state == AssessmentState.REPORTED
    assert last.outcome == NOT_YET
    assert list(missed.short_elements.all()) == elements_in_test(assessment)
    assert [row.reason for row in missed.reasons.all()] == ["Belum memeriksa data ganda."]


@pytest.mark.clause("9.3.5")
@pytest.mark.parametrize("words", [None, "  "])
def test_not_yet_competent_without_a_reason_for_each_element_is_refused(words):
    assessment = waiting_for_a_test()
    offered(assessment)
    judge_test(assessment, short=True)

    with refused("untuk setiap elemen mengapa", assessment):
        recommends(assessment, NOT_YET, reasons=reasons_of(assessment, words) if words else None)
    assert Recommendation.objects.count() == 1


@pytest.mark.clause("9.3.5")
@pytest.mark.parametrize("outcome", [COMPETENT, TEST, "", "LAIN"])
def test_with_an_element_short_nothing_else_is_recommended(outcome):
    assessment = waiting_for_a_test()
    offered(assessment)
    judge_test(assessment, short=True)

    with refused("rekomendasinya belum kompeten", assessment):
        recommends(assessment, outcome, reasons=reasons_of(assessment))


@pytest.mark.clause("9.3.5")
@pytest.mark.parametrize("outcome", [NOT_YET, TEST, "", "LAIN"])
def test_with_everything_met_after_the_test_nothing_else_is_recommended(outcome):
    assessment = waiting_for_a_test()
    offered(assessment)
    judge_test(assessment)

    with refused("rekomendasinya kompeten", assessment):
        recommends(assessment, outcome)


@pytest.mark.clause("9.3.4")
def test_nothing_is_recommended_before_the_test_is_judged():
    assessment = waiting_for_a_test()
    offered(assessment)

    with refused("yang kosong|masih kosong|belum dijawab", assessment):
        recommends(assessment, COMPETENT)


@pytest.mark.clause("9.3.6")
def test_nothing_is_recommended_for_an_element_that_was_not_tested():
    with refused("bukti uji untuk", assessment := waiting_for_a_test()):
        recommends(assessment, NOT_YET, reasons=reasons_of(assessment))


@pytest.mark.clause("9.3.6")
def test_what_lacks_is_listed_and_holds_the_report(awaited):
    assessment = waiting_for_a_test()
    offered(assessment)
    judge_test(assessment)
    awaited += ["FR.IA.06 untuk elemen 1.1", "tanda tangan daftar hadir"]

    with refused("FR.IA.06 untuk elemen 1.1; tanda tangan daftar hadir", assessment):
        recommends(assessment, COMPETENT)

    awaited.clear()
    assert recommends(assessment, COMPETENT)


@pytest.mark.clause("9.4.5")
def test_sent_back_after_a_test_what_it_brought_is_judged_again_and_both_recommendations_stay():
    assessment = reported_after_test()

    reopen_assessment(
        assessment,
        reason="Rekaman lisan belum dinilai utuh.",
        by=UserFactory(roles=[Role.HEAD]),
        at=REVIEWED_AT,
    )

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.TESTING
    judge_test(assessment, short=True)
    third = recommends(assessment, NOT_YET, reasons=reasons_of(assessment))
    assert (third.number, opening_of(assessment).number) == (3, 1)
