"""The years of a certificate, reckoned; certificates without a plan; whose year is which (9.6.2)."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.models import Certificate, ValidityStatus
from certificates.states import ENDED
from foundation.workdays.queries import after_months, fixed_day
from surveillance.models import Method, Surveillance, Visit
from surveillance.states import QuestionState

A_DAY = dt.timedelta(days=1)
LIVE = frozenset({ValidityStatus.NOT_YET, ValidityStatus.VALID, ValidityStatus.SUSPENDED})


def without_plan(at):
    """Certificates whose surveillances are not laid out yet: from their issue on, though they may hold only later."""
    not_ended = Certificate.objects.with_kind().exclude(latest_kind__in=ENDED)
    found = not_ended.filter(valid_until__gte=timezone.localdate(at), surveillances=None)
    return found.select_related("scheme_version", "application__particulars", "holder").order_by("pk")


def left_behind(at):
    """Surveillances whose certificate has ended while a question is open, or a visit is still to be made."""
    live = Certificate.objects.live(on=timezone.localdate(at)).values("pk")
    waits = Q(questions__state=QuestionState.ASKED) | Q(visits__in=Visit.objects.to_come())
    return Surveillance.objects.exclude(certificate__in=live).filter(waits).distinct().order_by("pk")


def years_of(certificate):
    """[(year, from, until)]: no gap longer than the scheme version allows, the last ends with the certificate."""
    found, starts_on = [], certificate.valid_from
    while starts_on <= certificate.valid_until:
        year = len(found) + 1
        due_on = min(_anniversary(certificate, year).due_on, certificate.valid_until)
        found.append((year, starts_on, due_on))
        starts_on = due_on + A_DAY
    return found


def deadline_of(surveillance):
    """The reckoning of its last day."""
    reckoned = _anniversary(surveillance.certificate, surveillance.year)
    if reckoned.due_on == surveillance.due_on:
        return reckoned
    return fixed_day(surveillance.due_on, _("The last day of validity of the certificate."))


def _anniversary(certificate, year):
    months = certificate.scheme_version.surveillance_interval_months
    return after_months(certificate.valid_from, year * months)


def progress(surveillance, findings, questions, visits):
    """[{name, is_done, words}]: what became of each method that the surveillance began with (9.6.3)."""
    carried_out = {finding.method for finding in findings}
    asked = {question.contact.method for question in questions if question.is_asked}
    going = any(visit.is_to_come for visit in visits)
    return [
        {
            "name": Method(one).label,
            "is_done": one in carried_out,
            "words": _words_of(one, carried_out, waits=one in asked or (one == Method.VISIT and going)),
        }
        for one in dict.fromkeys([*surveillance.methods, *sorted(carried_out)])
    ]


def _words_of(method, carried_out, *, waits):
    if method in carried_out:
        return _("Carried out.")
    if waits:
        return _("The answer is awaited.") if method != Method.VISIT else _("The visit is arranged.")
    return _("Not carried out yet.")


def is_live(surveillance, *, on):
    """Whether its certificate holds, or is suspended: others are not looked after any more."""
    return surveillance.certificate.status_on(on) in LIVE


def of_live_certificates(*, on):
    """Surveillances of certificates that somebody is to be looked after for."""
    return Surveillance.objects.filter(certificate__in=Certificate.objects.live(on=on).values("pk"))


def running(*, on):
    """Not settled, and their year has begun: what the office has to do now."""
    return of_live_certificates(on=on).unsettled().filter(starts_on__lte=on)


def unsettled_years(certificate, *, on):
    """Years that ran out without a surveillance and cannot be met otherwise: recertification waits for them (9.7)."""
    return list(certificate.surveillances.unsettled().filter(required=True, due_on__lt=on))
