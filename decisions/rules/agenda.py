"""What can be put on an agenda: complete files, before the meeting begins (9.4.1, 9.4.5)."""

from django.utils.translation import gettext as _

from accounts.queries import same_person
from applications.rules.bars import goes_on
from applications.rules.independence import Act, may_act
from assessments.states import AssessmentState
from decisions.models import AgendaItem
from decisions.queries import closing, completeness
from decisions.states import MeetingState
from foundation.workflow.answers import YES, first_no, no

from .meetings import can_call_meeting, chooses_for_others


def can_change_agenda(user, meeting):
    """The secretariat, as long as the meeting has not begun."""
    if meeting.state != MeetingState.PLANNED:
        return no(_("The meeting has begun; nobody is added to its agenda or taken off."), clause="9.4.5")
    return can_call_meeting(user)


def can_unseat(user, meeting, *, on):
    """Before it begins, by somebody who is tied to none of its candidates (9.4.2)."""
    return first_no(can_change_agenda(user, meeting), chooses_for_others(user, meeting, on=on))


def can_put_on_agenda(user, meeting, application, *, on):
    """A complete file that no other living agenda has, by somebody who is not tied to its candidate."""
    change = first_no(can_change_agenda(user, meeting), may_act(user, application, Act.CONVOKE, on=on))
    if not change:
        return change
    elsewhere = (
        AgendaItem.objects.filter(application=application, is_live=True).select_related("meeting").first()
    )
    if elsewhere:
        return no(_("This case is already on the agenda of %s.") % elsewhere.meeting, clause="9.4.5")
    if not hasattr(application, "assessment"):
        return no(_("This case has not been assessed."), clause="9.4.3")
    if application.assessment.state == AssessmentState.STOPPED:
        return no(_("The assessment was stopped; there is nothing to decide."), clause="9.4.3")
    return first_no(
        _is_not_decided(application),
        goes_on(application),
        _has_no_seat(application.applicant, meeting),
        is_complete(application),
    )


def _has_no_seat(candidate, meeting):
    """Whoever decides in a meeting is not decided on there (9.4.2, I1)."""
    if any(same_person(candidate, seat.user) for seat in meeting.seats.select_related("user")):
        return no(_("%s has a seat in this meeting. Choose another meeting.") % candidate, clause="9.4.2")
    return YES


def is_complete(application):
    """Nothing is missing in the file; the reason names each piece with its clause (9.4.1)."""
    missing = [f"{check.missing} [{check.clause}]" for check in completeness(application) if not check.is_met]
    if missing:
        return no(_("The file is not complete: %s") % " ".join(missing), clause="9.4.1")
    return YES


def lets_go(application):
    """Whether the case may still end or change: no meeting has it before it, and none has decided it (9.4.5)."""
    before = AgendaItem.objects.filter(application=application, is_live=True).exclude(
        meeting__state=MeetingState.PLANNED
    )
    if before.exists():
        return no(_("The plenary meeting has this case before it. Wait for its decision."), clause="9.4.5")
    return _is_not_decided(application)


def _is_not_decided(application):
    if closing().filter(application=application).exists():
        return no(_("This case is decided. Only an appeal or a retest brings it back."), clause="9.4.5")
    return YES
