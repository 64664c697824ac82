"""What waits because of sessions: for who watches over one, for who assesses there, for the office (9.3.2, 9.3.3)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from examinations.models import Seat, Session
from examinations.states import SessionState
from foundation.look.writing import clock
from foundation.workflow.todo import Todo

from .doubts import doubts_to_settle
from .sessions import day_of, plans_waiting, versions_to_test


def session_todos(user, *, at):
    """Today's sessions of whoever works there; seats to give, sessions left open, results in doubt."""
    today = timezone.localdate(at)
    todos = [*_of_worker(user, today)]
    if user.holds(Role.SECRETARIAT, on=today):
        todos += [*_of_office(today, at)]
        todos += [*_in_doubt(doubts_to_settle())]
    elif user.holds(Role.ASSESSOR, on=today):
        todos += [*_in_doubt(doubts_to_settle(leading=user))]
    return todos


def _of_worker(user, today):
    mine = Session.objects.worked_in_by(user).ahead().select_related("venue")
    for session in mine.filter(begins_at__lte=day_of(today)[1]):
        if session.state == SessionState.RUNNING:
            if session.invigilator_id == user.pk:
                yield _day(
                    session, _("Watch over the session at %s") % session.venue, _("Then close and sign it.")
                )
            continue
        if session.on == today and session.invigilator_id == user.pk:
            why = _("It begins at %s.") % clock(session.begins_at)
            yield _day(session, _("Open the session at %s") % session.venue, why)
    waiting = Seat.objects.live().filter(
        session__in=Session.objects.filter(assessors__registration__user=user, state=SessionState.RUNNING),
        presence="LATE",
        admitted=None,
    )
    for seat in waiting.with_candidate():
        yield Todo(
            verb=_("Say whether %s may take part") % seat.name,
            why=_("The candidate came late."),
            due_on=today,
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
    )


def _of_office(today, at):
    for version in versions_to_test(today):
        count = plans_waiting(version).count()
        if count:
            yield Todo(
                verb=_("Give a seat to who waits for a test"),
                why=ngettext("%(n)d candidate of %(scheme)s.", "%(n)d candidates of %(scheme)s.", count)
                % {"n": count, "scheme": version.title},
                due_on=None,
                url=reverse("examinations:sessions"),
                kind="session",
                clause="9.3.2",
                icon="calendar-event",
                button=_("Sessions"),
            )
    left = Session.objects.ahead().filter(ends_at__lt=day_of(today)[0]).select_related("venue", "invigilator")
    for session in left:
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
