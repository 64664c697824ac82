"""One piece of equipment: its checks, its doubts, and what its keepers do with it (9.3.3)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from venues import actions, rules
from venues.forms import CheckForm, DoubtForm, EquipmentEditForm, EquipmentForm, ReasonForm, RetireForm
from venues.models import Equipment
from venues.queries import deciding_check

from .places import door as venue_door


def door(request, pk):
    """The piece, for whoever sees its place."""
    seen = Equipment.objects.visible_to(request.user, on=clock.today())
    return get_object_or_404(seen.select_related("venue"), pk=pk)


@require_safe
def equipment(request, pk):
    """One piece: whether it may be used today, its checks, what is doubted, which tests use it."""
    return show(request, door(request, pk))


def show(request, piece, **forms):
    """The page, with forms that were refused put back in their place."""
    today = clock.today()
    page = {
        "piece": piece,
        "check": deciding_check(piece, today),
        "can_use": rules.can_use_equipment(piece, on=today),
        "can_keep": rules.can_keep(request.user, piece.venue, on=today),
        "may_doubt": rules.can_doubt_equipment(
            request.user, piece, from_on=today, until_on=today, reason="-", on=today
        ),
        "is_retired": piece.is_retired_on(today),
        "checks": _checks(request.user, piece, today, forms),
        "doubts": _doubts(request.user, piece, today, forms),
        "uses": rules.uses_of(piece, since=today),
    }
    return render(request, "venues/equipment.html", page)


def _checks(user, piece, today, forms):
    """Each check with whether and how it is struck out."""
    return [
        {
            "check": check,
            "may_strike": rules.can_strike_check(user, check, reason="-", on=today),
            "form": forms.get(f"strike-{check.pk}") or ReasonForm(prefix=f"strike-{check.pk}"),
        }
        for check in piece.checks.select_related("recorded_by", "struck_by", "equipment__venue", "upload")
    ]


def _doubts(user, piece, today, forms):
    """Each doubt with whether and how it is dropped."""
    return [
        {
            "doubt": doubt,
            "may_drop": rules.can_drop_doubt(user, doubt, reason="-", on=today),
            "form": forms.get(f"drop-{doubt.pk}") or ReasonForm(prefix=f"drop-{doubt.pk}"),
        }
        for doubt in piece.doubts.select_related("raised_by", "dropped_by")
    ]


def add(request, pk):
    """Enter a piece of equipment."""
    venue = venue_door(request, pk)
    form = EquipmentForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            added = actions.add_equipment(venue, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The equipment is entered. Record its last check now."))
            return redirect("venues:check", added.pk)
    return render(request, "venues/add_equipment.html", {"form": form, "venue": venue})


def edit(request, pk):
    """Change its words, or what it needs."""
    piece = door(request, pk)
    sets_needs = rules.can_manage_venues(request.user, on=clock.today())
    form = EquipmentEditForm(request.POST or None, instance=piece, sets_needs=sets_needs)
    if form.is_valid():
        with refusals_on(form):
            seen = form.cleaned_data["version"]
            actions.edit_equipment(piece, facts=form.facts, seen=seen, by=request.user, at=clock.now())
            messages.success(request, _("The equipment is changed."))
            return redirect(piece)
    return render(request, "venues/edit_equipment.html", {"form": form, "piece": door(request, pk)})


def check(request, pk):
    """Record a verification or calibration."""
    piece = door(request, pk)
    form = CheckForm(request.POST or None, request.FILES or None, initial={"kind": piece.needs})
    if form.is_valid():
        with refusals_on(form):
            facts = dict(form.cleaned_data)
            file = facts.pop("file")
            examined = examine(file, slot=Slot.DOCUMENT) if file else None
            actions.record_check(piece, **facts, examined=examined, by=request.user, at=clock.now())
            messages.success(request, _("The check is recorded."))
            return redirect(piece)
    return render(request, "venues/check.html", {"form": form, "piece": piece})


@require_safe
def check_file(request, pk, check):
    """The certificate of a check."""
    kept = get_object_or_404(door(request, pk).checks.select_related("upload"), pk=check)
    if kept.upload is None:
        raise Http404
    return serve(request, kept.upload, at=clock.now(), inline=True)


@require_POST
def strike(request, pk, check):
    """A check that does not stand."""
    piece = door(request, pk)
    kept = get_object_or_404(piece.checks.select_related("equipment__venue"), pk=check)
    form = ReasonForm(request.POST, prefix=f"strike-{kept.pk}")
    if form.is_valid():
        with refusals_on(form):
            actions.strike_check(kept, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The check is struck out. Days it alone spoke for are in doubt."))
            return redirect(piece)
    return show(request, piece, **{f"strike-{kept.pk}": form})


def retire(request, pk):
    """No test uses it any more."""
    piece = door(request, pk)
    form = RetireForm(request.POST or None, initial={"retired_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.retire_equipment(piece, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("No test uses it from that day on."))
            return redirect(piece)
    return render(request, "venues/retire.html", {"form": form, "piece": piece})


def doubt(request, pk):
    """Days on which it was not in order, as was found afterwards."""
    piece = door(request, pk)
    form = DoubtForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.doubt_equipment(piece, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Results of those days are in doubt until each is settled."))
            return redirect(piece)
    return render(request, "venues/doubt.html", {"form": form, "piece": piece})


@require_POST
def drop(request, pk, doubt):
    """The days are beyond doubt after all."""
    piece = door(request, pk)
    kept = get_object_or_404(piece.doubts.all(), pk=doubt)
    form = ReasonForm(request.POST, prefix=f"drop-{kept.pk}")
    if form.is_valid():
        with refusals_on(form):
            actions.drop_doubt(kept, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The doubt is dropped."))
            return redirect(piece)
    return show(request, piece, **{f"drop-{kept.pk}": form})
