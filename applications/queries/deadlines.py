"""Until when the applicant puts right what was returned (9.1.5)."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Return
from applications.states import ApplicationState
from foundation.deadlines.kinds import Due, Kind, days_before
from foundation.workdays.queries import after_days, fixed_day

REMINDED = (7, 3, 1)
REOPENED = "2"


def returned(at):
    """What was sent back and is not answered."""
    waiting = Return.objects.filter(answered_at=None, application__state=ApplicationState.RETURNED)
    return waiting.select_related("application__applicant", "application__scheme_version").order_by("pk")


def _due(back, at):
    given = back.reopened_at or back.returned_at
    deadline = after_days(timezone.localdate(given), back.application.scheme_version.returned_due_days)
    if deadline.due_on != back.due_on:
        deadline = fixed_day(back.due_on, _("As the letter said that returned it."))
    key = REOPENED if back.reopened_at else ""
    return Due(deadline, (back.application.applicant,), days_before(deadline, *REMINDED), key=key)


KINDS = (
    Kind(
        code="pengembalian",
        label=gettext_lazy("Returned application"),
        clause="9.1.5",
        subjects=returned,
        due=_due,
        title=lambda back: _("Put right what was returned in %s") % back.application.number,
        mine=lambda person: Q(application__applicant=person),
        page=lambda back, person: back.application.get_absolute_url(),
        why=gettext_lazy("After that day we close the application; it can be opened again once."),
    ),
)
