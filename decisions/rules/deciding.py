"""Who has a voice on a candidate, and when the meeting has decided (9.4.2, 9.4.3, 9.4.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from applications.rules.independence import Act, may_act
from assessments.models import RecommendationOutcome
from decisions.models import Outcome
from decisions.queries import decision_of, elements_at_stake, eligible_seats, tally, ties_found
from decisions.states import MeetingState
from foundation.look.writing import moment
from foundation.workflow.answers import YES, first_no, no

from .agenda import is_complete
from .meetings import is_still_fit


def can_vote(user, item, *, on):
    """A present member who does not stand aside and had no part in the case, before it is decided."""
    seat = item.meeting.seats.filter(user=user).first()
    return first_no(
        _in_session(item),
        _is_seated(seat),
        _not_decided(item),
        _not_aside(seat, item),
    ) and first_no(is_still_fit(seat, on=on), may_act(user, item.application, Act.DECIDE, on=on))


def can_stand_aside(user, item):
    """A member declares a tie to this candidate, before it is decided."""
    return first_no(
        _in_session(item), _is_seated(item.meeting.seats.filter(user=user).first()), _not_decided(item)
    )


def can_set_aside(user, item, *, on):
    """The chair, where a part in the case has come to light since the member took the seat (I2)."""
    return first_no(_in_session(item), can_close(user, item), _not_decided(item), _ties(item, on=on))


def _ties(item, *, on):
    if not ties_found(item, on=on):
        return no(_("No member with a voice had a part in this case."), clause="9.4.2")
    return YES


def can_pull(user, item):
    """Any present member takes a case out of the block to have it discussed on its own."""
    return can_stand_aside(user, item)


def can_decide(user, item, *, reason, elements=(), on):
    """An item is closed with its reason and, not yet competent, with what is short, where the scheme asks for it."""
    return can_conclude(user, item, on=on) and first_no(
        _reasoned(item, reason), _names_what_is_short(item, elements)
    )


def can_conclude(user, item, *, on):
    """The chair closes an item: quorum, all voices heard, a majority; what is to be written comes after it."""
    return first_no(
        _in_session(item),
        can_close(user, item),
        _not_decided(item),
        _quorum(item),
        _all_voted(item),
        _still_independent(item, on=on),
        _majority(item),
    ) and _is_still_complete(item)


def differs(item, outcome):
    """Whether an outcome is another than the assessor recommended."""
    recommended = {
        RecommendationOutcome.COMPETENT: Outcome.COMPETENT,
        RecommendationOutcome.NOT_YET: Outcome.NOT_YET,
    }.get(item.recommendation.outcome)
    return outcome != recommended


def _in_session(item):
    if item.meeting.state != MeetingState.CONVENED:
        return no(_("A decision is made in a meeting that is in session."), clause="9.4.3")
    return YES


def _is_seated(seat):
    if seat is None:
        return no(_("Only members of the technical team decide."), clause="9.4.2")
    if not seat.presence:
        return no(_("Take your seat first: only members who are present decide."), clause="9.4.5")
    return YES


def can_close(user, item):
    """The chair; where the chair stands aside, a member with a voice, for the closing brings the reason (9.4.2)."""
    seat = item.meeting.seats.filter(user=user).first()
    if not item.recusals.filter(seat__is_chair=True).exists():
        is_theirs = YES if seat and seat.is_chair else no(_("The chair closes an item."), clause="9.4.5")
        return is_theirs and holds_role(user, Role.DECISION)
    if seat in eligible_seats(item):
        return holds_role(user, Role.DECISION)
    return no(_("The chair stands aside in this case, so a member with a voice closes it."), clause="9.4.2")


def _not_decided(item):
    decision = decision_of(item)
    return was_decided(decision) if decision else YES


def was_decided(decision):
    """The refusal for whoever comes second: since when it is decided, and how (R13)."""
    words = {"when": moment(decision.decided_at), "outcome": decision.get_outcome_display()}
    return no(_("This case was decided on %(when)s: %(outcome)s.") % words, clause="9.4.5")


def _not_aside(seat, item):
    recusal = item.recusals.filter(seat=seat).first()
    if recusal:
        return no(_("You stand aside in this case: %s") % recusal.reason, clause="9.4.2")
    return YES


def _quorum(item):
    present, quorum = len(eligible_seats(item)), item.application.scheme_version.quorum
    if present < quorum:
        return no(
            _("%(present)d members without a part are present; the quorum is %(quorum)d.")
            % {"present": present, "quorum": quorum},
            clause="9.4.5",
        )
    return YES


def _all_voted(item):
    voted = set(item.votes.values_list("seat", flat=True))
    waiting = [seat.letter for seat in eligible_seats(item) if seat.pk not in voted]
    if waiting:
        return no(_("These members have not voted yet: %s.") % ", ".join(waiting), clause="9.4.5")
    return YES


def _still_independent(item, *, on):
    """A part that arose after the vote makes the vote void (I2)."""
    for vote in item.votes.select_related("seat__user"):
        free = may_act(vote.seat.user, item.application, Act.DECIDE, on=on)
        if not free:
            return no(
                _("The vote of member %(letter)s does not count: a part in the case is recorded by now.")
                % {"letter": vote.seat.letter},
                clause="9.4.2",
            )
    return YES


def _majority(item):
    if tally(item) is None:
        return no(_("No outcome has the majority. Discuss the case, and vote again."), clause="9.4.5")
    return YES


def _is_still_complete(item):
    """What was whole on the agenda may lack something by now; then the case can only be sent back (9.4.1)."""
    complete = tally(item) == Outcome.SENT_BACK or is_complete(item.application)
    if complete:
        return YES
    return no(f"{item.application}: {complete.reason}", complete.clause)


def _names_what_is_short(item, elements):
    at_stake = set(elements_at_stake(item))
    if not at_stake.issuperset(elements):
        return no(_("The votes or the scheme do not go with the elements that you name."), clause="9.4.3")
    if at_stake and not elements:
        return no(
            _("Name the elements that are not yet competent; letter, decree and retest follow from them."),
            clause="9.4.3",
        )
    return YES


def _reasoned(item, reason):
    outcome = tally(item)
    if reason.strip() or (outcome == Outcome.COMPETENT and not differs(item, outcome)):
        return YES
    if differs(item, outcome):
        return no(_("The decision differs from the recommendation. Write the reason."), clause="9.4.3")
    return no(_("Write the reason; the candidate reads it."), clause="9.4.3")
