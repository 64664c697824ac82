"""What waits about complaints for whom: to check, to look into, to sign, to answer a question, to carry out."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from complaints.models import Answer, Complaint, Hearing, Measure, Terms
from complaints.states import ComplaintState
from foundation.workflow.todo import Todo

from .terms import answer_deadline, check_deadline, hearing_deadline


def todo(user, *, at):
    """What waits for this person about complaints."""
    kept, on = list(Terms.objects.all()), timezone.localdate(at)
    return [
        *_to_check(user, kept, on=on),
        *_to_handle(user, kept),
        *_to_sign(user),
        *_to_say(user, kept),
        *_to_carry_out(user),
    ]


def _to_check(user, kept, *, on):
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return
    for complaint in Complaint.objects.visible_to(user).filter(state=ComplaintState.RECEIVED):
        yield _todo(
            complaint,
            check_deadline(complaint, kept),
            verb=_("Check complaint %s") % complaint.number,
            why=_("Admit it and give it to somebody without a part in it, or turn it away with a reason."),
            button=_("Check"),
        )


def _to_handle(user, kept):
    for complaint in Complaint.objects.filter(handler=user, state=ComplaintState.HANDLING):
        yield _todo(
            complaint,
            answer_deadline(complaint, kept),
            verb=_("Look into complaint %s") % complaint.number,
            why=_("Hear whom it concerns, and draft the answer."),
            button=_("Open"),
        )
    answered = Complaint.objects.filter(handler=user, state=ComplaintState.ANSWERED)
    for complaint in answered.exclude(measures__in=Measure.objects.filter(done=None)):
        yield _todo(
            complaint,
            None,
            verb=_("Close complaint %s") % complaint.number,
            why=_("It is answered, and every measure is carried out."),
            button=_("Open"),
        )


def _to_sign(user):
    waiting = Answer.objects.filter(signer=user, ruling=None, complaint__state=ComplaintState.DRAFTED)
    for answer in waiting.select_related("complaint"):
        yield _todo(
            answer.complaint,
            None,
            verb=_("Sign the answer to complaint %s") % answer.complaint.number,
            why=_("Somebody else looked into it."),
            button=_("Read"),
        )


def _to_say(user, kept):
    asked = Hearing.objects.filter(person=user, statement=None, complaint__state=ComplaintState.HANDLING)
    for hearing in asked.select_related("complaint"):
        yield _todo(
            hearing,
            hearing_deadline(hearing, kept),
            verb=_("Answer the question of the LSP"),
            why=_("You are heard before anything is decided."),
            button=_("Answer"),
        )


def _to_carry_out(user):
    for measure in Measure.objects.filter(responsible=user, done=None).select_related("complaint"):
        yield _todo(
            measure, measure, verb=_("Carry out a measure"), why=measure.words[:120], button=_("Open")
        )


def _todo(record, deadline, **words):
    due_on = deadline.due_on if deadline else None
    return Todo(due_on=due_on, url=record.get_absolute_url(), kind="complaint", icon="flag", **words)
