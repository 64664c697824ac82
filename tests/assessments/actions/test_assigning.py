"""Assign, accept, decline, object (9.2.2, 9.2.4)."""

import datetime as dt

import pytest

from accounts.models import RelationKind, Role
from applications.models import Involvement, Part
from applications.rules.independence import Act, may_act
from assessments.actions import (
    accept_assignment,
    answer_objection,
    assign_assessor,
    decline_assignment,
    object_to_assessor,
    replace_assessor,
)
from assessments.models import Assessment, Assignment, Objection
from assessments.queries import without_assessor
from assessments.rules import proposals
from assessments.states import AssessmentState
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from tests.applications.helpers import refused
from tests.factories.applications import ApplicationFactory, InvolvementFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    agreed,
    an_assessor,
    assigned,
    named,
    planned,
    reported,
    reviewing,
)
from tests.factories.people import RelationFactory, RoleGrantFactory, UserFactory, afresh

pytestmark = pytest.mark.django_db
ON = ASSIGNED_AT.date()
NIK = "3578015205940007"


def a_candidate(**facts):
    return ApplicationFactory(accepted=True, **facts)


def office():
    return UserFactory(roles=[Role.SECRETARIAT])


def told(person):
    return list(Notice.objects.filter(to=person).values_list("subject", flat=True))


@pytest.mark.clause("9.2.2")
def test_an_assessor_is_assigned_with_a_numbered_letter_and_both_sides_are_told(run_jobs):
    case = a_candidate()
    registration, by = an_assessor(case.scheme), office()

    assignment = assign_assessor(case, registration, by=by, at=ASSIGNED_AT)

    run_jobs()
    assignment.letter.refresh_from_db()
    assert assignment.letter.is_ready
    assert assignment.letter.number
    assert assignment.assessment.state == AssessmentState.ASSIGNED
    assert told(registration.user) == [f"Anda ditugaskan mengases {case}"]
    assert "Asesor Anda sudah ditunjuk" in told(case.applicant)
    assert trail(case).last().verb == "assessor.assigned"


def refuses_to_assign(reason, case, registration, by=None):
    with refused(reason, case):
        assign_assessor(case, registration, by=by or office(), at=ASSIGNED_AT)
    assert not Assessment.objects.filter(application=case).exists()


@pytest.mark.clause("9.2.2")
def test_only_the_secretariat_assigns():
    case = a_candidate()
    registration = an_assessor(case.scheme)

    refuses_to_assign("Hanya sekretariat", case, registration, by=registration.user)


@pytest.mark.clause("9.2.2")
def test_whoever_is_tied_to_the_candidate_does_not_choose_who_assesses():
    case = a_candidate()
    registration, superior = an_assessor(case.scheme), office()
    RelationFactory(user=case.applicant, other=superior)
    RoleGrantFactory(user=case.applicant)

    for by in (afresh(case.applicant), superior):
        with refused("karena Anda"):
            assign_assessor(case, registration, by=by, at=ASSIGNED_AT)

    assert not Assignment.objects.exists()


@pytest.mark.clause("9.2.2")
def test_nobody_assigns_themselves():
    case = a_candidate()
    registration = an_assessor(case.scheme)
    RoleGrantFactory(user=registration.user)
    both = afresh(registration.user)

    with refused("menugaskan dirinya sendiri"):
        assign_assessor(case, registration, by=both, at=ASSIGNED_AT)

    assert not Assignment.objects.exists()
    assert not any(row.answer for row in proposals(case, by=both, on=ON))


@pytest.mark.clause("9.1.6")
def test_nobody_is_assessed_before_being_a_candidate():
    case = ApplicationFactory(submitted=True)

    refuses_to_assign("belum diterima", case, an_assessor(case.scheme))


@pytest.mark.clause("9.2.2")
def test_an_assessor_whose_registration_has_ended_is_not_assigned():
    case = a_candidate()

    refuses_to_assign("berakhir pada", case, an_assessor(case.scheme, expires_on=ON - dt.timedelta(days=1)))


@pytest.mark.clause("9.2.2")
def test_an_assessor_of_another_scheme_is_not_assigned():
    case = a_candidate()

    refuses_to_assign("Belum diberi kewenangan", case, an_assessor(a_candidate().scheme))


@pytest.mark.clause("9.2.2")
def test_who_no_longer_holds_the_role_is_not_assigned():
    case = a_candidate()
    registration = an_assessor(case.scheme)
    registration.user.grants.update(ends_on=ON - dt.timedelta(days=1))

    refuses_to_assign("Tidak memegang peran", case, registration)


@pytest.mark.clause("7.1.3")
def test_who_has_not_promised_confidentiality_is_not_assigned():
    case = a_candidate()
    registration = an_assessor(case.scheme)
    registration.user.undertakings.all().delete()

    refuses_to_assign("kerahasiaan", case, registration)


@pytest.mark.clause("7.1.3")
def test_who_signs_in_without_a_second_factor_is_not_assigned(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    case = a_candidate()

    refuses_to_assign("faktor kedua", case, an_assessor(case.scheme))


@pytest.mark.clause("9.2.2")
def test_nobody_assesses_themselves_under_a_second_account_neither():
    applicant = UserFactory(nik=NIK)
    case = a_candidate(applicant=applicant)
    registration = an_assessor(case.scheme)
    registration.user.nik_index, registration.user.nik_sealed = applicant.nik_index, applicant.nik_sealed
    registration.user.save()

    refuses_to_assign("peserta itu sendiri", case, registration)


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RelationKind.SUPERIOR, "atasan peserta"),
        (RelationKind.SAME_UNIT, "unit yang sama"),
        (RelationKind.FAMILY, "keluarga peserta"),
    ],
)
def test_whoever_is_tied_to_the_candidate_is_not_assigned(kind, words):
    case = a_candidate()
    registration = an_assessor(case.scheme)
    RelationFactory(user=case.applicant, other=registration.user, kind=kind)

    refuses_to_assign(words, case, registration)


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.TRAINER, "melatih peserta"),
        (Part.DECLARED, "benturan kepentingan"),
        (Part.REVIEWER, "penelaah permohonan"),
    ],
)
def test_whoever_had_a_part_in_the_case_is_not_assigned(part, words):
    case = a_candidate()
    registration = an_assessor(case.scheme)
    InvolvementFactory(application=case, user=registration.user, part=part, note="Contoh.")

    refuses_to_assign(words, case, registration)


@pytest.mark.clause("9.2.2")
def test_a_candidate_has_one_assessor_at_a_time():
    assignment = named()
    case = assignment.assessment.application

    with refused("sudah menugaskan", case, assignment):
        assign_assessor(case, an_assessor(case.scheme), by=office(), at=ASSIGNED_AT)

    assert Assignment.objects.count() == 1


@pytest.mark.clause("9.2.2")
def test_nobody_is_assigned_after_the_report():
    assessment = reported()

    with refused("Asesmen sudah selesai", assessment):
        assign_assessor(
            assessment.application, an_assessor(assessment.application.scheme), by=office(), at=REVIEWED_AT
        )


@pytest.mark.clause("9.2.2")
def test_free_and_qualified_assessors_are_proposed_first_the_least_loaded_on_top():
    case = a_candidate()
    busy, free = an_assessor(case.scheme), an_assessor(case.scheme)
    lapsed = an_assessor(case.scheme, expires_on=ON - dt.timedelta(days=1))
    other = a_candidate(scheme_version=case.scheme_version)
    named(other, registration=busy)

    rows = proposals(case, by=UserFactory(), on=ON)

    assert [row.registration for row in rows] == [free, busy, lapsed]
    assert [row.load for row in rows] == [0, 1, 0]
    assert "berakhir" in rows[-1].answer.reason


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("9.4.2")
def test_accepting_is_a_part_in_the_case_which_bars_from_deciding():
    assignment = assigned()
    case, assessor = assignment.assessment.application, assignment.registration.user

    assert Involvement.objects.filter(application=case, user=assessor, part=Part.ASSESSOR).exists()
    assert not may_act(assessor, case, Act.DECIDE, on=ON)
    assert may_act(assessor, case, Act.ASSESS, on=ON)


@pytest.mark.clause("9.2.2")
def test_nobody_accepts_for_somebody_else():
    assignment = named()

    with refused("Hanya asesor yang ditugaskan", assignment):
        accept_assignment(assignment, by=assignment.assigned_by, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.2")
def test_a_tie_declared_after_the_assignment_stops_its_acceptance():
    assignment = named()
    applicant = assignment.assessment.application.applicant
    RelationFactory(user=applicant, other=assignment.registration.user, kind=RelationKind.FAMILY)

    with refused("keluarga peserta", assignment):
        accept_assignment(assignment, by=assignment.registration.user, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.2")
def test_who_declines_loses_the_case_at_once_and_is_not_proposed_again():
    assignment = named()
    assessor, case = assignment.registration.user, assignment.assessment.application

    decline_assignment(assignment, reason="Sedang cuti.", by=assessor, at=ASSIGNED_AT)

    assert not Assessment.objects.visible_to(assessor).exists()
    assert list(without_assessor()) == [case]
    [row] = proposals(case, by=UserFactory(), on=ON)
    assert "Menolak berkas ini" in row.answer.reason
    assert len(told(assignment.assigned_by)) == 1


@pytest.mark.clause("9.2.2")
def test_declining_takes_a_reason():
    assignment = named()

    with refused("alasan Anda menolak", assignment):
        decline_assignment(assignment, reason=" ", by=assignment.registration.user, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.2")
def test_what_was_accepted_is_not_declined_any_more():
    assignment = assigned()

    with refused("sudah menerima", assignment):
        decline_assignment(assignment, reason="Cuti.", by=assignment.registration.user, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("act", [accept_assignment, decline_assignment])
def test_an_ended_assignment_is_not_answered_any_more(act):
    assignment = named()
    replace_assessor(assignment, reason="Pindah tugas.", by=assignment.assigned_by, at=ASSIGNED_AT)
    how = {"reason": "Cuti."} if act is decline_assignment else {}

    with refused("sudah berakhir", assignment):
        act(assignment, **how, by=assignment.registration.user, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.4")
def test_an_upheld_objection_ends_the_assignment_and_another_is_needed():
    assignment = agreed()
    assessment, candidate = assignment.assessment, assignment.assessment.application.applicant
    objection = object_to_assessor(assessment, reason="Pernah berselisih.", by=candidate, at=ASSIGNED_AT)

    answer_objection(objection, upheld=True, answer="Kami ganti.", by=office(), at=ASSIGNED_AT)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.ASSIGNED
    assert list(without_assessor()) == [assessment.application]
    assert not Assessment.objects.visible_to(assignment.registration.user).exists()
    [row] = proposals(assessment.application, by=UserFactory(), on=ON)
    assert "keberatan peserta" in row.answer.reason
    successor = an_assessor(assessment.application.scheme)
    assert assign_assessor(assessment.application, successor, by=office(), at=REVIEWED_AT).is_live


@pytest.mark.clause("9.2.4")
def test_an_objection_that_is_not_upheld_leaves_the_assessor():
    assignment = assigned()
    candidate = assignment.assessment.application.applicant
    objection = object_to_assessor(assignment.assessment, reason="Kenal.", by=candidate, at=ASSIGNED_AT)
    before = len(told(candidate))

    answer_objection(objection, upheld=False, answer="Kenal saja tidak cukup.", by=office(), at=ASSIGNED_AT)

    assignment.refresh_from_db()
    assert assignment.is_live
    assert len(told(candidate)) == before + 1


@pytest.mark.clause("9.2.4")
def test_the_candidate_objects_once():
    assignment = assigned()
    candidate = assignment.assessment.application.applicant
    objection = object_to_assessor(assignment.assessment, reason="Kenal.", by=candidate, at=ASSIGNED_AT)
    answer_objection(objection, upheld=False, answer="Tidak cukup.", by=office(), at=ASSIGNED_AT)

    with refused("sudah sekali berkeberatan", assignment, objection):
        object_to_assessor(assignment.assessment, reason="Lagi.", by=candidate, at=ASSIGNED_AT)


def refuses_the_objection(reason, assessment, *, by=None, why="Kenal."):
    with refused(reason, assessment):
        object_to_assessor(assessment, reason=why, by=by or assessment.application.applicant, at=REVIEWED_AT)
    assert not Objection.objects.exists()


@pytest.mark.clause("9.2.4")
def test_only_the_candidate_objects():
    assignment = assigned()

    refuses_the_objection("Hanya peserta", assignment.assessment, by=assignment.registration.user)


@pytest.mark.clause("9.2.4")
def test_an_objection_says_why():
    refuses_the_objection("alasan keberatan", assigned().assessment, why=" ")


@pytest.mark.clause("9.2.4")
def test_nobody_objects_once_the_evidence_is_reviewed():
    refuses_the_objection("sampai penilaian bukti dimulai", reviewing())


@pytest.mark.clause("9.2.4")
def test_without_an_assessor_there_is_nobody_to_object_to():
    assignment = assigned()
    replace_assessor(assignment, reason="Sakit.", by=assignment.assigned_by, at=ASSIGNED_AT)

    refuses_the_objection("belum ada asesor", assignment.assessment)


def an_objection():
    assessment = planned().assessment
    return object_to_assessor(
        assessment, reason="Kenal.", by=assessment.application.applicant, at=ASSIGNED_AT
    )


@pytest.mark.clause("9.2.4")
def test_an_answer_to_an_objection_says_why():
    objection = an_objection()

    with refused("peserta membacanya", objection):
        answer_objection(objection, upheld=True, answer="", by=office(), at=ASSIGNED_AT)


@pytest.mark.clause("9.2.4")
def test_the_assessor_does_not_answer_the_objection():
    objection = an_objection()
    RoleGrantFactory(user=objection.assignment.registration.user)
    meant = afresh(objection.assignment.registration.user)

    with refused("Keberatan ini tentang Anda", objection):
        answer_objection(objection, upheld=False, answer="x", by=meant, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.4")
def test_only_the_secretariat_answers_an_objection():
    objection = an_objection()

    with refused("Hanya sekretariat", objection):
        answer_objection(
            objection, upheld=False, answer="x", by=objection.assignment.registration.user, at=ASSIGNED_AT
        )


@pytest.mark.clause("9.2.4")
def test_an_objection_is_answered_once():
    objection = an_objection()
    answer_objection(objection, upheld=False, answer="Tidak cukup.", by=office(), at=ASSIGNED_AT)

    with refused("sudah dijawab", objection):
        answer_objection(objection, upheld=True, answer="Ternyata ya.", by=office(), at=ASSIGNED_AT)
