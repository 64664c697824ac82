"""The last moment to ask for a renewal, and the last day of a certificate (9.7.1, 9.4.6)."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.states import ApplicationState
from certificates.models import Certificate
from certificates.states import ChangeKind
from foundation.deadlines.kinds import Due, Kind, days_before, months_before
from foundation.workdays.queries import fixed_day
from recertification.models import Renewal

from .stages import GONE
from .window import closing_at

# Beside the months of the version, counted from the last day: once more in good time, and once more in haste.
LAST_CALLS = (75, 65)
SAID_AFTERWARDS = timedelta(days=30)
LOOKED_AHEAD = relativedelta(months=18)


def _with_renewal():
    """Whether something was sent for this certificate that has not come to nothing."""
    sent = Renewal.objects.filter(certificate=OuterRef("pk"))
    return Exists(sent.exclude(application__state__in=[*GONE, ApplicationState.DRAFT]))


def to_be_renewed(at):
    """Certificates that hold and for whose renewal nothing was sent yet."""
    on = timezone.localdate(at)
    found = Certificate.objects.live(on=on).exclude(latest_kind=ChangeKind.SUSPENDED)
    found = found.filter(~_with_renewal(), successors=None, valid_until__lte=on + LOOKED_AHEAD)
    return found.select_related("scheme_version", "holder").order_by("valid_until", "pk")


def _closing_due(certificate, at):
    closing, last = closing_at(certificate, at=at), _last_day(certificate)
    months = months_before(last, *certificate.scheme_version.renewal_reminder_months)
    calls = days_before(last, *LAST_CALLS)
    steps = tuple(step for step in (*months, *calls) if step.on <= closing.due_on)
    return Due(closing, (certificate.holder,), steps)


def ending(at):
    """Certificates that end without a next one, and those that ended so within the last month."""
    on = timezone.localdate(at)
    found = Certificate.objects.with_kind().exclude(
        latest_kind__in=[ChangeKind.WITHDRAWN, ChangeKind.REPLACED]
    )
    found = found.filter(
        successors=None,
        valid_from__lte=on,
        valid_until__gte=on - SAID_AFTERWARDS,
        valid_until__lte=on + LOOKED_AHEAD,
    )
    return found.select_related("scheme_version", "holder").order_by("valid_until", "pk")


def _ending_due(certificate, at):
    deadline = _last_day(certificate)
    return Due(deadline, (certificate.holder,), days_before(deadline, 30, 7))


def _last_day(certificate):
    words = _("Written on certificate %s as the last day of its validity.") % certificate.number
    return fixed_day(certificate.valid_until, words)


def page_of(certificate, person):
    """Where it is renewed."""
    return reverse("recertification:renewal", args=[certificate.pk])


KINDS = (
    Kind(
        code="masa-ajukan",
        label=gettext_lazy("Application for recertification"),
        clause="9.7.1",
        subjects=to_be_renewed,
        due=_closing_due,
        title=lambda certificate: _("Ask for the renewal of certificate %s") % certificate.number,
        mine=lambda person: Q(holder=person),
        page=page_of,
        why=gettext_lazy("After that moment only a new full application leads to a certificate."),
    ),
    Kind(
        code="masa-berlaku",
        label=gettext_lazy("Last day of a certificate"),
        clause="9.4.6",
        subjects=ending,
        due=_ending_due,
        title=lambda certificate: _("Certificate %s ends") % certificate.number,
        mine=lambda person: Q(holder=person),
        page=page_of,
        why=gettext_lazy("From the next day on it is not valid any more, and not to be used."),
    ),
)
