"""Until when the applicant puts right what was returned (9.1.5)."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role
from applications.models import Return
from applications.states import ApplicationState
from foundation.deadlines.kinds import Due, Kind, days_before
from foundation.deadlines.queries import address_of
from foundation.workdays.queries import after_days, fixed_day

CODE = "pengembalian"
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


def _page(back, person):
    """The case, for whoever may open it; the head, whom the list of all shows it, reads how it is counted."""
    if person.pk == back.application.applicant_id or person.holds(Role.SECRETARIAT):
        return back.application.get_absolute_url()
    return address_of(CODE, back, REOPENED if back.reopened_at else "")


KINDS = (
    Kind(
        code=CODE,
        label=gettext_lazy("Returned application"),
        clause="9.1.5",
        subjects=returned,
        due=_due,
        title=lambda back: _("Put right what was returned in %s") % back.application.number,
        mine=lambda person: Q(application__applicant=person),
        page=_page,
        why=gettext_lazy("After that day we close the application; it can be opened again once."),
    ),
)
