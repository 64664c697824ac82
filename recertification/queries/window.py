"""Until which second a renewal can be asked for, from when it is early, and what outages add to it (9.7.1)."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import ngettext

from certificates.models import Certificate
from foundation.workdays.queries import before_months
from recertification.models import PortalOutage

EARLY_MONTHS = 12
LAST_DAY = timedelta(days=1)
ONE_SECOND = timedelta(seconds=1)
ONE_MINUTE = timedelta(minutes=1)
A_FEW_DAYS = timedelta(days=4)
SOON = timedelta(days=30)


def closing_of(certificate):
    """The last second at which the renewal of this certificate can be sent, with its arithmetic, as a `Deadline`.

    Reckoned by the version of the certificate: that day is printed on it.
    """
    deadline = as_printed(certificate)
    outages = PortalOutage.objects.filter(ended_at__gt=_first_second(deadline)).order_by("began_at")
    return with_outages(deadline, outages)


def closing_at(certificate, *, at):
    """The same, as it is known at that moment: from a day that has not begun no outage has taken anything."""
    deadline = as_printed(certificate)
    return deadline if at < _first_second(deadline) else closing_of(certificate)


def as_printed(certificate):
    """The last second of the day that is printed on the certificate, before any outage."""
    return before_months(certificate.valid_until, certificate.scheme_version.renewal_closes_months)


def with_outages(deadline, outages):
    """The deadline, and what these outages took of it."""
    lost = _lost(deadline, outages)
    if not lost:
        return deadline
    # A minute that was begun is given back whole.
    minutes = -(-lost // ONE_MINUTE)
    words = ngettext(
        "The portal was down for %(n)d minute of that day, which is added.",
        "The portal was down for %(n)d minutes of that day, which are added.",
        minutes,
    )
    return deadline.extended(until=deadline.due_at + minutes * ONE_MINUTE, words=words % {"n": minutes})


def is_soon(closing, *, at):
    """Whether little is left of it."""
    return closing.due_on - timezone.localdate(at) <= SOON


def is_early(certificate, *, on):
    """Whether it is asked for more than twelve months ahead: allowed, and worth a second thought (TRUST 9.7.1-e)."""
    return on < certificate.valid_until - relativedelta(months=EARLY_MONTHS)


def closing_within(began_at, ended_at, *, on):
    """The certificates of which an outage touched the last day."""
    found = Certificate.objects.live(on=on).select_related("scheme_version", "holder")
    longest = found.aggregate(most=Max("scheme_version__renewal_closes_months"))["most"] or 0
    first, last = timezone.localdate(began_at) - A_FEW_DAYS, timezone.localdate(ended_at) + A_FEW_DAYS
    near = found.filter(valid_until__gte=first, valid_until__lte=last + relativedelta(months=longest))
    return [one for one in near if _touches(one, began_at, ended_at)]


def _touches(certificate, began_at, ended_at):
    deadline = closing_of(certificate)
    return began_at <= deadline.due_at and ended_at > _first_second(deadline)


def _first_second(deadline):
    return deadline.due_at - LAST_DAY + ONE_SECOND


def _lost(deadline, outages):
    """What outages took of the last day, and of what earlier ones had added to it; nothing is counted twice."""
    end, counted_to, lost = deadline.due_at + ONE_SECOND, _first_second(deadline), timedelta()
    for outage in outages:
        began, ended = max(outage.began_at, counted_to), outage.ended_at
        if outage.began_at >= end + lost or ended <= began:
            continue
        lost += ended - began
        counted_to = ended
    return lost
