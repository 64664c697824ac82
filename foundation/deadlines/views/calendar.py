"""The calendar of working days: look it up; change it, having seen which deadlines move."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from foundation.deadlines import actions
from foundation.deadlines.forms import HolidayForm, StrikeForm
from foundation.deadlines.kinds import KINDS
from foundation.deadlines.models import CalendarChange
from foundation.deadlines.queries import Change, moves_by, seen
from foundation.deadlines.rules import can_change_calendar, is_expected
from foundation.deadlines.states import Act
from foundation.workdays.models import Holiday
from foundation.workdays.published import not_entered
from foundation.workdays.queries import missing_calendars, years_kept
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

LATEST = 20


@require_safe
def holidays(request):
    """The days of a year, what is lacking, and what was changed last."""
    today = clock.today()
    year = _year(request.GET.get("tahun"), today)
    first, last = today.replace(year=year, month=1, day=1), today.replace(year=year, month=12, day=31)
    context = {
        "year": year,
        "years": sorted({*years_kept(), today.year, today.year + 1, year}),
        "days": Holiday.objects.filter(day__year=year),
        "missing": missing_calendars(first, last),
        "published": not_entered(year),
        "changes": CalendarChange.objects.select_related("made_by").prefetch_related("moves")[:LATEST],
        "can_change": can_change_calendar(request.user, at=clock.now()),
    }
    return render(request, "deadlines/holidays.html", context)


def enter(request):
    """A day that was declared."""
    form = HolidayForm(request.POST or None)
    words = Words(_("Add a day"), _("Add the day"), reverse("deadlines:holidays"))
    return _change(request, form, words, lambda: Change(Act.ENTER, form.holiday.source, (), (form.holiday,)))


def mend(request, pk):
    """A day that was moved, or is called otherwise, or stands on another decree."""
    day = get_object_or_404(Holiday, pk=pk)
    said = {name: getattr(day, name) for name in HolidayForm.base_fields}
    form = HolidayForm(request.POST or None, initial=said)
    words = Words(_("Mend a day"), _("Mend the day"), _page_of(day.day.year), day=day)
    return _change(
        request, form, words, lambda: Change(Act.MEND, form.holiday.source, (day,), (form.holiday,))
    )


def strike(request, pk):
    """A day on which people work after all."""
    day = get_object_or_404(Holiday, pk=pk)
    form = StrikeForm(request.POST or None)
    words = Words(_("Strike a day"), _("Strike the day"), _page_of(day.day.year), day=day, stop=True)
    return _change(request, form, words, lambda: Change(Act.STRIKE, form.cleaned_data["source"], (day,)))


def enter_published(request, year):
    """What is published for a year and is not in the calendar here."""
    days = tuple(not_entered(year)) if is_expected(year, on=clock.today()) else ()
    if not days:
        raise Http404
    form = StrikeForm(request.POST or None, initial={"source": days[0].source})
    words = Words(_("Enter the published calendar"), _("Enter these days"), _page_of(year), days=days)
    return _change(request, form, words, lambda: _published(days, **form.cleaned_data))


@require_safe
def change(request, pk):
    """A change that was made: what it said, and which deadlines moved."""
    made = get_object_or_404(CalendarChange.objects.select_related("made_by"), pk=pk)
    moves = [(KINDS[move.kind].label if move.kind in KINDS else move.kind, move) for move in made.moves.all()]
    return render(request, "deadlines/change.html", {"change": made, "moves": moves})


@dataclass(frozen=True)
class Words:
    """What the page of a change is called, and where it leads back to."""

    title: str
    verb: str
    back: str
    day: Holiday | None = None
    days: tuple = ()
    stop: bool = False


def _change(request, form, words, make):
    """Look first: what the change moves is shown, and only what was shown is applied."""
    at, page = clock.now(), {"form": form, "words": words}
    if form.is_valid():
        with refusals_on(form):
            change = make()
            if "seen" in request.POST:
                made = actions.change_calendar(change, seen=request.POST["seen"], by=request.user, at=at)
                messages.success(request, _said(made))
                return redirect("deadlines:change", made.pk)
            page |= _preview(change, at=at)
    return render(request, "deadlines/change_calendar.html", page)


def _published(days, *, source):
    """The days stand on the decree that was typed, where the secretariat has it before them."""
    for day in days:
        day.source = source
    return Change(Act.PUBLISHED, source, entered=days)


def _preview(change, *, at):
    moves = moves_by(change, at=at)
    return {"previewed": True, "moves": moves, "seen": seen(moves)}


def _said(change):
    n = change.moves.count()
    moved = ngettext("%d deadline moved.", "%d deadlines moved.", n) % n
    return f"{_('The calendar is changed.')} {moved}"


def _page_of(year):
    return f"{reverse('deadlines:holidays')}?tahun={year}"


def _year(text, today):
    wanted = int(text) if text and text.isascii() and text.isdigit() else today.year
    return wanted if is_expected(wanted, on=today) else today.year
