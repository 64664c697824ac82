"""Who hears an appeal: independence computed from everyone who touched the case (9.9.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import accounts_of, same_person
from accounts.rules import has_undertaken, holds_role
from appeals.models import Side
from appeals.queries.team import shortage, team_size
from appeals.states import AppealState
from applications.rules.independence import Act, may_act
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.9.3"


def can_arrange(user, appeal, *, on):
    """The office or the head forms the team: not tied to the appellant, and not sitting in it."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat and the head form the appeal team."), clause=CLAUSE)
    if appeal.live_seats.filter(user=user).exists():
        return no(_("You sit in the team of this appeal, so a colleague arranges it."), clause=CLAUSE)
    return may_act(user, appeal.application, Act.ARRANGE, on=on)


def _takes_members(appeal):
    if appeal.state != AppealState.ADMITTED:
        return no(_("The team is formed while an appeal waits for it."), clause=CLAUSE)
    return YES


def can_seat(user, appeal, member, *, on):
    """Somebody of the appeal team who had no part, and is not who appoints."""
    return first_no(
        can_arrange(user, appeal, on=on),
        _takes_members(appeal),
        _is_another(user, member),
        _is_of_the_team(member, on=on),
        can_hear(member, appeal, on=on),
        _spoke_for_nobody(member, appeal),
        _is_not_seated(member, appeal),
    )


def can_hear(member, appeal, *, on):
    """Nobody who touched the case, or is close to somebody who did."""
    free = may_act(member, appeal.application, Act.HEAR, on=on)
    if free:
        return YES
    words = {"who": member, "reason": free.reason}
    return no(_("%(who)s cannot hear this appeal: %(reason)s") % words, clause=CLAUSE)


def _is_another(user, member):
    if same_person(user, member):
        return no(_("Nobody appoints themselves. Ask a colleague."), clause=CLAUSE)
    return YES


def _is_of_the_team(member, *, on):
    if member.holds(Role.APPEAL, on=on):
        return YES
    return no(_("%s is not a member of the appeal team.") % member, clause=CLAUSE)


def _spoke_for_nobody(member, appeal):
    """Who spoke for the LSP in this appeal does not judge it (I3)."""
    if appeal.statements.filter(side=Side.LSP, recorded_by__in=accounts_of(member)).exists():
        return no(_("%s spoke for the LSP in this appeal.") % member, clause=CLAUSE)
    return YES


def _is_not_seated(member, appeal):
    if any(same_person(member, seat.user) for seat in appeal.live_seats):
        return no(_("%s has a seat in this team already.") % member, clause=CLAUSE)
    return YES


def has_free_seats(user, appeal, *, on):
    """Whether the head has to appoint somebody from outside: too few of the appeal team had no part."""
    if not user.holds(Role.HEAD, on=on):
        return no(_("Only the head appoints somebody from outside the appeal team."), clause=CLAUSE)
    if not shortage(appeal, on=on):
        return no(_("The appeal team has enough members without a part."), clause=CLAUSE)
    return first_no(can_arrange(user, appeal, on=on), _takes_members(appeal))


def can_appoint_outsider(user, appeal, person, *, on):
    """The head appoints somebody without a part, who is not of the appeal team, for this appeal."""
    if person is None or not person.is_active:
        return no(_("Nobody has an account with this address. Invite the person first."), clause=CLAUSE)
    return first_no(
        has_free_seats(user, appeal, on=on),
        _is_another(user, person),
        can_hear(person, appeal, on=on),
        _spoke_for_nobody(person, appeal),
        _is_not_seated(person, appeal),
    )


def can_release(user, seat, *, on):
    """A member is taken out as long as nothing is sealed: before the team is formed, or because of a part since."""
    if seat.ended_at or seat.appeal.closed_at:
        return no(_("This seat has ended."), clause=CLAUSE)
    return can_arrange(user, seat.appeal, on=on) and _may_be_missed(seat, on=on)


def _may_be_missed(seat, *, on):
    """Who hears an appeal is not taken out for what they think: only for a part, or a role they lost (9.9.4)."""
    heard = seat.appeal.state in (AppealState.HEARD, AppealState.RULED)
    stays = _is_of_the_team(seat.user, on=on) and may_act(seat.user, seat.appeal.application, Act.HEAR, on=on)
    if heard and stays:
        return no(
            _("Both sides were heard. A member leaves now only because of a part in the case."), "9.9.4"
        )
    return YES


def can_declare(user, seat, *, on):
    """The member accepts the own seat, and declares to have had no part."""
    if user.pk != seat.user_id or seat.ended_at:
        return no(_("Each member answers for their own seat."), clause=CLAUSE)
    if seat.declared_at:
        return no(_("You have accepted this seat already."), clause=CLAUSE)
    return first_no(
        has_undertaken(user), holds_role(user, Role.APPEAL, on=on), can_hear(user, seat.appeal, on=on)
    )


def can_leave(user, seat):
    """A member stands aside, with a reason, until the ruling is written."""
    if user.pk != seat.user_id or seat.ended_at:
        return no(_("Each member answers for their own seat."), clause=CLAUSE)
    if seat.appeal.state not in (AppealState.ADMITTED, AppealState.FORMED, AppealState.HEARD):
        return no(_("The ruling is written; nobody leaves the team any more."), clause="9.9.4")
    return YES


def can_form_team(user, appeal, *, on):
    """Enough by the scheme version, odd, with a chair, everybody still without a part."""
    return first_no(can_arrange(user, appeal, on=on), _takes_members(appeal), is_a_team(appeal, on=on))


def is_a_team(appeal, *, on):
    """Whether the members as they sit can hear and rule: enough, odd, chaired, independent to this day."""
    seats, needed = list(appeal.live_seats), team_size(appeal)
    if len(seats) < needed:
        words = {"count": len(seats), "team": needed}
        return no(_("%(count)d members sit in the team; %(team)d are needed.") % words, clause=CLAUSE)
    if len(seats) % 2 == 0:
        return no(_("An even number of members could end in a tie. Appoint one more."), clause="9.9.4")
    if not any(seat.is_chair for seat in seats):
        return no(_("Nobody chairs the team yet."), clause=CLAUSE)
    return first_no(
        *(_is_of_the_team(seat.user, on=on) and can_hear(seat.user, appeal, on=on) for seat in seats)
    )
