"""Others assess a candidate anew, because an appeal was upheld (9.9.6)."""

from django.db import transaction

from assessments.letters import tell_assessor_ended
from assessments.queries import opening_of
from assessments.rules.retaking import can_retake
from assessments.states import AssessmentState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move

from .assigning import give_up_plan
from .retaking import retake_test


@transaction.atomic
def assess_anew(assessment, *, elements, reason, by, at):
    """Begin again with other assessors, in what was found short. Returns the assessment.

    What a test decided is tested again; where the portfolio was all there was, it is judged from the agreement on.
    Every judgement so far stays under the name of who gave it, and counts no more. Called by the decisions floor, which
    has asked its own rules.
    """
    assessment, elements = lock(assessment), list(elements)
    require(can_retake(assessment, elements))

    for assignment in assessment.assignments.live():
        _release(assignment, reason=reason, at=at)
    if opening_of(assessment):
        assessment = retake_test(assessment, elements=elements, by=by, at=at).assessment
    else:
        give_up_plan(assessment, by=by, at=at)
        move(assessment, AssessmentState.ASSIGNED)
        assessment.reported_at = None
        assessment.save()

    told = [element.pk for element in elements]
    record("assessment.begun_anew", assessment.application, moved=[assessment], by=by, at=at, elements=told)
    return assessment


def _release(assignment, *, reason, at):
    assignment.ended_at, assignment.ending_reason = at, reason
    assignment.save()
    tell_assessor_ended(assignment, at=at)
