"""Both sides are heard, and every member speaks (9.9.4)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from appeals.models import Side
from appeals.queries.hearing import unheard
from appeals.states import CLOSED, AppealState
from foundation.workflow.answers import YES, first_no, no

from .team import can_hear, is_a_team

CLAUSE = "9.9.4"


def seat_of(user, appeal):
    """The seat of this person in the team as it stands; None without."""
    return appeal.live_seats.filter(user=user).first()


def can_say(user, appeal, side, *, on):
    """Each side for itself until the ruling is written; a member of the team for what was said in the hearing."""
    if appeal.state in CLOSED or appeal.state == AppealState.RULED:
        return no(_("The ruling is written; nothing is added to what was said."), clause=CLAUSE)
    if appeal.state == AppealState.HEARD:
        return no(_("Both sides were heard."), clause=CLAUSE)
    if seat_of(user, appeal) or (side == Side.APPELLANT and user.pk == appeal.appellant_id):
        return YES
    if side == Side.LSP and user.pk != appeal.appellant_id and user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return YES
    return no(_("Each side speaks for itself."), clause=CLAUSE)


def _chairs(user, appeal):
    seat = seat_of(user, appeal)
    if seat and seat.is_chair:
        return holds_role(user, Role.APPEAL)
    return no(_("The chair of the team leads the hearing."), clause=CLAUSE)


def _is_formed(appeal):
    if appeal.state == AppealState.FORMED:
        return YES
    return no(_("An appeal is heard once its team is formed."), clause=CLAUSE)


def can_call_hearing(user, appeal, *, on, day=None):
    """The chair calls both sides, for a day that is not past."""
    if day and day < on:
        return no(_("This day is past."), clause=CLAUSE)
    return first_no(_is_formed(appeal), _chairs(user, appeal))


def can_hold_hearing(user, appeal, *, at):
    """The chair records it on its day, before a whole team of people who declared to have no part."""
    hearing, on = appeal.hearing, timezone.localdate(at)
    if hearing is None or hearing.held_at:
        return no(_("Call both sides to a hearing first."), clause=CLAUSE)
    if on < hearing.on:
        return no(_("The hearing is on another day."), clause=CLAUSE)
    waiting = [str(seat.user) for seat in appeal.live_seats if not seat.declared_at]
    if waiting:
        return no(_("These members have not accepted their seats: %s.") % ", ".join(waiting), clause="9.9.3")
    return first_no(_is_formed(appeal), _chairs(user, appeal), is_a_team(appeal, on=on))


def is_heard(appeal):
    """Whether each side said something, or stayed away from a hearing to which it was called."""
    missing = unheard(appeal)
    if missing:
        sides = ", ".join(str(side) for side in missing)
        return no(_("Not heard yet: %s. Write down what was said.") % sides, clause=CLAUSE)
    return YES


def can_speak(user, appeal, *, on):
    """A member without a part, once, after both sides were heard."""
    seat = seat_of(user, appeal)
    if seat is None:
        return no(_("Only members of the team rule on an appeal."), clause="9.9.3")
    if appeal.state != AppealState.HEARD:
        return no(_("Members speak after both sides were heard."), clause=CLAUSE)
    if seat.voices.filter(hearing=appeal.hearing).exists():
        return no(_("You have given your voice already."), clause=CLAUSE)
    return first_no(holds_role(user, Role.APPEAL, on=on), can_hear(user, appeal, on=on))
