"""What waits about surveillances for whom: holder, office, visitor (9.6)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from foundation.workflow.todo import Todo
from surveillance.models import Conclusion, Outcome, Visit
from surveillance.states import SurveillanceState

from .plans import of_live_certificates, running


def todo(user, *, at):
    """What waits about surveillances: keep the logbook; follow up; visit; look after those not yet seen."""
    on = timezone.localdate(at)
    return [*of_holder(user, on), *_as_visitor(user, on), *_as_office(user, on)]


def of_holder(user, on, *, of=None):
    """What a holder has to do about one certificate, or about each: keep the logbook, follow up."""
    mine = running(on=on).filter(certificate__holder=user).select_related("certificate")
    if of:
        mine = mine.filter(certificate=of)
    for one in mine.filter(state=SurveillanceState.BEGUN):
        yield Todo(
            verb=_("Bring your logbook up to date"),
            why=_("Certificate %s") % one.certificate.number,
            due_on=one.due_on,
            url=reverse("surveillance:mine", args=[one.certificate_id]),
            kind="surveillance",
            clause="9.6.3",
            icon="notebook",
            button=_("Open the logbook"),
        )
    for found in follow_ups().filter(surveillance__in=mine):
        yield Todo(
            verb=_("Do what the surveillance asks for"),
            why=found.follow_up,
            due_on=found.follow_up_on,
            url=reverse("surveillance:mine", args=[found.surveillance.certificate_id]),
            kind="surveillance",
            clause="9.6.3",
            icon="checklist",
            button=_("Open the logbook"),
        )


def follow_ups():
    """Conclusions whose follow-up is not closed."""
    waiting = Conclusion.objects.filter(
        outcome=Outcome.FOLLOW_UP, surveillance__state=SurveillanceState.FOLLOW_UP
    )
    return waiting.select_related("surveillance__certificate")


def visits_to_make(user):
    """Visits of this person that have no report yet."""
    mine = Visit.objects.to_come().filter(visitor=user)
    return mine.select_related("surveillance__certificate")


def _as_visitor(user, on):
    live = of_live_certificates(on=on)
    for visit in visits_to_make(user).filter(surveillance__in=live):
        yield Todo(
            verb=_("Visit %s and write the report") % visit.surveillance.certificate.holder_name,
            why=visit.place,
            due_on=visit.visit_on,
            url=visit.get_absolute_url(),
            kind="visit",
            clause="9.6.3",
            icon="building",
            button=_("Open the visit"),
        )


def _as_office(user, on):
    if not user.holds(Role.SECRETARIAT, on=on):
        return
    planned = running(on=on).filter(state=SurveillanceState.PLANNED).exclude(certificate__holder=user)
    planned = planned.order_by("due_on")
    number = planned.count()
    if number:
        words = ngettext("Look after %d holder", "Look after %d holders", number)
        yield Todo(
            verb=words % number,
            why=_("Nobody has looked after them yet this year."),
            due_on=planned.first().due_on,
            url=reverse("surveillance:board"),
            kind="surveillance",
            clause="9.6.2",
            icon="user-check",
            button=_("See who it is"),
        )
