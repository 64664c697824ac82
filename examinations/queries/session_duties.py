"""What waits because of sessions: for who watches over one, for who assesses there, for the office (9.3.2, 9.3.3)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from examinations.models import Presence, Seat
from examinations.states import SessionState
from foundation.look.writing import clock
from foundation.workflow.todo import Todo

from .doubts import doubts_to_settle
from .sessions import day_of, waiting_by_version


def session_todos(parts):
    """Today's sessions of whoever works there; seats to give, sessions left open, results in doubt."""
    todos = [*_of_invigilator(parts), *_of_assessor(parts)]
    if parts.user.holds(Role.SECRETARIAT, on=parts.today):
        todos += [*_seats_to_give(), *_left_open(parts)]
        todos += [*_in_doubt(doubts_to_settle())]
    elif parts.user.holds(Role.ASSESSOR, on=parts.today):
        todos += [*_in_doubt(doubts_to_settle(leading=parts.user))]
    return todos


def _of_invigilator(parts):
    for session in parts.watched:
        if session.state == SessionState.RUNNING:
            verb = _("Watch over the session at %s") % session.venue
            yield _day(session, verb, _("Then close and sign it."))
        elif session.on == parts.today:
            why = _("It begins at %s.") % clock(session.begins_at)
            yield _day(session, _("Open the session at %s") % session.venue, why)


def _of_assessor(parts):
    """Who came late waits for the word of an assessor."""
    waiting = Seat.objects.live().filter(
        session__in=parts.running,
        session__assessors__registration__user=parts.user,
        presence=Presence.LATE,
        admitted=None,
    )
    for seat in waiting.with_candidate().distinct():
        yield Todo(
            verb=_("Say whether %s may take part") % seat.name,
            why=_("The candidate came late."),
            due_on=parts.today,
            url=reverse("examinations:day_seat", args=[seat.pk]),
            kind="session",
            clause="9.3.2",
            icon="clock-exclamation",
            button=_("Decide"),
        )


def _day(session, verb, why):
    return Todo(
        verb=verb,
        why=why,
        due_on=session.on,
        url=reverse("examinations:day", args=[session.pk]),
        kind="session",
        clause="9.3.2",
        icon="calendar-event",
        button=_("Watch over the session") if session.is_running else _("Open the session"),
    )


def _seats_to_give():
    for version, count in waiting_by_version():
        yield Todo(
            verb=_("Give a seat to who waits for a test"),
            why=ngettext("%(n)d candidate of %(scheme)s.", "%(n)d candidates of %(scheme)s.", count)
            % {"n": count, "scheme": version.title},
            due_on=None,
            url=reverse("examinations:sessions"),
            kind="session",
            clause="9.3.2",
            icon="calendar-event",
            button=_("Give seats"),
        )


def _left_open(parts):
    """Their day is over, and nobody has closed them."""
    for session in parts.begun:
        if session.ends_at >= day_of(parts.today)[0]:
            continue
        yield Todo(
            verb=_("Ask about the session at %s") % session.venue,
            why=_("Its day is over, and %s has not closed it.") % session.invigilator
            if session.state == SessionState.RUNNING
            else _("Its day is over, and nobody has opened it. Call it off."),
            due_on=session.on,
            url=session.get_absolute_url(),
            kind="session",
            clause="9.3.6",
            icon="calendar-due",
            button=_("See"),
        )


def _in_doubt(flags):
    if flags:
        count = len(flags)
        yield Todo(
            verb=_("Settle results in doubt"),
            why=ngettext(
                "%d result was measured with equipment that was not in order.",
                "%d results were measured with equipment that was not in order.",
                count,
            )
            % count,
            due_on=None,
            url=reverse("examinations:doubts"),
            kind="doubt",
            clause="9.3.3",
            icon="scale",
            button=_("Settle"),
        )
