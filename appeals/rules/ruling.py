"""When an appeal is ruled on, and who signs the ruling (9.9.4, 9.9.6)."""

from django.utils.translation import gettext as _

from appeals.queries.hearing import majority, silent, unsigned
from appeals.queries.subjects import remedies_for
from appeals.states import AppealState
from foundation.workflow.answers import YES, first_no, no
from sanctions.states import CaseState

from .hearing import is_heard, seat_of
from .team import is_a_team

CLAUSE = "9.9.4"


def can_rule(user, appeal, *, on):
    """The chair writes it: everybody spoke, the team is whole and independent to this day, no tie."""
    seat = seat_of(user, appeal)
    if seat is None or not seat.is_chair:
        return no(_("The chair of the team writes the ruling."), clause=CLAUSE)
    if appeal.state != AppealState.HEARD:
        return no(_("A ruling follows the hearing of both sides."), clause=CLAUSE)
    return first_no(is_a_team(appeal, on=on), is_heard(appeal), _all_spoke(appeal), _no_tie(appeal))


def _all_spoke(appeal):
    waiting = silent(appeal)
    if waiting:
        names = ", ".join(str(user) for user in waiting)
        return no(_("These members have not given their voice: %s.") % names, clause=CLAUSE)
    return YES


def _no_tie(appeal):
    if majority(appeal) is None:
        return no(_("The voices are even. Discuss the appeal again."), clause=CLAUSE)
    return YES


def fits(appeal, remedy, *, upheld):
    """What follows goes with what was appealed; from an appeal that is rejected nothing follows."""
    if not upheld:
        return YES if not remedy else no(_("Nothing follows from an appeal that is rejected."), "9.9.6")
    if remedy in remedies_for(appeal.subject):
        return YES
    return no(_("Say what follows from the ruling."), clause="9.9.6")


def can_sign(user, appeal, *, on):
    """Each member, once, under the ruling as it stands; everybody still without a part."""
    if appeal.state != AppealState.RULED:
        return no(_("There is no ruling to sign."), clause="9.9.6")
    seat = seat_of(user, appeal)
    if seat is None:
        return no(_("Only members of the team sign the ruling."), clause="9.9.3")
    if not unsigned(appeal).filter(pk=seat.pk).exists():
        return no(_("You have signed already."), clause="9.9.6")
    return first_no(is_a_team(appeal, on=on), _can_follow(appeal))


def _can_follow(appeal):
    """A measure that somebody proposes just now in the sanction case is settled first."""
    if appeal.proposal_id and appeal.proposal.case.state == CaseState.PROPOSED:
        return no(
            _("Another measure waits for its decision in this sanction case. It is settled first."), "9.5.1"
        )
    return YES
