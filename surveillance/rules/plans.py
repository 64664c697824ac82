"""Who looks after holders, when a year begins, and what settles it (9.6.1–9.6.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from surveillance.models import Method
from surveillance.queries.plans import is_live, unsettled_years
from surveillance.states import OPEN, SurveillanceState

CLAUSE = "9.6.2"


def handles(user, certificate, *, on):
    """The office and the head; nobody their own certificate."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat looks after holders."), clause="9.6.1")
    if same_person(user, certificate.holder):
        return no(_("This is your own certificate."), clause="9.6.1")
    return YES


def can_begin(user, surveillance, *, on):
    """In its year or later, for a certificate that has not ended, one year after the other.

    A surveillance of one year does not stand for the next (9.6.2), and a suspended certificate is looked after, too.
    """
    if surveillance.state != SurveillanceState.PLANNED:
        return no(_("This surveillance has begun already."), clause=CLAUSE)
    return first_no(
        handles(user, surveillance.certificate, on=on),
        stands(surveillance, on=on),
        _has_come(surveillance, on=on),
        _is_next(surveillance),
    )


def stands(surveillance, *, on):
    """A certificate that was withdrawn, replaced or has run out is not looked after; a suspended one is."""
    if not is_live(surveillance, on=on):
        return no(_("This certificate has ended. It is not looked after any more."), clause=CLAUSE)
    return YES


def is_under_way(surveillance, *, on):
    """Begun, not concluded, and there is still a certificate to look after."""
    if not surveillance.is_open:
        return no(_("This surveillance is not under way."), clause="9.6.3")
    return stands(surveillance, on=on)


def _has_come(surveillance, *, on):
    if on < surveillance.starts_on:
        return no(
            _("Its year begins on %s. A surveillance does not stand for the year after it.")
            % writing.day(surveillance.starts_on),
            clause=CLAUSE,
        )
    return YES


def _is_next(surveillance):
    others = surveillance.certificate.surveillances.exclude(pk=surveillance.pk)
    if others.filter(state__in=OPEN).exists():
        return no(_("Conclude the surveillance that is under way first."), clause=CLAUSE)
    if others.unsettled().filter(required=True, year__lt=surveillance.year).exists():
        return no(_("A year before is still missing. Begin that one first."), clause=CLAUSE)
    return YES


def has_method(methods):
    """At least one of the methods of 9.6.3 is named."""
    if not methods or not set(methods) <= set(Method.values):
        return no(
            _("Name the method: logbook, superior, third party, visit, or another one."), clause="9.6.3"
        )
    return YES


def can_add_method(user, surveillance, method, *, on):
    """One more, where those with which it began do not suffice: a superior declined, an answer is negative (9.6.3)."""
    if method in surveillance.methods:
        return no(_("This method is used already."), clause="9.6.3")
    return first_no(
        has_method([method]),
        is_under_way(surveillance, on=on),
        handles(user, surveillance.certificate, on=on),
    )


def can_meet(surveillance):
    """A recertification filed in time stands for a year that may be left out, and for no other."""
    if surveillance.required:
        return no(_("The surveillance of this year cannot be left out."), clause=CLAUSE)
    if surveillance.state not in {SurveillanceState.PLANNED, SurveillanceState.BEGUN}:
        return no(_("This surveillance is settled, or waits for a follow-up."), clause=CLAUSE)
    return YES


def is_settled(certificate, *, on):
    """Whether every year that ran out was looked after: recertification asks this first (9.7)."""
    missing = unsettled_years(certificate, on=on)
    if missing:
        years = ", ".join(str(one.year) for one in missing)
        return no(_("The surveillance is still missing for year %s.") % years, clause=CLAUSE)
    return YES
