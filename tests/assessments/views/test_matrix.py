"""The matrix, one cell of it, and the recommendation, through the client (9.2.5, 9.2.6)."""

import pytest
from django.urls import reverse

from assessments.actions import accept_assignment, assign_assessor, replace_assessor
from assessments.models import Judgement, Recommendation, RecommendationOutcome
from assessments.queries import standing
from assessments.rules import can_submit_recommendation
from assessments.states import AssessmentState
from schemes.models import ReasonKind
from tests.assessments.actions.test_replacing import taken_over
from tests.assessments.helpers import assessor_of, first_cell, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import ASSIGNED_AT, REVIEWED_AT, an_assessor, judge_all, reviewing
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db
YES = {"valid": "yes", "authentic": "yes", "current": "yes", "sufficient": "yes"}


@pytest.fixture
def assessment(clock_at, db):
    clock_at(REVIEWED_AT)
    return reviewing()


@pytest.fixture
def assessor(client_as, assessment):
    return client_as(assessor_of(assessment))


def url(place, assessment, *args):
    return reverse(f"assessments:{place}", args=[assessment.pk, *args])


def at(assessment, cell):
    return url("cell", assessment, cell.evidence.pk, cell.element.pk)


def saved(client, assessment, cell=None, *, version=0, autosave=False, **answers):
    cell = cell or first_cell(assessment)
    headers = {"X-Autosave": "1"} if autosave else {}
    return client.post(at(assessment, cell), {"version": version} | answers, headers=headers)


@pytest.mark.clause("9.2.5")
def test_the_matrix_leads_to_the_first_open_cell(assessor, assessment):
    one, other = standing(assessment).cells[:2]
    judged(assessment, one)

    page = assessor.get(url("matrix", assessment)).content.decode()

    assert f'btn-primary" href="{at(assessment, other)}' in page


@pytest.mark.clause("9.1.3", "9.2.6")
def test_evidence_that_shows_customers_is_shut_away_from_the_cell_and_awaited(assessor, assessment):
    cell, case = first_cell(assessment), assessment.application
    judge_all(assessment)
    button = reverse("applications:shut_away", args=[case.pk, cell.evidence.upload_id])
    assert button in assessor.get(at(assessment, cell)).content.decode()

    answer = assessor.post(button, {"remark": "Halaman 1: nama pelanggan."})

    assert answer.url == assessment.get_absolute_url()
    assert "dikarantina" in assessor.get(at(assessment, cell)).content.decode()
    assert assessor.get(url("file", assessment, cell.evidence.upload_id)).status_code == 409
    refusal = can_submit_recommendation(
        assessor_of(assessment), assessment, RecommendationOutcome.COMPETENT, on=REVIEWED_AT.date()
    )
    assert "ditunggu sampai" in refusal.reason


@pytest.mark.clause("9.2.5")
def test_saving_a_cell_goes_to_the_next_and_from_the_last_to_the_recommendation(assessor, assessment):
    cells = standing(assessment).cells

    answer = saved(assessor, assessment, cells[0], **YES)
    assert answer["Location"].startswith(at(assessment, cells[1]))

    answer = saved(assessor, assessment, cells[-1], **YES)
    assert answer["Location"] == url("recommend", assessment)


@pytest.mark.clause("9.2.5")
def test_a_no_without_a_remark_is_refused_beside_its_field_and_the_answers_stay(assessor, assessment):
    answer = saved(assessor, assessment, **YES | {"current": "no"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="id_current_remark_error"' in page
    assert 'name="current" value="no" checked' in page
    assert not Judgement.objects.exists()


@pytest.mark.clause("9.2.5")
def test_autosave_keeps_what_is_there_and_tells_of_the_remark_that_is_missing(assessor, assessment):
    kept = saved(assessor, assessment, autosave=True, valid="yes")
    assert kept.json() == {"saved_at": "10.00", "version": 1}
    assert Judgement.objects.get().answers == (True, None, None, None)

    refused = saved(assessor, assessment, autosave=True, version=1, valid="no")
    assert refused.status_code == 422
    assert list(refused.json()["errors"]) == ["id_valid_remark"]
    assert Judgement.objects.get().valid is True


@pytest.mark.clause("9.2.5")
def test_autosave_of_an_older_version_is_a_conflict(assessor, assessment):
    judged(assessment)

    assert saved(assessor, assessment, autosave=True, valid="yes").status_code == 409


@pytest.mark.clause("9.2.5")
def test_autosave_after_the_report_is_refused_with_the_reason(assessor, assessment):
    judge_all(assessment)
    cell = first_cell(assessment)
    posted = {"outcome": standing(assessment).outcome, "note": ""}
    assessor.post(url("recommend", assessment), posted)

    refused = saved(assessor, assessment, cell, autosave=True, version=1, **YES)

    assert refused.status_code == 422
    assert "selama masa penilaian" in refused.json()["reason"]


@pytest.mark.clause("9.2.5")
def test_a_stale_saving_sees_both_versions_and_the_next_one_goes_through(assessor, assessment):
    judged(assessment, answers={"valid": False}, remarks={"valid": "Bukan untuk elemen ini."})

    page = saved(assessor, assessment, **YES).content.decode()
    assert "dua versi" in page
    assert "Bukan untuk elemen ini." in page
    assert 'name="version" value="1"' in page

    saved(assessor, assessment, version=1, **YES)
    assert Judgement.objects.get().valid is True


@pytest.mark.clause("9.2.5")
def test_a_yes_keeps_no_remark_of_a_former_no(assessor, assessment):
    saved(assessor, assessment, **YES, valid_remark="Bukan untuk elemen ini.")

    assert Judgement.objects.get().remarks == []


@pytest.mark.clause("9.2.5")
def test_old_evidence_is_pointed_out_and_its_yes_asks_for_a_remark(client_as, clock_at):
    clock_at(REVIEWED_AT)
    version = SchemeVersionFactory(in_force=True, evidence_recency_months=1)
    assessment = reviewing(ApplicationFactory(accepted=True, scheme_version=version))
    assessor = client_as(assessor_of(assessment))

    page = assessor.get(at(assessment, first_cell(assessment))).content.decode()
    assert "lebih lama daripada batas skema" in page

    assert 'id="id_current_remark_error"' in saved(assessor, assessment, **YES).content.decode()
    saved(assessor, assessment, **YES, current_remark="Formatnya masih dipakai.")
    assert Judgement.objects.get().remarks == ["Formatnya masih dipakai."]


@pytest.mark.clause("9.2.5")
def test_the_words_of_the_scheme_are_offered_below_each_remark(assessor, assessment):
    reason = assessment.application.scheme_version.reasons.filter(kind=ReasonKind.CURRENT).first()

    page = assessor.get(at(assessment, first_cell(assessment))).content.decode()

    assert reason is None or f'data-fill="id_current_remark">{reason}' in page


@pytest.mark.clause("9.2.5")
def test_the_live_panel_has_outlook_and_matrix(assessor, assessment):
    cell = first_cell(assessment)

    page = assessor.get(url("outlook", assessment, cell.evidence.pk, cell.element.pk)).content.decode()

    assert "<html" not in page
    assert 'hx-swap-oob="true"' in page
    assert "is-here" in page


@pytest.mark.clause("9.2.5")
def test_a_cell_that_was_not_offered_is_not_there(assessor, assessment):
    assert assessor.get(url("cell", assessment, 987_654, 987_654)).status_code == 404


@pytest.mark.clause("9.2.6")
def test_the_recommendation_is_offered_as_it_follows_and_sent(assessor, assessment):
    judge_all(assessment, short=standing(assessment).elements[:1])

    page = assessor.get(url("recommend", assessment)).content.decode()
    assert 'value="TEST"' in page
    assert "Dinilai tanpa membuka berkas" in page

    assessor.post(url("recommend", assessment), {"outcome": "TEST", "note": "Lihat bukti 2."})
    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.TESTING
    assert Recommendation.objects.get().note == "Lihat bukti 2."


@pytest.mark.clause("9.2.6")
def test_a_recommendation_that_contradicts_the_judgements_is_refused(assessor, assessment):
    judge_all(assessment, short=standing(assessment).elements[:1])

    page = assessor.post(url("recommend", assessment), {"outcome": "COMPETENT"}).content.decode()

    assert "uji kompetensi hanya untuk elemen itu" in page
    assert not Recommendation.objects.exists()


@pytest.mark.clause("9.2.5")
def test_with_answers_open_there_is_no_button_but_the_reason(assessor, assessment):
    page = assessor.get(url("recommend", assessment)).content.decode()

    assert "penilaian yang kosong" in page
    assert 'name="outcome"' not in page


@pytest.mark.clause("9.2.2")
def test_the_successor_sees_what_was_judged_before(client_as, assessment):
    before = assessor_of(assessment)
    judged(assessment, answers={"valid": False}, remarks={"valid": "Bukan untuk elemen ini."})
    [assignment] = assessment.assignments.all()
    replace_assessor(assignment, reason="Pindah.", by=assignment.assigned_by, at=REVIEWED_AT)
    successor = taken_over(assessment).registration.user

    page = client_as(successor).get(at(assessment, first_cell(assessment))).content.decode()

    assert before.full_name in page
    assert "Bukan untuk elemen ini." in page
    assert client_as(before).get(at(assessment, first_cell(assessment))).status_code == 404


@pytest.mark.clause("9.2.2")
def test_the_matrix_of_a_case_under_agreement_can_be_read_but_not_judged(client_as, clock_at):
    clock_at(ASSIGNED_AT)
    assessment = reviewing()
    [assignment] = assessment.assignments.all()
    replace_assessor(assignment, reason="Pindah.", by=assignment.assigned_by, at=REVIEWED_AT)
    case = assessment.application
    new = assign_assessor(case, an_assessor(case.scheme), by=assignment.assigned_by, at=REVIEWED_AT)
    accept_assignment(new, by=new.registration.user, at=REVIEWED_AT)

    page = client_as(new.registration.user).get(at(assessment, first_cell(assessment))).content.decode()

    assert "selama masa penilaian" in page
    assert 'type="radio"' not in page
