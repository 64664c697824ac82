"""Reasonable adjustments: asked for, decided, signed; why lies sealed and is read by few (9.2.4, law 27/2022)."""

import pytest
from django.db import connection

from examinations.actions import (
    agree_to_adjustments,
    agree_to_test_plan,
    ask_for_adjustments,
    decide_adjustments,
    open_adjustments,
)
from examinations.models import AdjustmentRequest, Adjustments
from examinations.queries import extra_percent, measures_of, open_request
from foundation.documents.models import Paper
from foundation.documents.papers import print_paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.applications.helpers import refused
from tests.factories.assessments import REVIEWED_AT, assigned, reported, waiting_for_a_test
from tests.factories.examinations import (
    agreed_adjustments,
    decided_adjustments,
    findings,
    proposed_test_plan,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

WHY = "Setelah operasi punggung saya mudah lelah."


@pytest.fixture
def assessment():
    return waiting_for_a_test()


def candidate_of(assessment):
    return assessment.application.applicant


def ask(assessment, wishes=WHY, by=None):
    return ask_for_adjustments(assessment, wishes=wishes, by=by or candidate_of(assessment), at=REVIEWED_AT)


def everything_kept():
    """Every text of every table, as a thief of the database reads it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                yield from map(str, row)


def tells(words):
    return any(words in text for text in everything_kept())


@pytest.mark.clause("9.2.4")
def test_the_candidate_asks_and_the_assessor_is_told_without_the_reason(assessment):
    request = ask(assessment)

    assert request.opened() == WHY
    assert open_request(assessment) == request
    assessor = assessment.assignments.live().get().registration.user
    assert Notice.objects.filter(to=assessor, subject__contains="meminta penyesuaian").exists()
    assert not tells(WHY)


@pytest.mark.clause("9.2.4")
def test_a_candidate_asks_as_soon_as_there_is_an_assessor():
    assert ask(assigned().assessment)


@pytest.mark.clause("9.2.4")
def test_who_asks_says_what_for_and_waits_for_the_answer(assessment):
    over = reported()
    with refused("Tulis apa yang Anda perlukan", assessment):
        ask(assessment, " ")
    with refused("Hanya peserta", assessment):
        ask(assessment, by=UserFactory())
    with refused("sudah selesai"):
        ask(over)
    assert not AdjustmentRequest.objects.exists()

    ask(assessment)
    with refused("Anda sudah meminta", assessment):
        ask(assessment)


@pytest.mark.clause("9.2.4")
def test_with_both_hands_the_measures_hold_and_the_office_reads_them_but_not_why():
    office = UserFactory(secretariat=True)
    made = agreed_adjustments(measures=["READER"], answer=WHY)

    assert made.agreed_at
    assert measures_of(made.assessment) == ["Tambahan waktu 25 persen", "Soal dibacakan"]
    letter = Notice.objects.get(to=office, subject__startswith="Tindakan untuk")
    assert "Soal dibacakan" in letter.body
    assert not tells(WHY)


@pytest.mark.clause("9.3.1")
def test_extra_time_comes_from_what_both_signed_last():
    plan = proposed_test_plan()
    assert extra_percent(plan) == 0

    decided_adjustments(plan.assessment, extra_percent=50)
    assert extra_percent(plan) == 0

    agreed_adjustments(plan.assessment, extra_percent=25)
    assert extra_percent(plan) == 25

    agreed_adjustments(plan.assessment, extra_percent=None)
    assert extra_percent(plan) == 0


@pytest.mark.clause("9.2.4")
@pytest.mark.parametrize(
    ("reason", "how"),
    [
        ("ya atau tidak", {"findings": findings(characteristics={})}),
        ("ya atau tidak", {"findings": findings(fits={})}),
        ("keputusan Anda", {"findings": findings(answer=" ")}),
        ("dari 1 sampai", {"findings": findings(), "extra_percent": 900}),
        ("Tindakan itu tidak ada", {"findings": findings(), "measures": ["ANSWERS"]}),
    ],
)
def test_the_whole_form_is_answered(assessment, reason, how):
    assessor = assessment.assignments.live().get().registration.user

    with refused(reason, assessment):
        decide_adjustments(assessment, **how, by=assessor, at=REVIEWED_AT)
    assert not Adjustments.objects.exists()


@pytest.mark.clause("9.2.4")
def test_only_the_assessor_of_the_case_decides(assessment):
    with refused("Hanya asesor berkas ini", assessment):
        decide_adjustments(assessment, findings=findings(), by=candidate_of(assessment), at=REVIEWED_AT)
    assert not Adjustments.objects.exists()


@pytest.mark.clause("9.2.4")
def test_each_side_signs_the_last_decision_once():
    old = decided_adjustments()
    new = decided_adjustments(old.assessment)
    candidate = candidate_of(old.assessment)
    with refused("keputusan yang lebih baru", old):
        agree_to_adjustments(old, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)
    with refused("Hanya peserta dan asesor utama", new):
        agree_to_adjustments(new, typed_name="x", by=UserFactory(), at=REVIEWED_AT)

    agree_to_adjustments(new, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)

    with refused("sudah menandatangani", new):
        agree_to_adjustments(new, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)
    assert measures_of(old.assessment) == []


@pytest.mark.clause("9.2.4")
def test_nobody_agrees_to_the_plan_while_a_wish_or_a_signature_waits():
    plan = proposed_test_plan()
    candidate = candidate_of(plan.assessment)
    ask(plan.assessment)
    with refused("belum diputuskan", plan):
        agree_to_test_plan(plan, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)

    decided_adjustments(plan.assessment)
    with refused("FR.AK.07", plan):
        agree_to_test_plan(plan, typed_name=candidate.full_name, by=candidate, at=REVIEWED_AT)


@pytest.mark.clause("7.1.3")
def test_why_is_opened_by_the_candidate_and_the_assessor_with_a_line_in_the_trail(assessment):
    ask(assessment)
    decided_adjustments(assessment)
    assessor = assessment.assignments.live().get().registration.user

    for person in (candidate_of(assessment), assessor):
        wishes, found = open_adjustments(assessment, by=person, at=REVIEWED_AT)
        assert (wishes, found["characteristics"]["4"]["note"]) == (WHY, "Mudah lelah.")

    assert Entry.objects.filter(verb="adjustments.opened").count() == 2


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize("role", ["SECRETARIAT", "HEAD", "DECISION", "ASSESSOR", "ADMIN", "AUDITOR"])
def test_nobody_else_opens_it(assessment, role):
    ask(assessment)

    with refused("Hanya peserta dan asesor", assessment):
        open_adjustments(assessment, by=UserFactory(roles=[role]), at=REVIEWED_AT)


@pytest.mark.clause("7.1.3")
def test_an_assessor_who_is_replaced_opens_it_no_more(assessment):
    ask(assessment)
    assignment = assessment.assignments.live().get()
    assignment.ended_at, assignment.ending_reason = REVIEWED_AT, "Sakit."
    assignment.save()

    with refused("Hanya peserta dan asesor"):
        open_adjustments(assessment, by=assignment.registration.user, at=REVIEWED_AT)


@pytest.mark.clause("7.1.3")
def test_the_facts_of_the_paper_lie_sealed_and_the_press_reads_them():
    made = agreed_adjustments(answer=WHY)
    paper = Paper.objects.get(pk=made.paper_id)

    assert set(paper.facts) == {"sealed"}
    assert print_paper("ak07", paper.facts, created=paper.made_at).startswith(b"%PDF")


@pytest.mark.clause("7.1.3")
def test_what_is_sealed_opens_for_its_own_record_alone():
    mine, other = decided_adjustments(), decided_adjustments()
    mine.findings_sealed = other.findings_sealed

    with pytest.raises(ValueError, match="No configured key"):
        mine.opened()
