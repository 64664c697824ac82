"""Deadlines: one's own, those that an office keeps, and how each was reckoned."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.deadlines.kinds import KINDS, Running
from foundation.deadlines.models import DeadlineMove, Reminder
from foundation.deadlines.queries import find, running, visible_to
from foundation.workflow import clock

PER_PAGE = 50
LATE, ALL = "terlambat", "semua"


@dataclass(frozen=True)
class Row:
    """A deadline with the page where this reader does what is due."""

    running: Running
    page: str
    is_late: bool


@require_safe
def deadlines(request):
    """What is due, the earliest first; whoever keeps a kind sees all of it."""
    at, person = clock.now(), request.user
    keeps = person.holds(*{role for kind in KINDS.values() for role in kind.offices})
    kind, view = request.GET.get("jenis", ""), request.GET.get("tampil", "")
    kinds = [KINDS[kind]] if kind in KINDS else list(KINDS.values())
    whole = keeps and (view in (LATE, ALL) or kind in KINDS)

    found = visible_to(person, at=at, kinds=kinds) if whole else running(at, kinds=kinds, person=person)
    rows = sorted((_row(one, person, at) for one in found), key=lambda row: row.running.deadline.due_at)
    late = [row for row in rows if row.is_late]
    page = Paginator(late if view == LATE else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "late": len(late), "keeps": keeps, "whole": whole, "view": view, "kind": kind}
    return render(request, "deadlines/deadlines.html", context | {"kinds": KINDS.values()})


@require_safe
def deadline(request, kind, key):
    """How one was reckoned, day by day; where it moved, and who was reminded when."""
    at, known = clock.now(), KINDS.get(kind)
    if known is None:
        raise Http404
    one = find(kind, key, at=at)
    reminders = Reminder.objects.filter(kind=kind, key=key).select_related("person")
    is_office = request.user.holds(*known.offices)
    if not (is_office or _is_concerned(request.user, one, reminders)):
        raise Http404
    if not (one or reminders):
        raise Http404

    context = {
        "kind": known,
        "row": one and _row(one, request.user, at),
        "today": clock.today(),
        "free": [day for day in one.deadline.days if day.source] if one else [],
        "moves": DeadlineMove.objects.filter(kind=kind, key=key).select_related("change"),
        "reminders": reminders if is_office else reminders.filter(person=request.user),
        "is_office": is_office,
    }
    return render(request, "deadlines/deadline.html", context)


def _row(one, person, at):
    return Row(one, one.kind.page(one.record, person), one.deadline.has_passed(at))


def _is_concerned(person, one, reminders):
    """Whoever has to act, or was told of it once."""
    people = (*one.due.people, *one.due.late_to) if one else ()
    return person in people or reminders.filter(person=person).exists()
