"""What waits about written tests: for the candidate on the day, for who watches, for who marks (9.3.1)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from examinations.models import HERE, Seat, Session
from examinations.states import PaperState, SessionState
from foundation.look import writing
from foundation.workflow.todo import Todo
from instruments.models import WRITTEN

from .written_marks import papers_to_mark

OPEN = (PaperState.DRAWN, PaperState.RUNNING)


def written_todos(parts):
    """Of every session, paper and marking of this person."""
    todos = [*_to_write(Seat.objects.filter(plan__assessment__in=parts.tested), parts.at)]
    todos += _to_watch([session for session in parts.watched if session in parts.running])
    if parts.user.holds(Role.ASSESSOR, on=parts.today):
        todos += _to_mark(parts.user)
    return todos


def written_todos_of(assessment, *, at):
    """What the candidate of this case has to write now."""
    return [*_to_write(Seat.objects.filter(plan__assessment=assessment), at)]


def _to_write(seats, at):
    """From the moment that the face was compared, as long as a form is not closed."""
    running = seats.live().filter(
        session__state=SessionState.RUNNING, presence__in=HERE, identified_at__isnull=False
    )
    for seat in running.prefetch_related("plan__methods__instrument", "written_papers"):
        planned = {m.instrument_id for m in seat.plan.methods.all() if m.instrument.form in WRITTEN}
        closed = {
            p.instrument_id
            for p in seat.written_papers.all()
            if p.state not in OPEN or (p.started_at and not p.is_writing(at))
        }
        if planned - closed:
            yield _todo(
                _("Write your test"),
                _("You are present and identified."),
                reverse("examinations:my_written"),
                kind="write",
                icon="writing",
            )


def _to_watch(running):
    written = Session.objects.filter(
        pk__in=[session.pk for session in running], seats__plan__methods__instrument__form__in=WRITTEN
    )
    for session in written.select_related("venue").distinct():
        yield _todo(
            _("Watch over the written test at %s") % session.venue,
            _("The session is running."),
            reverse("examinations:written_room", args=[session.pk]),
            kind="watch",
            icon="eye",
            button=_("Watch over the written test"),
        )


def _to_mark(user):
    for paper in papers_to_mark(user):
        yield _todo(
            _("Mark paper %(code)s, %(form)s") % {"code": paper.code, "form": paper.printed_form},
            _("Closed on %s.") % writing.day(paper.closed_at),
            reverse("examinations:mark_written", args=[paper.pk]),
            kind="mark",
            icon="pencil",
            button=_("Mark the paper"),
        )


def _todo(verb, why, url, *, kind, icon, button=""):
    return Todo(verb, why, due_on=None, url=url, kind=kind, clause="9.3.1", icon=icon, button=button)
