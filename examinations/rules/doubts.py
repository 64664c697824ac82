"""Who settles a result that was measured with equipment in doubt (9.3.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from applications.rules.bars import is_movable
from applications.rules.independence import Act, may_act
from examinations.models import DispositionOutcome
from examinations.queries.doubts import flags, leads
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.3.3"


def can_settle(user, doubt, seat, *, on, outcome=None, reason=None):
    """The lead assessor of the case or the secretariat, once, with a reason; None asks without what is chosen.

    What a meeting has before it, or has decided, loses no evidence any more.
    """
    return first_no(
        _may_settle(user, seat, on=on),
        _is_in_doubt(doubt, seat),
        _is_chosen(outcome, reason),
        is_movable(seat.application) if outcome == DispositionOutcome.VOID else YES,
    )


def _may_settle(user, seat, *, on):
    if leads(user, seat):
        return YES
    if not user.holds(Role.SECRETARIAT, on=on):
        return no(_("The lead assessor of the case or the secretariat settles this."), clause=CLAUSE)
    return may_act(user, seat.application, Act.ARRANGE, on=on)


def _is_in_doubt(doubt, seat):
    found = next((flag for flag in flags(doubt=doubt, session=seat.session) if flag.seat == seat), None)
    if found is None:
        return no(_("This result is not in doubt."), clause=CLAUSE)
    if not found.is_open:
        return no(_("This result was settled already."), clause=CLAUSE)
    return YES


def _is_chosen(outcome, reason):
    if outcome is not None and outcome not in DispositionOutcome:
        return no(_("Say whether the result stands."), clause=CLAUSE)
    if reason is not None and not reason.strip():
        return no(_("Say why; the meeting reads it."), clause=CLAUSE)
    return YES
