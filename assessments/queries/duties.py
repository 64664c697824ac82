"""What waits in assessments for whom: the candidate, the assessor, the secretariat (9.2)."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.queries.employers import held
from assessments.models import Assessment, Correction, Objection, ProcessReview, TestEvidence
from assessments.states import AssessmentState
from foundation.look.writing import day
from foundation.workflow.todo import Todo

from .events import reports_waiting, unreported
from .people import assignments_of, current_plan, without_assessor
from .testing import places_to_judge

OPEN = (AssessmentState.REVIEWING, AssessmentState.TESTING)


def todo(user, *, at):
    """Every obligation of this person in an assessment; none where the case waits for its employer (8.2.3)."""
    todos = [*_as_candidate(user)]
    if user.holds(Role.ASSESSOR):
        todos += [*_on_assignments(user), *_on_reviews(user)]
    if user.holds(Role.SECRETARIAT):
        todos += [*_as_secretariat()]
    if user.holds(Role.SECRETARIAT, Role.HEAD):
        todos += [*_on_second_looks()]
    return todos


def _as_candidate(user):
    waiting = Assessment.objects.filter(application__applicant=user, state=AssessmentState.ASSIGNED)
    waiting = waiting.exclude(application__in=held())
    for assessment in waiting.select_related("application").prefetch_related("plans__agreements"):
        plan = current_plan(assessment)
        if plan and not plan.change_asked_at and not _has_signed(plan, user):
            yield _todo(
                assessment, _("Agree on the assessment plan"), _("Your assessor has made a plan."), "9.2.4"
            )


def _on_assignments(user):
    """What each asks for, and the reports on those that are over; nothing more is read where there is nothing."""
    waits = Exists(held().filter(application=OuterRef("assessment__application")))
    mine = list(assignments_of(user).annotate(is_held=waits))
    states = {one.assessment.state for one in mine}
    to_judge = places_to_judge(user) if AssessmentState.TESTING in states else {}
    todos = [_as_assessor(one, user, to_judge) for one in mine if not one.is_held]
    return [*filter(None, todos), *(_on_reports(user) if AssessmentState.REPORTED in states else ())]


def _as_assessor(assignment, user, to_judge):
    assessment = assignment.assessment
    plan = current_plan(assessment)
    if not assignment.accepted_at:
        return _todo(
            assessment, _("Accept the assignment %s") % assessment, _("Or decline, with a reason."), "9.2.2"
        )
    if assessment.state in OPEN:
        return _on_evidence(assignment, to_judge)
    if not assignment.is_lead:
        return None
    if assessment.state == AssessmentState.ASSIGNED:
        return _on_plan(assessment, plan, user)
    if assessment.state == AssessmentState.AGREED:
        return _todo(
            assessment, _("Begin to judge the evidence of %s") % assessment, _("The plan is agreed."), "9.2.5"
        )
    return None


def _on_evidence(assignment, to_judge):
    """In the review everything; in a test what it brought, and then the report."""
    assessment, leads = assignment.assessment, assignment.is_lead
    then = _("Then send the recommendation.") if leads else _("You judge on your own.")
    if assessment.state == AssessmentState.REVIEWING:
        return _todo(assessment, _("Judge the evidence of %s") % assessment, then, "9.2.5")
    still = to_judge.get(assessment.pk)
    if still:
        return _todo(assessment, _("Judge what the test of %s brought") % assessment, then, "9.3.4")
    if leads and still == 0:
        return _todo(
            assessment,
            _("Send the report of the test of %s") % assessment,
            _("Everything is judged."),
            "9.3.6",
        )
    return None


def _on_plan(assessment, plan, user):
    if plan is None or plan.change_asked_at:
        why = plan.change_reason if plan else _("The candidate waits for it.")
        return _todo(assessment, _("Make the plan for %s") % assessment, why, "9.2.1")
    if not _has_signed(plan, user):
        return _todo(assessment, _("Sign FR.AK.01 for %s") % assessment, _("Both sides sign."), "9.2.4")
    return None


def _on_reviews(user):
    for review in ProcessReview.objects.filter(reviewer=user, submitted_at=None).select_related("assessment"):
        yield Todo(
            verb=_("Review the process of %s, FR.AK.06") % review.assessment,
            why=_("The secretariat asks you to."),
            due_on=None,
            url=reverse("assessments:review", args=[review.pk]),
            kind="assessment",
            clause="9.3.6",
            icon="clipboard-check",
        )


def _on_reports(user):
    """Of a test the meeting waits for FR.AK.05; of a day without one it is asked for on the assessor's own desk."""
    events = unreported(user)
    cases = {case.pk for event in events for case in event.cases}
    of_a_test = set(TestEvidence.objects.filter(assessment__in=cases).values_list("assessment", flat=True))
    for event in events:
        if of_a_test & {case.pk for case in event.cases}:
            yield Todo(
                verb=_("Write FR.AK.05 on %s") % f"{event.title}, {day(event.on)}",
                why=_("The meeting waits for this report."),
                due_on=None,
                url=reverse("assessments:report", args=[event.key]),
                kind="assessment",
                clause="9.3.6",
                icon="edit",
                button=_("Write FR.AK.05"),
            )


def _on_second_looks():
    """What waits for a second person: corrections of records and of reports."""
    for asked in Correction.objects.filter(granted=None).select_related("recommendation__assessment"):
        yield Todo(
            verb=_("Answer the correction of %s") % asked.recommendation.assessment,
            why=asked.reason,
            due_on=None,
            url=asked.get_absolute_url(),
            kind="assessment",
            clause="9.3.6",
            icon="arrow-back-up",
        )
    for report in reports_waiting():
        yield Todo(
            verb=_("Confirm the corrected report of %s") % report.assessor,
            why=report.reason,
            due_on=None,
            url=reverse("assessments:reports"),
            kind="assessment",
            clause="9.3.6",
            icon="clipboard-check",
        )


def _has_signed(plan, user):
    return any(agreement.user_id == user.pk for agreement in plan.agreements.all())


def _as_secretariat():
    for case in without_assessor().exclude(pk__in=held()):
        yield Todo(
            verb=_("Assign an assessor to %s") % case,
            why=case.particulars.full_name,
            due_on=None,
            url=reverse("assessments:assign", args=[case.pk]),
            kind="assign",
            clause="9.2.2",
            icon="user-plus",
            button=_("Assign"),
        )
    waiting = Objection.objects.filter(upheld__isnull=True).exclude(assessment__state=AssessmentState.STOPPED)
    for objection in waiting.select_related("assessment__application"):
        yield _todo(
            objection.assessment,
            _("Answer the objection in %s") % objection.assessment,
            objection.reason,
            "9.2.4",
        )


def _todo(assessment, verb, why, clause):
    return Todo(
        verb=verb,
        why=why,
        due_on=None,
        url=assessment.get_absolute_url(),
        kind="assessment",
        clause=clause,
        icon="clipboard-check",
    )
