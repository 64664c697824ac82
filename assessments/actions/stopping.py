"""End an assessment before its decision: the candidate withdraws, or the office has a reason (9.1.4, 9.2)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.employers import end_reports
from assessments.letters import tell_assessor_ended, tell_candidate_stopped, tell_secretariat_withdrawn
from assessments.models import Assessment
from assessments.rules import can_stop, is_own
from assessments.states import AssessmentState
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def stop_assessment(application, *, reason="", by, at):
    """Nobody assesses this candidate any more; what was paid stays as it is. Returns the assessment.

    Ends every assignment. The candidate withdraws with or without a reason; the office gives one, which the
    candidate reads. Who was not yet assigned anybody gets the assessment that says so.
    """
    application = lock(application)
    assessment, _new = Assessment.objects.get_or_create(application=application, defaults={"opened_at": at})
    assessment = application.assessment = lock(assessment)
    require(can_stop(by, application, on=timezone.localdate(at)))
    withdrawn = is_own(by, application)
    if not (withdrawn or reason.strip()):
        require(no(_("Say why the assessment is stopped; the candidate reads it."), clause="9.1.4"))

    move(assessment, AssessmentState.STOPPED)
    assessment.stopped_at, assessment.stopped_by = at, by
    assessment.stopped_reason = reason.strip() or "–"
    assessment.save()
    # What a candidate tells the office about it is nobody else's business.
    told = _("The candidate withdrew.") if withdrawn else assessment.stopped_reason
    ended = _end_assignments(assessment, reason=told, at=at)
    end_reports(application, reason=told, by=by, at=at)

    record("assessment.stopped", application, moved=[assessment], by=by, at=at, withdrawn=withdrawn)
    for assignment in ended:
        tell_assessor_ended(assignment, at=at)
    tell_candidate_stopped(assessment, at=at)
    if withdrawn:
        tell_secretariat_withdrawn(assessment, at=at)
    return assessment


def _end_assignments(assessment, *, reason, at):
    ended = list(assessment.assignments.live().select_related("registration__user"))
    for assignment in ended:
        assignment.ended_at, assignment.ending_reason = at, reason
        assignment.save()
    return ended
