"""What waits about meetings for whom: the members, the secretariat (9.4)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from decisions.models import Addendum, Meeting, MinutesSignature, Seat
from decisions.states import AddendumState, MeetingState
from fees.states import InvoiceState
from foundation.look import writing
from foundation.workflow.todo import Todo

from .completeness import ready_for_agenda
from .items import decision_of
from .retests import retests_to_open


def todo(user, *, at):
    """Seats to take, votes to cast, minutes to sign; and for the secretariat files that wait for a meeting."""
    today = timezone.localdate(at)
    todos = (
        [found for seat in _seats(user) if (found := _at_seat(seat, today))]
        if user.holds(Role.DECISION)
        else []
    )
    if user.holds(Role.DECISION):
        todos += [_sign_addendum(addendum) for addendum in _addenda(user)]
    if user.holds(Role.SECRETARIAT):
        todos += [*_to_plan(), *(_open_retest(retest) for retest in retests_to_open(user))]
    return todos


def _seats(user):
    living = [MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.MINUTED]
    return Seat.objects.filter(user=user, meeting__state__in=living).select_related("meeting")


def _addenda(user):
    """Those that wait for this person's signature."""
    present = Seat.objects.filter(user=user).exclude(presence="")
    waiting = Addendum.objects.filter(state=AddendumState.SIGNING, meeting__seats__in=present)
    return waiting.exclude(signatures__seat__in=present).select_related("meeting")


def _at_seat(seat, today):
    meeting = seat.meeting
    if meeting.state == MeetingState.MINUTED:
        signed = MinutesSignature.objects.filter(seat=seat, annulled_at__isnull=True).exists()
        return None if signed or not seat.presence else _sign(meeting)
    if not seat.presence:
        return _come(meeting, today)
    if meeting.state == MeetingState.CONVENED and (count := _open_votes(seat)):
        return _vote(meeting, count)
    return None


def _open_votes(seat):
    aside = seat.recusals.values("item")
    voted = seat.votes.values("item")
    items = seat.meeting.items.exclude(pk__in=aside).exclude(pk__in=voted)
    return sum(decision_of(item) is None for item in items)


def _sign(meeting):
    return _todo(
        meeting, _("Sign minutes %s") % meeting.number, _("The decree follows when all have signed."), "9.4.5"
    )


def _sign_addendum(addendum):
    return _todo(
        addendum,
        _("Sign the addendum"),
        _("%s corrects words of the minutes and holds when all have signed.") % addendum.number,
        "9.4.5",
    )


def _vote(meeting, count):
    return _todo(
        meeting, _("Vote in the plenary meeting"), _("%d cases wait for your vote.") % count, "9.4.5"
    )


def _come(meeting, today):
    verb = _("Take your seat in the meeting") if meeting.on <= today else _("Read the files of the meeting")
    why = f"{writing.weekday(meeting.on)}, {meeting.starts_at:%H.%M} WIB, {meeting.place}"
    return _todo(meeting, verb, why, "9.4.2", due_on=meeting.on)


def _to_plan():
    waiting = ready_for_agenda().count()
    planned = Meeting.objects.filter(state=MeetingState.PLANNED).first() if waiting else None
    if planned:
        words = _("%d reported cases wait for an agenda.") % waiting
        yield _todo(planned, _("Put cases on the agenda"), words, "9.4.1")


def retest_to_pay(retest):
    """What the candidate owes for it; None where nothing is owed, or a slip is being checked."""
    invoice = retest.invoice
    if invoice is None or invoice.state != InvoiceState.OPEN or invoice.is_being_checked:
        return None
    return Todo(
        verb=_("Pay the retest: %s") % writing.money(invoice.due),
        why=_("Invoice %s. Upload the transfer slip after you have paid.") % invoice.number,
        due_on=None,
        url=invoice.get_absolute_url(),
        kind="payment",
        clause="8.4",
        icon="receipt",
        button=_("See the invoice"),
    )


def _open_retest(retest):
    return Todo(
        verb=_("Open the retest of %s") % retest.application.particulars.full_name,
        why=_("It is paid. The assessor then plans the test anew."),
        due_on=None,
        url=retest.get_absolute_url(),
        kind="test",
        clause="9.3.5",
        icon="refresh",
        button=_("See"),
    )


def _todo(about, verb, why, clause, *, due_on=None):
    return Todo(
        verb=verb,
        why=why,
        due_on=due_on,
        url=about.get_absolute_url(),
        kind="meeting",
        clause=clause,
        icon="gavel",
    )
