"""Who visits and reads logbooks: people without a tie to the holder (9.6.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from applications.rules.independence import Act, may_act
from foundation.workflow.answers import YES, first_no, no
from surveillance.models import Method

from .plans import handles, is_under_way

CLAUSE = "9.6.3"
VISITORS = (Role.SECRETARIAT, Role.HEAD, Role.ASSESSOR)
BY_HAND = frozenset({Method.LOGBOOK, Method.OTHER})


def can_record(user, surveillance, method, *, on):
    """The office enters what a logbook or another method showed; the person has no tie to the holder."""
    if method not in BY_HAND:
        return no(_("This method reports in another way."), clause=CLAUSE)
    return first_no(
        is_under_way(surveillance, on=on),
        handles(user, surveillance.certificate, on=on),
        may_act(user, surveillance.certificate.application, Act.SURVEY, on=on),
    )


def can_arrange_visit(user, surveillance, visitor, *, visit_on, on):
    """The office sends somebody of the LSP without a tie, on a day to come."""
    if visit_on < on:
        return no(_("A visit is arranged for a day to come."), clause=CLAUSE)
    return first_no(
        is_under_way(surveillance, on=on),
        handles(user, surveillance.certificate, on=on),
        _may_visit(visitor, surveillance, on=on),
    )


def _may_visit(visitor, surveillance, *, on):
    if not visitor.holds(*VISITORS, on=on):
        return no(
            _("A visitor is somebody of the LSP: an assessor, the secretariat, the head."), clause=CLAUSE
        )
    tie = may_act(visitor, surveillance.certificate.application, Act.SURVEY, on=on)
    if not tie:
        words = {"visitor": visitor, "reason": tie.reason}
        return no(_("%(visitor)s cannot visit. %(reason)s") % words, clause=CLAUSE)
    return YES


def can_cancel_visit(user, visit, *, on):
    """The office, before there is a report."""
    if not visit.is_to_come:
        return no(_("This visit is over."), clause=CLAUSE)
    return handles(user, visit.surveillance.certificate, on=on)


def can_report_visit(user, visit, *, on):
    """The visitor, once the day has come; asked again whether they have a tie by now."""
    if not visit.is_to_come:
        return no(_("This visit is over."), clause=CLAUSE)
    if user.pk != visit.visitor_id:
        return no(_("Only who visits writes the report."), clause=CLAUSE)
    if on < visit.visit_on:
        return no(_("The day of the visit has not come yet."), clause=CLAUSE)
    return first_no(is_under_way(visit.surveillance, on=on), _may_visit(user, visit.surveillance, on=on))
