"""The list of test places, one place, and what the office does with it (9.3.2)."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from venues import actions, rules
from venues.forms import CloseForm, EndOfficerForm, OfficerForm, VenueEditForm, VenueForm
from venues.models import Venue, VenueOfficer
from venues.queries.pages import piece_rows, place_rows, verification_rows
from venues.queries.places import officers_once

CLOSED = "tutup"


def door(request, pk):
    """The place, for whoever may see it."""
    seen = Venue.objects.visible_to(request.user, on=clock.today())
    return get_object_or_404(seen.select_related("organisation"), pk=pk)


@require_safe
def venues(request):
    """Every place that one may see, with what it is verified for today."""
    today, view, words = clock.today(), request.GET.get("keadaan", ""), request.GET.get("cari", "").strip()
    seen = Venue.objects.visible_to(request.user, on=today)
    found = seen.filter(closed_on__lte=today) if view == CLOSED else seen.open_on(today)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(city__icontains=words))
    rows = place_rows(found, on=today)
    page = {
        "rows": rows,
        "verified": sum(bool(row.verified) for row in rows),
        "view": view,
        "words": words,
        "can_manage": rules.can_manage_venues(request.user, on=today),
    }
    return render(request, "venues/venues.html", page)


@require_safe
def venue(request, pk):
    """One place: what was found of it, what stands in it, who keeps it, which tests are held there."""
    found, today = door(request, pk), clock.today()
    verifications = list(verification_rows(found, request.user, on=today))
    page = {
        "venue": found,
        "today": today,
        "verifications": [(one, one.holds_on(today)) for one in verifications],
        "verified": [one for one in verifications if one.holds_on(today)],
        "is_closed": found.is_closed_on(today),
        "pieces": piece_rows(found, on=today),
        "officers": [(officer, officer.in_force_on(today)) for officer in officers_once(found)],
        "uses": rules.uses_of(found, since=today),
        "can_manage": rules.can_manage_venues(request.user, on=today),
        "can_keep": rules.can_keep(request.user, found, on=today),
    }
    return render(request, "venues/venue.html", page)


def add(request):
    """Enter a test place."""
    form = VenueForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            added = actions.add_venue(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The test place is entered. It may be used once it is verified."))
            return redirect(added)
    return render(request, "venues/add.html", {"form": form})


def edit(request, pk):
    """Change what is known of a place."""
    found = door(request, pk)
    form = VenueEditForm(request.POST or None, instance=found)
    if form.is_valid():
        with refusals_on(form):
            seen = form.cleaned_data["version"]
            actions.edit_venue(found, facts=form.facts, seen=seen, by=request.user, at=clock.now())
            messages.success(request, _("The test place is changed."))
            return redirect(found)
    return render(request, "venues/edit.html", {"form": form, "venue": door(request, pk)})


def close(request, pk):
    """From when on no test is held there."""
    found = door(request, pk)
    form = CloseForm(request.POST or None, initial={"closed_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.close_venue(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("No test is held there from that day on."))
            return redirect(found)
    return render(request, "venues/close.html", {"form": form, "venue": found})


@require_POST
def reopen(request, pk):
    """Tests may be held there again."""
    found = door(request, pk)
    with refusals_told(request):
        actions.reopen_venue(found, by=request.user, at=clock.now())
        messages.success(request, _("The test place is open again, as far as its verifications last."))
    return redirect(found)


def appoint(request, pk):
    """Give the place to somebody who keeps it."""
    found, today = door(request, pk), clock.today()
    form = OfficerForm(
        request.POST or None, venue=found, by=request.user, day=today, initial={"starts_on": today}
    )
    if form.is_valid():
        facts = dict(form.cleaned_data)
        with refusals_on(form):
            person = facts.pop("person")
            actions.appoint_officer(found, person, **facts, by=request.user, at=clock.now())
            messages.success(request, _("%s keeps this place and is told.") % person)
            return redirect(found)
    return render(request, "venues/appoint.html", {"form": form, "venue": found})


def end_officer(request, pk):
    """Name the last day of a service."""
    today = clock.today()
    seen = VenueOfficer.objects.filter(venue__in=Venue.objects.visible_to(request.user, on=today))
    officer = get_object_or_404(seen.select_related("venue", "user"), pk=pk)
    form = EndOfficerForm(request.POST or None, initial={"ends_on": today})
    if form.is_valid():
        with refusals_on(form):
            actions.end_officer(officer, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The service ends on that day."))
            return redirect(officer.venue)
    return render(request, "venues/end_officer.html", {"form": form, "officer": officer})
