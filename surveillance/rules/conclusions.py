"""Who concludes a surveillance, from what, and with which outcome (9.6.1, 9.6.3)."""

from django.utils.translation import gettext as _

from accounts.queries import same_person
from applications.rules.independence import Act, may_act
from foundation.workflow.answers import YES, first_no, no
from surveillance.models import Method, Outcome, Result
from surveillance.queries.outsiders import addresses_of
from surveillance.states import SurveillanceState

from .plans import handles, is_under_way

CLAUSE = "9.6.3"
FROM_OUTSIDE = frozenset({Method.SUPERIOR, Method.THIRD_PARTY})


def can_conclude(user, surveillance, *, on):
    """Somebody of the office without a part in the case, who found nothing of this surveillance themselves.

    A method was carried out; one negative answer from outside does not stand alone; a drawn logbook was read.
    """
    findings = list(surveillance.findings.select_related("found_by"))
    return first_no(
        is_under_way(surveillance, on=on),
        handles(user, surveillance.certificate, on=on),
        _was_found(findings),
        _is_confirmed(findings),
        _is_read(surveillance, findings),
        _is_seen_again(surveillance, findings),
        may_act(user, surveillance.certificate.application, Act.CONCLUDE, on=on),
        _found_nothing(user, findings),
        _was_not_asked(user, surveillance),
    )


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


def _is_seen_again(surveillance, findings):
    """What a follow-up asked for is looked at before it is closed."""
    if surveillance.state != SurveillanceState.FOLLOW_UP:
        return YES
    asked = surveillance.conclusions.latest("position")
    if not any(finding.found_at > asked.concluded_at for finding in findings):
        return no(_("Enter first what became of the follow-up."), clause=CLAUSE)
    return YES


def _found_nothing(user, findings):
    if any(finding.found_by and same_person(user, finding.found_by) for finding in findings):
        return no(_("You visited, or read the logbook. Somebody else concludes."), clause=CLAUSE)
    return YES


def _was_not_asked(user, surveillance):
    asked = {question.enquiry.email for question in surveillance.questions.select_related("enquiry")}
    if asked & addresses_of(user):
        return no(_("You were asked about this holder yourself. Somebody else concludes."), clause=CLAUSE)
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
