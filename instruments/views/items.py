"""One item at a time, with the reader's name and hour across it; each look is written down (9.3.1)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from instruments import actions, queries, rules
from instruments.forms import ItemForm, PictureForm, ReasonForm
from instruments.forms.items import SLOT

from .finding import instrument_for, item_for


@require_safe
def item(request, pk):
    """One item as it is read; its key only on a page of its own."""
    return _show(request, item_for(request, pk))


@require_safe
def key(request, pk):
    """The item with its key, which stands in the trail."""
    found = item_for(request, pk)
    opened = actions.key_of(found, by=request.user, at=clock.now())
    return _show(request, found, key=opened)


def add_item(request, pk):
    """One more item for a draft."""
    instrument = instrument_for(request, pk)
    form = ItemForm(request.POST or None, instrument=instrument)
    if form.is_valid():
        with refusals_on(form):
            made = actions.write_item(instrument, content=form.typed, by=request.user, at=clock.now())
            messages.success(request, _("Item %(code)s is kept.") % {"code": made.code})
            return redirect(made)
    return _typing(request, instrument, form)


def edit_item(request, pk):
    """Change an item of a draft. Its key stands in the form, so this is written down as opening it."""
    found = item_for(request, pk)
    instrument = found.instrument
    can_edit = rules.can_edit(request.user, instrument, on=clock.today())
    if not can_edit:
        return _typing(request, instrument, None, found)
    opened = actions.key_of(found, by=request.user, at=clock.now())
    form = ItemForm(request.POST or None, instrument=instrument, content=queries.content_of(found, opened))
    if form.is_valid():
        with refusals_on(form):
            actions.write_item(instrument, content=form.typed, item=found, by=request.user, at=clock.now())
            messages.success(request, _("Item %(code)s is kept.") % {"code": found.code})
            return redirect(found)
    return _typing(request, instrument, form, found)


@require_POST
def remove_item(request, pk):
    """Take an item out of a draft."""
    found = item_for(request, pk)
    with refusals_told(request):
        actions.remove_item(found, by=request.user, at=clock.now())
        messages.success(request, _("Item %(code)s is no longer in the draft.") % {"code": found.code})
    return redirect(found.instrument)


@require_safe
def picture(request, pk):
    """The picture of an item."""
    found = item_for(request, pk)
    if found.image is None:
        raise Http404
    return serve(request, found.image, at=clock.now(), inline=True)


@require_POST
def set_picture(request, pk):
    """Give an item of a draft a picture, or take it away where none is sent."""
    found = item_for(request, pk)
    with refusals_told(request):
        file = request.FILES.get("file")
        examined = examine(file, slot=SLOT) if file else None
        actions.set_picture(found, examined=examined, by=request.user, at=clock.now())
        messages.success(request, _("The picture is kept.") if file else _("The picture is taken away."))
    return redirect(found)


def retire(request, pk):
    """Take one item of an edition in force out of use."""
    found = item_for(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.retire_item(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Item %(code)s is drawn no more.") % {"code": found.code})
            return redirect(found)
    page = {
        "form": form,
        "item": found,
        "can_retire": rules.can_retire(request.user, found, on=clock.today()),
    }
    return render(request, "instruments/retire.html", page)


def _show(request, found, *, key=None):
    at, today = clock.now(), clock.today()
    actions.look_at_item(found, by=request.user, at=at)
    before, after = queries.neighbours(found)
    page = {
        "item": found,
        "instrument": found.instrument,
        "validity": queries.validity_of(found.instrument),
        "key": key,
        # A reviewer who turns the pages reads each item with its key.
        "turn": "instruments:key"
        if key is not None and found.instrument.is_reviewed_now
        else "instruments:item",
        "before": before,
        "after": after,
        "picture": PictureForm(),
        "can_edit": rules.can_edit(request.user, found.instrument, on=today),
        "can_retire": rules.can_retire(request.user, found, on=today),
        "at": at,
    }
    return render(request, "instruments/item.html", page)


def _typing(request, instrument, form, found=None):
    page = {
        "form": form,
        "instrument": instrument,
        "item": found,
        "can_edit": rules.can_edit(request.user, instrument, on=clock.today()),
        "at": clock.now(),
    }
    return render(request, "instruments/edit_item.html", page)
