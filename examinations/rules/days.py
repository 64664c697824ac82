"""What is done on the day: who opens the session, records who came and who they are, and closes it (9.3; E6)."""

import datetime as dt
import hmac

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import holds_role
from examinations.models import IncidentKind, Presence, WrittenPaper
from examinations.queries.sessions import assessors_in, live_seats, photo_of
from examinations.states import PaperState
from foundation.look.writing import clock, weekday
from foundation.workflow.answers import YES, first_no, no

from .sessions import PLACE, WATCHERS, holds_on_the_day, late_minutes, works_in

EARLIEST = dt.timedelta(hours=3)
"""So long before the hour a session may be opened: the room is made ready, and nobody opens tomorrow's by mistake."""
SLOT = 60  # seconds for which a code on a phone is the same
SLOTS = 3  # so many of them are taken: the page shows a new one before the old one is refused


def can_watch_over(user, session):
    """The invigilator and the assessors of the session."""
    if works_in(user, session):
        return holds_role(user, *WATCHERS)
    return no(_("Only the invigilator and the assessors of this session do this."), clause=PLACE)


def can_start_session(user, session, *, at):
    """On its day, near its hour, with somebody to test, if everything that was planned still holds (9.3.2, 9.3.3)."""
    today = timezone.localdate(at)
    return first_no(
        can_watch_over(user, session), _waits(session, today, at), _has_candidates(session)
    ) and holds_on_the_day(session, on=today)


def _waits(session, today, at):
    if not session.is_planned:
        return no(_("This session was opened already, or called off."), clause=PLACE)
    if session.on != today:
        return no(_("This session is held on %s.") % weekday(session.begins_at), clause=PLACE)
    if at < session.begins_at - EARLIEST:
        return no(_("Open the session from %s on.") % clock(session.begins_at - EARLIEST), clause=PLACE)
    return YES


def _has_candidates(session):
    if not session.seats.live().exists():
        return no(_("Nobody has a seat in this session."), clause=PLACE)
    return YES


def can_record(user, seat):
    """Whoever watches over a running session, of a seat that is taken."""
    if seat.given_up_at:
        return no(_("This seat was given up."), clause=PLACE)
    return first_no(can_watch_over(user, seat.session), is_running(seat.session))


def is_running(session):
    """What happens in a session is recorded while it is open, and never afterwards."""
    if not session.is_running:
        return no(_("The session is not open."), clause=PLACE)
    return YES


def can_record_arrival(user, seat):
    """Once, and also of somebody who was entered as absent and comes after all."""
    if seat.presence not in ("", Presence.ABSENT):
        return no(_("The arrival of this candidate is recorded already."), clause=PLACE)
    return can_record(user, seat)


def is_late(seat, at):
    """Whether somebody who comes now is late, by the number of the version."""
    return at > seat.session.begins_at + dt.timedelta(minutes=late_minutes(seat.session.scheme_version))


def can_admit(user, seat, reason=None):
    """An assessor of the session lets somebody who came late in, or not, with a reason; None asks without it."""
    if user.pk not in {registration.user_id for registration in assessors_in(seat.session)}:
        return no(_("An assessor of the session decides whether somebody late may take part."), clause=PLACE)
    if not seat.waits_for_admission:
        return no(_("This candidate does not wait to be let in."), clause=PLACE)
    if reason is not None and not reason.strip():
        return no(_("Say why."), clause=PLACE)
    return can_record(user, seat)


def can_identify(user, seat):
    """Before anything is tested: the person is there, and was let in where they were late (E6)."""
    if seat.identified_at:
        return no(_("The identity is checked already."), clause=PLACE)
    if not seat.is_here:
        return no(_("Record the arrival first."), clause=PLACE)
    if seat.presence == Presence.LATE and not seat.admitted:
        return no(_("The candidate came late. An assessor lets them in first."), clause=PLACE)
    return can_record(user, seat) and _can_be_compared(seat)


def _can_be_compared(seat):
    """With the photo of the application; where there is none, the doubt is written down before anything is tested."""
    if photo_of(seat.application) or seat.incidents.filter(kind=IncidentKind.IDENTITY).exists():
        return YES
    return no(
        _("There is no photograph to compare with. Check the identity card and record the incident first."),
        clause=PLACE,
    )


def can_mark_absent(user, seat, *, at):
    """Who has not come, once the session has begun."""
    if seat.presence:
        return no(_("What became of this seat is recorded already."), clause=PLACE)
    if at < seat.session.begins_at:
        return no(
            _("The session begins at %s. Wait until then.") % clock(seat.session.begins_at), clause=PLACE
        )
    return can_record(user, seat)


def can_mark_left(user, seat):
    """Who was there and goes before the end."""
    if not seat.is_here:
        return no(_("This candidate is not entered as present."), clause=PLACE)
    return can_record(user, seat)


def can_tell_incident(user, session, *, kind, description, seat=None):
    """What happened, in words; what is about a person names the seat."""
    if not description.strip():
        return no(_("Describe what happened."), clause=PLACE)
    if seat is None and kind in (IncidentKind.CHEATING, IncidentKind.IDENTITY):
        return no(_("Say which candidate it is about."), clause=PLACE)
    if seat is not None and seat.session_id != session.pk:
        return no(_("This candidate has no seat in the session."), clause=PLACE)
    return first_no(can_watch_over(user, session), is_running(session))


def has_happened(happened_at, *, at):
    """What is told lies in the past."""
    if happened_at > at:
        return no(_("That hour lies in the future."), clause=PLACE)
    return YES


def tells_the_day(summary):
    """The report says in words how the day went, also where nothing happened."""
    if not summary.strip():
        return no(_("Say how the day went."), clause="9.3.6")
    return YES


def can_exclude(user, seat, *, description):
    """Whoever cheats takes part no more; what becomes of the case stays with its assessors and the meeting."""
    if not seat.is_here:
        return no(_("This candidate is not entered as present."), clause=PLACE)
    return can_tell_incident(
        user, seat.session, kind=IncidentKind.CHEATING, description=description, seat=seat
    )


def can_close_session(user, session):
    """The invigilator, when it is known of every seat what became of it and nobody writes any more (9.3.6)."""
    if user.pk != session.invigilator_id:
        return no(_("The invigilator closes the session and signs its report."), clause="9.3.6")
    return first_no(is_running(session), _knows_of_everybody(session), _nobody_writes(session))


def _knows_of_everybody(session):
    seats = list(live_seats(session))
    unknown = [seat.name for seat in seats if not seat.presence]
    if unknown:
        return no(_("Record first what became of: %s.") % ", ".join(unknown), clause="9.3.6")
    waiting = [seat.name for seat in seats if seat.waits_for_admission]
    if waiting:
        return no(
            _("An assessor has still to say whether these may take part: %s.") % ", ".join(waiting), "9.3.6"
        )
    unseen = [
        seat.name for seat in seats if seat.is_here and seat.admitted is not False and not seat.identified_at
    ]
    if unseen:
        return no(_("Nobody has compared the face with the photograph of: %s.") % ", ".join(unseen), "9.3.6")
    return YES


def _nobody_writes(session):
    papers = WrittenPaper.objects.filter(seat__session=session, state=PaperState.RUNNING)
    if papers.exists():
        return no(_("Somebody is still writing. Wait until the last paper is handed in."), clause="9.3.6")
    return YES


def code_for(seat, at):
    """What the code on the candidate's phone says in this minute; it follows from the seat and is kept nowhere."""
    return _code(seat, _slot(at))


def is_code_of(seat, code, *, at):
    """Whether this code was shown within the last minutes."""
    now = _slot(at)
    codes = [_code(seat, now - back) for back in range(SLOTS)]
    return any(hmac.compare_digest(one.encode(), str(code).encode()) for one in codes)


def can_take_code(user, seat, code, *, at):
    """The invigilator has the candidate's code before them, and it is fresh."""
    if not is_code_of(seat, code, at=at):
        return no(_("This code is too old. Let the candidate show the page again."), clause=PLACE)
    return can_record_arrival(user, seat)


def _slot(at):
    return int(at.timestamp()) // SLOT


def _code(seat, slot):
    name = f"examinations.Seat:{seat.pk}:{seat.given_at.timestamp()}:{slot}"
    return hmac.new(settings.SECRET_KEY.encode(), name.encode(), "sha256").hexdigest()[:20]
