"""The bank of a scheme: which editions there are, and one of them (9.2.3, 9.3.1)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.journal.queries import trail
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from instruments import actions, queries, rules
from instruments.forms import DraftForm, InstrumentForm
from instruments.models import FormCode
from instruments.queries.onward import onward_from
from schemes.models import SchemeVersion

from .finding import instrument_for, schemes_of


@require_safe
def bank(request):
    """Every version of the reader's schemes, with the editions of each form."""
    versions = SchemeVersion.objects.filter(scheme__in=schemes_of(request), in_force_from__isnull=False)
    shelves = [(version, queries.shelf_of(version)) for version in versions.select_related("scheme")]
    return render(request, "instruments/bank.html", {"shelves": shelves, "today": clock.today()})


def draft(request, pk, form):
    """Begin the next edition of a form."""
    if form not in FormCode:
        raise Http404
    code = FormCode(form)
    versions = SchemeVersion.objects.filter(scheme__in=schemes_of(request))
    found = get_object_or_404(versions, pk=pk)
    before = queries.usable(found, code, clock.today())
    can_draft = rules.can_draft(request.user, found, code, on=clock.today())
    typed = DraftForm(
        request.POST or None, initial={"title_id": code.label} if before is None else vars(before)
    )
    if typed.is_valid():
        with refusals_on(typed):
            made = actions.draft_instrument(
                found, form=code, **typed.cleaned_data, by=request.user, at=clock.now()
            )
            messages.success(request, _("The draft is begun."))
            return redirect(made)
    page = {"form": typed, "code": code, "version": found, "before": before, "can_draft": can_draft}
    return render(request, "instruments/draft.html", page)


@require_safe
def instrument(request, pk):
    """One edition: how far it is, its items without their words, what may be done."""
    found, today = instrument_for(request, pk), clock.today()
    items = found.items.select_related("element__unit", "criterion", "author", "reviewer", "instrument")
    page = {
        "instrument": found,
        "items": items.order_by("element__unit__position", "element__position", "position"),
        "blueprint": queries.blueprint_of(found),
        "lacks": list(queries.shortcomings(found)) if found.is_draft else [],
        "untested": queries.untested_elements(found),
        "can_edit": rules.can_edit(request.user, found, on=today),
        "can_submit": rules.can_submit(request.user, found, on=today),
        "can_review": rules.can_review(request.user, found, on=today),
        "has_read": rules.has_read(request.user, found),
        "can_withdraw": rules.can_withdraw(request.user, found, on=today),
        "can_draft": rules.can_draft(request.user, found.scheme_version, found.form, on=today),
        "can_use": rules.can_use_instrument(found, on=today),
        "onward": onward_from(found),
        "happenings": queries.happenings(trail(found)),
    }
    return render(request, "instruments/instrument.html", page)


def edit(request, pk):
    """Title, instructions and the form's own edition."""
    found = instrument_for(request, pk)
    form = InstrumentForm(request.POST or None, instance=found)
    if form.is_valid():
        with refusals_on(form):
            seen = form.cleaned_data["version"]
            actions.edit_instrument(found, changes=form.changes, seen=seen, by=request.user, at=clock.now())
            messages.success(request, _("The draft is saved."))
            return redirect(found)
    page = {
        "form": form,
        "instrument": found,
        "can_edit": rules.can_edit(request.user, found, on=clock.today()),
    }
    return render(request, "instruments/edit.html", page)
