"""Assign an assessor; accept, decline, object, replace (9.2.2, 9.2.4)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.involvements import involve
from applications.models import Part
from assessments.letters import (
    tell_assessor_assigned,
    tell_assessor_ended,
    tell_candidate_assigned,
    tell_candidate_objection_answered,
    tell_secretariat_accepted,
    tell_secretariat_declined,
    tell_secretariat_objection,
)
from assessments.models import Assessment, Assignment, Objection
from assessments.papers import assignment_facts
from assessments.queries import current_plan, lead_of
from assessments.rules import (
    can_accept,
    can_add_assessor,
    can_answer_objection,
    can_assign,
    can_decline,
    can_object,
    can_replace,
    can_write_handover,
)
from assessments.states import AssessmentState
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def assign_assessor(application, registration, *, by, at):
    """Assign the lead assessor of a candidate, with a numbered letter (9.2.2). Returns the assignment."""
    application = lock(application)
    require(can_assign(by, application, registration, on=timezone.localdate(at)))

    assessment, _new = Assessment.objects.get_or_create(application=application, defaults={"opened_at": at})
    return _assign(assessment, registration, is_lead=True, by=by, at=at)


@transaction.atomic
def add_assessor(application, registration, *, by, at):
    """Assign another assessor beside the lead, who judges on their own (9.2.2, 9.3.6). Returns the assignment."""
    application = lock(application)
    lock(application.assessment)
    require(can_add_assessor(by, application, registration, on=timezone.localdate(at)))

    return _assign(application.assessment, registration, is_lead=False, by=by, at=at)


def _assign(assessment, registration, *, is_lead, by, at):
    assignment = Assignment.objects.create(
        assessment=assessment, registration=registration, is_lead=is_lead, assigned_by=by, assigned_at=at
    )
    number = take_number("assignment", at=at)
    assignment.letter = order_paper(
        "assignment",
        facts=assignment_facts(assignment, number=number, at=at),
        subject=assignment,
        by=by,
        at=at,
        number=number,
        sealed=True,
    )
    assignment.save()

    record(
        "assessor.assigned",
        assessment.application,
        by=by,
        at=at,
        assessor=registration.user_id,
        letter=number,
        lead=is_lead,
    )
    tell_assessor_assigned(assignment, at=at)
    tell_candidate_assigned(assignment, at=at)
    return assignment


@transaction.atomic
def accept_assignment(assignment, *, by, at):
    """The assessor takes the case; from now on this is a part in it (9.4.2)."""
    lock(assignment.assessment)
    assignment = lock(assignment)
    require(can_accept(by, assignment, on=timezone.localdate(at)))

    assignment.accepted_at = at
    assignment.save()
    application = assignment.assessment.application
    involve(application, by, Part.ASSESSOR, by=by, at=at)

    record("assignment.accepted", application, by=by, at=at)
    tell_secretariat_accepted(assignment, at=at)
    return assignment


@transaction.atomic
def decline_assignment(assignment, *, reason, by, at):
    """The assessor says no; the case is gone from their desk at once."""
    lock(assignment.assessment)
    assignment = lock(assignment)
    require(can_decline(by, assignment))
    _need(reason, _("Say why you decline; the secretariat reads it."))

    assignment.declined_at, assignment.ending_reason = at, reason.strip()
    assignment.save()

    record("assignment.declined", assignment.assessment.application, by=by, at=at)
    tell_secretariat_declined(assignment, at=at)
    return assignment


@transaction.atomic
def replace_assessor(assignment, *, reason, handover="", by, at):
    """End an assignment; its judgements stay under the old name, and a new agreement is needed (9.2.2).

    `handover` is for whoever takes over.
    """
    assessment = lock(assignment.assessment)
    assignment = lock(assignment)
    require(can_replace(by, assignment, on=timezone.localdate(at)))
    _need(reason, _("Say why the assessor is replaced."))

    assignment.handover = handover.strip() or assignment.handover
    _end(assessment, assignment, reason=reason.strip(), by=by, at=at)

    assessor = assignment.registration.user_id
    record("assignment.ended", assessment.application, moved=[assessment], by=by, at=at, assessor=assessor)
    tell_assessor_ended(assignment, at=at)
    return assignment


@transaction.atomic
def write_handover(assignment, *, note, by, at):
    """Leave word for whoever may take over: what was agreed with the candidate, what is open (9.2.2)."""
    lock(assignment.assessment)
    assignment = lock(assignment)
    require(can_write_handover(by, assignment))

    assignment.handover = note.strip()
    assignment.save()

    record("handover.written", assignment.assessment.application, by=by, at=at)
    return assignment


@transaction.atomic
def object_to_assessor(assessment, *, reason, assignment=None, by, at):
    """The candidate objects to the assessor, once, with a reason (9.2.4); of several to the one named."""
    assessment = lock(assessment)
    require(can_object(by, assessment, assignment))
    _need(reason, _("Say why you object; the secretariat decides on it."))

    objection = Objection.objects.create(
        assessment=assessment,
        assignment=assignment or lead_of(assessment),
        reason=reason.strip(),
        raised_at=at,
    )

    record("objection.raised", assessment.application, by=by, at=at)
    tell_secretariat_objection(objection, at=at)
    return objection


@transaction.atomic
def answer_objection(objection, *, upheld, answer, by, at):
    """The secretariat answers; an objection that is upheld ends the assignment (9.2.4)."""
    assessment = lock(objection.assessment)
    objection = lock(objection)
    require(can_answer_objection(by, objection, on=timezone.localdate(at)))
    _need(answer, _("Say why; the candidate reads it."))

    objection.upheld, objection.answer = upheld, answer.strip()
    objection.answered_by, objection.answered_at = by, at
    objection.save()
    if upheld and objection.assignment.is_live:
        _end(assessment, objection.assignment, reason=answer.strip(), by=by, at=at)
        tell_assessor_ended(objection.assignment, at=at)

    record("objection.answered", assessment.application, moved=[assessment], by=by, at=at, upheld=upheld)
    tell_candidate_objection_answered(objection, at=at)
    return objection


def _end(assessment, assignment, *, reason, by, at):
    assignment.ended_at, assignment.ending_reason = at, reason
    assignment.save()
    # Who judged beside the lead leaves the plan as it is; and after the portfolio it has done its work.
    if not assignment.is_lead or assessment.state == AssessmentState.TESTING:
        return
    give_up_plan(assessment, by=by, at=at)
    if assessment.state in (AssessmentState.AGREED, AssessmentState.REVIEWING):
        move(assessment, AssessmentState.ASSIGNED)
        assessment.save()


def give_up_plan(assessment, *, by, at):
    """A plan binds the two who agree on it: whoever takes over makes their own."""
    plan = current_plan(assessment)
    if plan and not plan.change_asked_at:
        plan.change_asked_by, plan.change_asked_at = by, at
        plan.change_reason = _("The assessor is replaced.")
        plan.save()


def _need(words, reason):
    if not words.strip():
        require(no(reason, clause="9.2.4"))
