"""Who appeals against what, until when, and who lets an appeal in (9.9.1, 9.9.2, 9.9.6)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from appeals.queries.subjects import (
    appeal_against,
    appellant_of,
    application_of,
    filing_deadline,
    holds,
    leave_for,
)
from appeals.states import FINAL, AppealState
from applications.rules.independence import Act, may_act
from decisions.models import Decision
from decisions.rules.reopening import can_reopen_decision
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.9.1"


def can_lodge(user, subject, *, at):
    """The person on whom it was decided, against what stands, once, in time."""
    return first_no(
        _is_own(user, subject),
        _has_no_appeal(subject),
        can_be_appealed(subject),
        _is_in_time(subject, at=at),
    )


def _is_own(user, subject):
    if user.pk == appellant_of(subject).pk:
        return YES
    return no(_("Only the person on whom it was decided appeals."), clause="7.1.4")


def _has_no_appeal(subject):
    appeal = appeal_against(subject)
    if appeal is None:
        return YES
    if appeal.state in FINAL:
        words = _("Appeal %s was ruled on. The ruling binds both sides, and there is no further appeal.")
        return no(words % appeal.number, clause="9.9.6")
    return no(_("Your appeal %s against this is under way.") % appeal.number, clause=CLAUSE)


def can_be_appealed(subject):
    """A decision of a meeting that stands and does not say competent; a suspension or withdrawal that holds."""
    if isinstance(subject, Decision):
        return can_reopen_decision(subject)
    if holds(subject):
        return YES
    words = _("This measure does not hold any more, so there is nothing to appeal against.")
    return no(words, clause=CLAUSE)


def _is_in_time(subject, *, at):
    deadline = filing_deadline(subject)
    if not deadline.has_passed(at):
        return YES
    return no(
        _(
            "An appeal was possible until %s. Later only the head can let one in, for a reason. Ask the secretariat."
        )
        % writing.day(deadline.due_on),
        clause=CLAUSE,
    )


def can_give_leave(user, subject, *, at):
    """The head, free of ties to the appellant, once, where the days are over."""
    on = timezone.localdate(at)
    if not user.holds(Role.HEAD, on=on):
        return no(_("Only the head lets an appeal in that comes late."), clause=CLAUSE)
    if leave_for(subject):
        return no(_("A late appeal was let in already."), clause=CLAUSE)
    if not filing_deadline(subject).has_passed(at):
        return no(_("An appeal is still possible. No leave is needed."), clause=CLAUSE)
    return first_no(
        _has_no_appeal(subject),
        can_be_appealed(subject),
        may_act(user, application_of(subject), Act.ARRANGE, on=on),
    )


def can_check(user, appeal, *, on):
    """The office or the head, without a tie to the appellant, admits it."""
    if appeal.state != AppealState.LODGED:
        return no(_("This appeal was checked already."), clause=CLAUSE)
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat and the head check appeals."), clause=CLAUSE)
    return may_act(user, appeal.application, Act.ARRANGE, on=on)


def can_dismiss(user, appeal, *, on):
    """Whoever turns an appeal away had no part in what is appealed (9.9.4)."""
    return first_no(can_check(user, appeal, on=on), may_act(user, appeal.application, Act.HEAR, on=on))


def can_withdraw(user, appeal):
    """The appellant, until both sides are heard."""
    if user.pk != appeal.appellant_id:
        return no(_("Only the appellant withdraws an appeal."), clause=CLAUSE)
    if AppealState.WITHDRAWN not in appeal.MOVES[appeal.state]:
        return no(_("An appeal can be withdrawn until it is heard."), clause=CLAUSE)
    return YES
