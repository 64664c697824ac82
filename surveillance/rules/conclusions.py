"""Who concludes a surveillance, from what, and with which outcome (9.6.1, 9.6.3)."""

from django.utils.translation import gettext as _

from accounts.queries import same_person
from applications.rules.independence import Act, may_act
from foundation.workflow.answers import YES, first_no, no
from surveillance.models import Method, Outcome, Result
from surveillance.queries.plans import is_live
from surveillance.states import SurveillanceState

from .plans import handles

CLAUSE = "9.6.3"
FROM_OUTSIDE = frozenset({Method.SUPERIOR, Method.THIRD_PARTY})


def can_conclude(user, surveillance, *, on):
    """Somebody of the office without a part in the case, who found nothing of this surveillance themselves.

    A method was carried out; one negative answer from outside does not stand alone; a drawn logbook was read.
    """
    if not surveillance.is_open:
        return no(_("This surveillance is not under way."), clause=CLAUSE)
    findings = list(surveillance.findings.select_related("found_by"))
    return first_no(
        handles(user, surveillance.certificate, on=on),
        _stands(surveillance, on=on),
        _was_found(findings),
        _is_confirmed(findings),
        _is_read(surveillance, findings),
        may_act(user, surveillance.certificate.application, Act.CONCLUDE, on=on),
        _found_nothing(user, findings),
    )


def _stands(surveillance, *, on):
    if not is_live(surveillance, on=on):
        return no(_("This certificate has ended. There is nothing to conclude."), clause=CLAUSE)
    return YES


def _was_found(findings):
    if not findings:
        return no(_("No method was carried out yet."), clause=CLAUSE)
    return YES


def _is_confirmed(findings):
    """What one person outside says against a holder needs a second method, and is no sanction by itself."""
    methods = {finding.method for finding in findings}
    against = [one for one in findings if one.method in FROM_OUTSIDE and one.result == Result.NOT_KEPT]
    if against and len(methods) == 1:
        return no(_("A negative answer needs a second method before anything is concluded."), clause=CLAUSE)
    return YES


def _is_read(surveillance, findings):
    was_drawn = surveillance.drawn_rows.exists()
    if was_drawn and Method.LOGBOOK not in {finding.method for finding in findings}:
        return no(_("This logbook was drawn. Read it before you conclude."), clause=CLAUSE)
    return YES


def _found_nothing(user, findings):
    if any(finding.found_by and same_person(user, finding.found_by) for finding in findings):
        return no(_("You visited, or read the logbook. Somebody else concludes."), clause=CLAUSE)
    return YES


def fits(surveillance, outcome, *, words, follow_up_on, follow_up, on):
    """Whether the outcome follows from what was found, and says what it has to."""
    if not words.strip():
        return no(_("Give your reasons."), clause=CLAUSE)
    if outcome == Outcome.FOLLOW_UP:
        return _is_follow_up(surveillance, follow_up_on, follow_up, on)
    results = set(surveillance.findings.values_list("result", flat=True))
    if outcome == Outcome.MAINTAINED and Result.KEPT not in results:
        return no(_("Nothing that was found says that the competence was kept."), clause="9.6.1")
    if outcome == Outcome.SUSPEND and Result.NOT_KEPT not in results:
        return no(_("Nothing that was found says that the competence was not kept."), clause="9.6.1")
    return YES


def _is_follow_up(surveillance, follow_up_on, follow_up, on):
    if surveillance.state == SurveillanceState.FOLLOW_UP:
        return no(_("There was a follow-up already. Conclude it now."), clause=CLAUSE)
    if not follow_up.strip() or follow_up_on is None:
        return no(_("Say what the holder has to do, and until which day."), clause=CLAUSE)
    if not on < follow_up_on <= surveillance.certificate.valid_until:
        return no(_("The day lies after today and before the certificate ends."), clause=CLAUSE)
    return YES
