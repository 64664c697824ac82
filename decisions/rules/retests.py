"""Who asks for a retest, when, how often, and when the test is open again (9.3.5, 9.4.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import accounts_of
from applications.models import Application
from applications.rules.employers import employer_is_settled
from applications.rules.independence import Act, may_act
from applications.states import ApplicationState
from assessments.models import Assessment
from assessments.states import AssessmentState
from decisions.models import Outcome
from decisions.queries.retests import (
    elements_short,
    is_paid,
    retest_from,
    retest_of,
    retests_of,
    settling,
    standing_decision,
)
from foundation.look.writing import day
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.3.5"

CHECKS = []
"""What upper floors know against a retest: `check(application, *, on) -> Answer`. An upper floor adds its own in its
`AppConfig.ready`: certificates says there that whoever holds a certificate of the scheme is not tested again for it.
"""


def can_ask_for_retest(user, application, *, on):
    """The candidate, or the secretariat for them, once the days of waiting are over, and not too often."""
    return first_no(
        _may_speak(user, application, on=on),
        _is_not_yet_competent(application),
    ) and first_no(
        _is_not_asked(application),
        _is_within_limit(application),
        _has_waited(application, on=on),
        *_stand_against(application, on=on),
    )


def can_withdraw_retest(user, retest, *, on):
    """Whoever may ask may also let it be, as long as the test is not open."""
    return first_no(_may_speak(user, retest.application, on=on), _is_waiting(retest))


def can_open_retest(user, retest, *, on):
    """The secretariat, once it is paid; from then on the case is tested and decided again."""
    return first_no(
        _is_office(user, retest.application, on=on),
        _is_waiting(retest),
        _is_paid(retest),
        *_stand_against(retest.application, on=on),
    )


def _stand_against(application, *, on):
    """What has to hold when it is asked for, and still when the test is opened."""
    yield employer_is_settled(application)
    yield _is_reported(application)
    yield _has_no_other_case(application)
    yield from (check(application, on=on) for check in CHECKS)


def _may_speak(user, application, *, on):
    if user.pk == application.applicant_id:
        return YES
    return _is_office(user, application, on=on)


def _is_office(user, application, *, on):
    if not user.holds(Role.SECRETARIAT, on=on):
        return no(_("Only the candidate and the secretariat arrange a retest."), clause=CLAUSE)
    return may_act(user, application, Act.ARRANGE, on=on)


def _is_not_yet_competent(application):
    decision = standing_decision(application)
    if decision is None or decision.outcome != Outcome.NOT_YET:
        return no(_("A retest follows a decision that says not yet competent."), clause="9.4.5")
    if not elements_short(decision):
        return no(_("The decision names nothing that could be tested again."), clause="9.4.5")
    if hasattr(decision, "reopening"):
        return no(_("An appeal set this decision aside. Others decide anew first."), clause="9.9.6")
    return YES


def _is_not_asked(application):
    retest = retest_of(application)
    if retest:
        return no(_("A retest was asked for on %s already.") % day(retest.asked_at), clause=CLAUSE)
    return YES


def _is_within_limit(application):
    limit = application.scheme_version.retest_limit
    if retests_of(application).count() < limit:
        return YES
    return no(
        _(
            "The scheme gives %d retests for an application, and no more are left. A new application is possible."
        )
        % limit,
        clause=CLAUSE,
    )


def _has_waited(application, *, on):
    possible_on = retest_from(standing_decision(application))
    if on >= possible_on:
        return YES
    return no(
        _("A retest can be asked for from %(day)s on; %(days)d days are left.")
        % {"day": day(possible_on), "days": (possible_on - on).days},
        clause=CLAUSE,
    )


def _is_reported(application):
    if application.assessment.state == AssessmentState.REPORTED:
        return YES
    return no(_("The assessment is not closed by a report, so nothing is tested again."), clause=CLAUSE)


def _has_no_other_case(application):
    """One way to a certificate at a time, under whatever account (9.1.2)."""
    mine = Application.objects.filter(
        applicant__in=accounts_of(application.applicant), scheme=application.scheme_id
    ).exclude(pk=application.pk)
    stopped = Assessment.objects.filter(state=AssessmentState.STOPPED).values("application")
    candidate = mine.filter(state=ApplicationState.ACCEPTED).exclude(pk__in=stopped)
    other = mine.open().first() or candidate.exclude(pk__in=settling().values("application")).first()
    if other is None:
        return YES
    return no(
        _("Case %s of the same scheme is under way. A retest and another case do not go side by side.")
        % other,
        clause="9.1.2",
    )


def _is_waiting(retest):
    if retest.withdrawn_at:
        return no(_("This retest was withdrawn."), clause=CLAUSE)
    if retest.opened_at:
        return no(_("The test is open already."), clause=CLAUSE)
    return YES


def _is_paid(retest):
    if is_paid(retest):
        return YES
    return no(_("The retest is not paid yet: invoice %s.") % retest.invoice, clause="8.4")
