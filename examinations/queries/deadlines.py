"""Until when a third party may answer (FR.IA.10, 9.3.1)."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Assignment
from assessments.queries import lead_of
from examinations.models import REMIND_AFTER
from foundation.deadlines.kinds import Due, Kind, days_after
from foundation.look.writing import moment
from foundation.workdays.queries import after_days
from foundation.workflow.links import LINK_LASTS

from .third_parties import unanswered_links

ONE_SECOND = dt.timedelta(seconds=1)


def _due(link, at):
    """To the second: the link opens nothing any more from then on."""
    sent_on, last = timezone.localdate(link.sent_at), link.expires_at - ONE_SECOND
    words = _("The link was sent on %s and ends at that hour.") % moment(link.sent_at)
    deadline = after_days(sent_on, LINK_LASTS.days).extended(until=last, words=words)
    lead = lead_of(link.third_party.assessment)
    people = (lead.registration.user,) if lead else ()
    return Due(deadline, people, days_after(sent_on, REMIND_AFTER.days))


def _of_a_lead(person):
    leads = Assignment.objects.live().filter(is_lead=True, registration__user=person)
    return Q(third_party__assessment__in=leads.values("assessment"))


KINDS = (
    Kind(
        code="pihak-ketiga",
        label=gettext_lazy("Answer of a third party"),
        clause="9.3.1",
        subjects=unanswered_links,
        due=_due,
        title=lambda link: (
            _("Answer of the third party for %s") % link.third_party.assessment.application.number
        ),
        mine=_of_a_lead,
        page=lambda link, person: link.third_party.get_absolute_url(),
        offices=(),
        why=gettext_lazy("You can send the link again, or ask the candidate to name somebody else."),
    ),
)
