"""A test is taken again: the case goes from its report back to the test (9.3.5)."""

from django.db import transaction

from assessments.letters import tell_assessor_retake, tell_candidate_retake
from assessments.models import Retake
from assessments.queries import last_recommendation, lead_of
from assessments.rules.retaking import can_retake
from assessments.states import AssessmentState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@transaction.atomic
def retake_test(assessment, *, elements, by, at):
    """Open the test again for just these elements. Returns the retake.

    Called by the decisions floor, which has asked its own rules. Every recommendation and every judgement so far
    stays; a new plan, new evidence and a new recommendation follow.
    """
    assessment = lock(assessment)
    elements = list(elements)
    require(can_retake(assessment, elements))

    before = assessment.retakes.count()
    retake = Retake.objects.create(
        assessment=assessment,
        number=before + 1,
        recommendation=last_recommendation(assessment),
        opened_by=by,
        opened_at=at,
    )
    retake.elements.set(elements)
    move(assessment, AssessmentState.TESTING)
    assessment.reported_at = assessment.sent_back_at = None
    assessment.sent_back_reason = ""
    assessment.save()

    told = {"number": retake.number, "elements": [element.pk for element in elements]}
    record("test.opened_again", assessment.application, moved=[assessment], by=by, at=at, **told)
    tell_candidate_retake(retake, at=at)
    if lead := lead_of(assessment):
        tell_assessor_retake(retake, lead, at=at)
    return retake
