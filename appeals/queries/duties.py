"""What waits about appeals for whom: office, head, members of a team, appellant (9.9)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from appeals.models import Appeal, Seat
from appeals.states import AppealState
from foundation.workdays.queries import Calendar, reckoning_by
from foundation.workflow.todo import Todo

from .hearing import unsigned
from .subjects import ruling_deadline
from .team import shortage


def todo(user, *, at):
    """Check an appeal, form its team, appoint outsiders; declare, hear, speak, sign."""
    with reckoning_by(Calendar.kept()):
        return [*_as_office(user, at=at), *_as_member(user)]


def _as_office(user, *, at):
    if not user.holds(Role.SECRETARIAT, Role.HEAD):
        return
    waiting = Appeal.objects.visible_to(user).filter(state__in=[AppealState.LODGED, AppealState.ADMITTED])
    for appeal in waiting.select_related("application__scheme_version"):
        if appeal.state == AppealState.LODGED:
            yield _todo(appeal, _("Check appeal %s") % appeal.number, _("Admit it, or say why not."), "9.9.1")
        elif shortage(appeal, on=timezone.localdate(at)):
            words = _("Too few of the appeal team had no part. The head appoints others.")
            yield _todo(appeal, _("Complete the team of appeal %s") % appeal.number, words, "9.9.3")
        else:
            words = _("People without a part hear it.")
            yield _todo(appeal, _("Form the team of appeal %s") % appeal.number, words, "9.9.3")


def _as_member(user):
    seats = Seat.objects.filter(user=user, ended_at__isnull=True, appeal__closed_at__isnull=True)
    for seat in seats.select_related("appeal__application__scheme_version"):
        if found := _at_seat(seat, seat.appeal):
            verb, words, clause = found
            yield _todo(seat.appeal, verb % seat.appeal.number, words, clause)


def _at_seat(seat, appeal):
    if not seat.declared_at:
        return _("Accept your seat for appeal %s"), _("Declare that you had no part in the case."), "9.9.3"
    if appeal.state == AppealState.HEARD and not seat.voices.filter(hearing=appeal.hearing).exists():
        return _("Give your voice on appeal %s"), _("Both sides are heard."), "9.9.4"
    if appeal.state == AppealState.HEARD and seat.is_chair:
        return _("Write the ruling on appeal %s"), _("Every member has to have spoken."), "9.9.4"
    if appeal.state == AppealState.RULED and unsigned(appeal).filter(pk=seat.pk).exists():
        return _("Sign the ruling on appeal %s"), _("It holds when all have signed."), "9.9.6"
    if appeal.state == AppealState.FORMED and seat.is_chair:
        return _("Hear both sides of appeal %s"), _("Call the hearing, or record it."), "9.9.4"
    return None


def _todo(appeal, verb, why, clause):
    return Todo(
        verb=verb,
        why=why,
        due_on=ruling_deadline(appeal).due_on,
        url=appeal.get_absolute_url(),
        kind="appeal",
        clause=clause,
        icon="scale",
        button=_("Open"),
    )
