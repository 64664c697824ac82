"""The letters that an assessment causes."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post

from .queries import lead_of


def tell_assessor_assigned(assignment, *, at):
    _post("assigned", assignment.registration.user, assignment.assessment, at=at, assignment=assignment)


def tell_candidate_assigned(assignment, *, at):
    _post(
        "assessor_named",
        _candidate(assignment.assessment),
        assignment.assessment,
        at=at,
        assignment=assignment,
    )


def tell_secretariat_accepted(assignment, *, at):
    _post_secretariat("accepted", assignment.assessment, at=at, assignment=assignment)


def tell_secretariat_declined(assignment, *, at):
    _post_secretariat("declined", assignment.assessment, at=at, assignment=assignment)


def tell_assessor_ended(assignment, *, at):
    # Without an address: the case is no longer theirs to open.
    post("assessments/letters/ended", to=assignment.registration.user, at=at, assignment=assignment)


def tell_secretariat_objection(objection, *, at):
    _post_secretariat("objection", objection.assessment, at=at, objection=objection)


def tell_candidate_objection_answered(objection, *, at):
    _post(
        "objection_answered",
        _candidate(objection.assessment),
        objection.assessment,
        at=at,
        objection=objection,
    )


def tell_candidate_plan(plan, *, at):
    _post("plan", _candidate(plan.assessment), plan.assessment, at=at, plan=plan)


def tell_other_change_asked(plan, *, at):
    asked_by_candidate = plan.change_asked_by_id == plan.assessment.application.applicant_id
    lead = lead_of(plan.assessment)
    other = lead.registration.user if asked_by_candidate else _candidate(plan.assessment)
    _post("change_asked", other, plan.assessment, at=at, plan=plan)


def tell_both_agreed(plan, *, at):
    for person in (_candidate(plan.assessment), plan.proposed_by):
        _post("agreed", person, plan.assessment, at=at, plan=plan)


def tell_secretariat_recommendation(recommendation, *, at):
    # Not the outcome: recommendations stay with those who decide (embargo).
    _post_secretariat("recommendation", recommendation.assessment, at=at)


def tell_candidate_test_needed(recommendation, *, at):
    _post(
        "test_needed",
        _candidate(recommendation.assessment),
        recommendation.assessment,
        at=at,
        recommendation=recommendation,
    )


def tell_candidate_retake(retake, *, at):
    _post("retake", _candidate(retake.assessment), retake.assessment, at=at, retake=retake)


def tell_assessor_retake(retake, assignment, *, at):
    _post("retake_to_plan", assignment.registration.user, retake.assessment, at=at, retake=retake)


def tell_assessor_sent_back(assignment, *, reason, at):
    _post("sent_back", assignment.registration.user, assignment.assessment, at=at, reason=reason)


def tell_office_correction(correction, *, at):
    people = people_holding(Role.SECRETARIAT, on=timezone.localdate(at))
    for person in dict.fromkeys([*people, *people_holding(Role.HEAD, on=timezone.localdate(at))]):
        post(
            "assessments/letters/correction",
            to=person,
            at=at,
            url=correction.get_absolute_url(),
            correction=correction,
            application=correction.recommendation.assessment.application,
        )


def tell_assessor_correction_answered(correction, *, at):
    assessment = correction.recommendation.assessment
    _post("correction_answered", correction.asked_by, assessment, at=at, correction=correction)


def tell_secretariat_report(report, *, at):
    for person in people_holding(Role.SECRETARIAT, on=timezone.localdate(at)):
        post(
            "assessments/letters/report", to=person, at=at, url=reverse("assessments:reports"), report=report
        )


def tell_assessor_report_confirmed(report, *, at):
    post(
        "assessments/letters/report_confirmed",
        to=report.assessor,
        at=at,
        url=reverse("assessments:my_reports"),
        report=report,
    )


def tell_secretariat_feedback(feedback, *, at):
    _post_secretariat("feedback", feedback.assessment, at=at)


def tell_reviewer_asked(review, *, at):
    post(
        "assessments/letters/review_asked",
        to=review.reviewer,
        at=at,
        url=reverse("assessments:review", args=[review.pk]),
        application=review.assessment.application,
    )


def tell_candidate_stopped(assessment, *, at):
    # To the case: it says what follows, and its door stays open to them.
    post(
        "assessments/letters/stopped",
        to=_candidate(assessment),
        at=at,
        url=assessment.application.get_absolute_url(),
        assessment=assessment,
        application=assessment.application,
    )


def tell_secretariat_withdrawn(assessment, *, at):
    _post_secretariat("withdrawn", assessment, at=at)


def _candidate(assessment):
    return assessment.application.applicant


def _post(name, to, assessment, *, at, **context):
    url = assessment.get_absolute_url()
    post(
        f"assessments/letters/{name}",
        to=to,
        at=at,
        url=url,
        assessment=assessment,
        application=assessment.application,
        **context,
    )


def _post_secretariat(name, assessment, *, at, **context):
    for person in people_holding(Role.SECRETARIAT, on=timezone.localdate(at)):
        _post(name, person, assessment, at=at, **context)
