"""Who calls a meeting, who can sit in it, and when it is in session (9.4.2, 9.4.4, 9.4.5)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import qualification_of, same_person
from accounts.rules import holds_role
from applications.queries.employers import held
from applications.rules.bars import goes_on
from applications.rules.independence import Act, may_act
from assessments.states import AssessmentState
from decisions.queries import lacking_quorum, shortages
from decisions.states import MeetingState
from foundation.workflow.answers import YES, first_no, no


def can_call_meeting(user):
    """The secretariat prepares meetings; it has no vote in them."""
    if not user.holds(Role.SECRETARIAT):
        return no(_("Only the secretariat calls a plenary meeting."), clause="9.4.5")
    return YES


def can_seat(user, meeting, member, *, on):
    """A member of the team, qualified on the day, and free for at least one candidate (9.4.2, 9.4.4)."""
    return first_no(
        can_call_meeting(user),
        chooses_for_others(user, meeting, on=on),
        _takes_members(meeting),
        _can_sit(member, meeting),
    )


def chooses_for_others(user, meeting, *, on):
    """Nobody picks those who will decide about themselves or their own."""
    return first_no(*(may_act(user, case, Act.CONVOKE, on=on) for case in _cases_of(meeting)))


def _cases_of(meeting):
    items = meeting.items.select_related("application__applicant", "application__scheme_version")
    return [item.application for item in items]


def _takes_members(meeting):
    """In session the team stands, unless ties that came to light leave an item without a quorum (I2)."""
    if meeting.state == MeetingState.CONVENED and lacking_quorum(meeting):
        return YES
    return _is_planned(meeting)


def _is_planned(meeting):
    if meeting.state != MeetingState.PLANNED:
        return no(_("The meeting has begun; its team and agenda stand."), clause="9.4.5")
    return YES


def _can_sit(member, meeting):
    if not member.holds(Role.DECISION, on=meeting.on):
        return no(_("%s is not a member of the decision team on that day.") % member, clause="9.4.2")
    if not member.has_undertaken:
        return no(_("%s has not accepted the confidentiality undertaking.") % member, clause="7.1.3")
    if qualification_of(member, on=meeting.on) is None:
        return no(
            _("%s has no recorded qualification and experience that hold on that day.") % member,
            clause="9.4.4",
        )
    answers = [may_act(member, case, Act.DECIDE, on=meeting.on) for case in _cases_of(meeting)]
    if answers and not any(answers):
        return no(
            _("%(who)s had a part in every case of this agenda: %(reason)s")
            % {"who": member, "reason": answers[0].reason},
            clause="9.4.2",
        )
    return is_no_candidate(member, meeting)


def is_no_candidate(member, meeting):
    """Whoever is decided on in a meeting decides on nobody else there (9.4.2, I1)."""
    if any(same_person(member, case.applicant) for case in _cases_of(meeting)):
        return no(
            _("%s is a candidate of this meeting, and so decides on nobody in it.") % member, clause="9.4.2"
        )
    return YES


def can_attend(seat, *, declared, by, on):
    """A member takes their own seat, on the day of the meeting, and declares to have no other part (9.4.2)."""
    meeting = seat.meeting
    if by.pk != seat.user_id:
        return no(_("Each member takes their own seat."), clause="9.4.5")
    if meeting.state not in (MeetingState.PLANNED, MeetingState.CONVENED):
        return no(_("This meeting no longer takes attendance."), clause="9.4.5")
    if on < meeting.on:
        return no(_("The meeting is on another day."), clause="9.4.5")
    if not declared:
        return no(
            _("Declare first that you had no part beyond the cases from which you stand aside."),
            clause="9.4.2",
        )
    return first_no(is_still_fit(seat, on=on), is_no_candidate(by, meeting))


def is_still_fit(seat, *, on):
    """In the team and qualified on that very day (9.4.2, 9.4.4)."""
    if not seat.user.holds(Role.DECISION, on=on):
        return no(_("You are not a member of the decision team today."), clause="9.4.2")
    if not seat.qualification.in_force_on(on):
        return no(_("Your recorded qualification does not hold today."), clause="9.4.4")
    return YES


def can_convene(user, meeting, *, at):
    """The chair opens the meeting, on its day or later, with enough independent members for every item."""
    if not meeting.seats.filter(user=user, is_chair=True).exists():
        return no(_("The chair opens the meeting."), clause="9.4.5")
    if not (holds := holds_role(user, Role.DECISION, on=timezone.localdate(at))):
        return holds
    if timezone.localdate(at) < meeting.on:
        return no(_("The meeting is on another day."), clause="9.4.5")
    if not meeting.items.exists():
        return no(_("The agenda is empty."), clause="9.4.5")
    if meeting.seats.filter(user=user, presence="").exists():
        return no(_("Take your seat first, then open the meeting."), clause="9.4.5")
    return first_no(
        _is_planned(meeting),
        _none_was_stopped(meeting),
        _none_is_held(meeting),
        *(goes_on(case) for case in _cases_of(meeting)),
        _enough_for_each(meeting, on=timezone.localdate(at)),
    )


def _none_was_stopped(meeting):
    stopped = meeting.items.filter(application__assessment__state=AssessmentState.STOPPED).first()
    if stopped is None:
        return YES
    return no(
        _("The assessment of item %(item)s was stopped. The secretariat takes it off the agenda.")
        % {"item": stopped},
        clause="9.4.5",
    )


def _none_is_held(meeting):
    """What changes until the meeting opens is settled before it: afterwards nothing changes any more (8.2.3)."""
    item = meeting.items.filter(application__in=held()).first()
    if item is None:
        return YES
    return no(
        _(
            "The employer in item %(item)s is not settled. "
            "The secretariat settles it, or takes the case off the agenda."
        )
        % {"item": item},
        clause="8.2.3",
    )


def _enough_for_each(meeting, *, on):
    short = shortages(meeting, on=on)
    if short:
        first = short[0]
        return no(
            _(
                "%(case)s: only %(count)d independent members, the quorum is %(quorum)d. "
                "Seat others or take the case off."
            )
            % {"case": first.item.application, "count": first.independent, "quorum": first.quorum},
            clause="9.4.5",
        )
    return YES


def can_cancel(user, meeting):
    """The secretariat cancels a meeting that has decided nothing."""
    if any(item.decisions.live().exists() for item in meeting.items.all()):
        return no(_("The meeting has already decided; it can no longer be cancelled."), clause="9.4.5")
    return can_call_meeting(user)
