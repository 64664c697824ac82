"""The deadlines of surveillance: a year, a follow-up, an answer from outside (9.6.2, 9.6.3)."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.deadlines.kinds import Due, Kind, days_after, days_before
from foundation.look.writing import moment
from foundation.workdays.queries import after_days, fixed_day
from foundation.workflow.links import LINK_LASTS
from surveillance.states import SurveillanceState

from .duties import follow_ups
from .outsiders import unanswered_links
from .plans import deadline_of, of_live_certificates, running

ONE_SECOND = dt.timedelta(seconds=1)
REMIND_AFTER = 7


def _years(at):
    """Those whose year has begun; a follow-up has a day of its own."""
    found = running(on=timezone.localdate(at)).exclude(state=SurveillanceState.FOLLOW_UP)
    return found.with_certificate().order_by("pk")


def _year_due(surveillance, at):
    deadline = deadline_of(surveillance)
    steps = days_before(deadline, *surveillance.version.surveillance_reminder_days)
    return Due(deadline, (surveillance.holder,), steps, offices_act=True)


def _follow_ups(at):
    live = of_live_certificates(on=timezone.localdate(at))
    found = follow_ups().filter(surveillance__in=live.values("pk"))
    return found.select_related("surveillance__certificate__holder").order_by("pk")


def _follow_up_due(conclusion, at):
    deadline = fixed_day(conclusion.follow_up_on, _("Set with the conclusion of the surveillance."))
    return Due(deadline, (conclusion.surveillance.holder,), days_before(deadline, 14, 3), offices_act=True)


def _answer_due(link, at):
    """To the second: the link opens nothing any more from then on."""
    words = _("The link was sent on %s and ends at that hour.") % moment(link.sent_at)
    sent_on = timezone.localdate(link.sent_at)
    deadline = after_days(sent_on, LINK_LASTS.days).extended(until=link.expires_at - ONE_SECOND, words=words)
    return Due(deadline, (link.enquiry.asked_by,), days_after(sent_on, REMIND_AFTER))


def page_of(surveillance, person):
    """The holder's own page, or the office's."""
    if person.pk == surveillance.certificate.holder_id:
        return reverse("surveillance:mine", args=[surveillance.certificate_id])
    return surveillance.get_absolute_url()


KINDS = (
    Kind(
        code="surveilen",
        label=gettext_lazy("Surveillance"),
        clause="9.6.2",
        subjects=_years,
        due=_year_due,
        title=lambda one: (
            _("Surveillance of certificate %(number)s, year %(year)d")
            % {"number": one.certificate.number, "year": one.year}
        ),
        mine=lambda person: Q(certificate__holder=person),
        page=page_of,
        why=gettext_lazy("A holder is looked after at least once a year. A late year has to be made up for."),
    ),
    Kind(
        code="tindak-lanjut",
        label=gettext_lazy("Follow-up of a surveillance"),
        clause="9.6.3",
        subjects=_follow_ups,
        due=_follow_up_due,
        title=lambda found: _("Follow-up for certificate %s") % found.surveillance.certificate.number,
        mine=lambda person: Q(surveillance__certificate__holder=person),
        page=lambda found, person: page_of(found.surveillance, person),
        why=gettext_lazy("After that the surveillance is concluded from what there is."),
    ),
    Kind(
        code="konfirmasi",
        label=gettext_lazy("Confirmation from a workplace"),
        clause="9.6.3",
        subjects=unanswered_links,
        due=_answer_due,
        title=lambda link: _("Answer of %s") % link.enquiry.name,
        mine=lambda person: Q(enquiry__asked_by=person),
        page=lambda link, person: reverse("surveillance:outsiders"),
        offices=(),
        why=gettext_lazy("You can send the link again, or choose another method."),
    ),
)
