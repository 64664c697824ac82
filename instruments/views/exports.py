"""A bank leaves the house: asked for, allowed by a second person, taken once (9.3.1)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import fresh_factor
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from instruments import actions, rules
from instruments.forms import ExportForm, SettleForm

from .finding import export_for, instrument_for
from .tables import workbook


def exports(request, pk):
    """Who asked for the bank, who allowed it, who took it; and a form to ask."""
    found, at = instrument_for(request, pk), clock.now()
    form = ExportForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.ask_export(found, **form.cleaned_data, by=request.user, at=at)
            messages.success(request, _("The committee is told. Once one of them allows it, take it here."))
            return redirect("instruments:exports", found.pk)
    kept = found.exports.select_related("asked_by", "settled_by", "instrument__scheme_version__scheme")
    rows = [
        (
            export,
            rules.can_settle_export(request.user, export, on=clock.today()),
            rules.can_take_export(request.user, export, at=at),
        )
        for export in kept
    ]
    can_ask = rules.can_ask_export(request.user, found, at=at)
    page = {"instrument": found, "form": form, "rows": rows, "can_ask": can_ask}
    return render(request, "instruments/exports.html", page)


@fresh_factor
def settle(request, pk):
    """A second person allows it or refuses it."""
    found = export_for(request, pk)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            settled = actions.settle_export(
                found, allow=form.cleaned_data["allow"], by=request.user, at=clock.now()
            )
            messages.success(request, _("Decided: %(state)s.") % {"state": settled.get_state_display()})
            return redirect("instruments:exports", found.instrument_id)
    can_settle = rules.can_settle_export(request.user, found, on=clock.today())
    return render(
        request, "instruments/settle.html", {"form": form, "export": found, "can_settle": can_settle}
    )


@require_POST
@fresh_factor
def take(request, pk):
    """The file, once."""
    found = export_for(request, pk)
    with refusals_told(request):
        content = actions.take_export(found, by=request.user, at=clock.now())
        instrument = found.instrument
        return workbook(content, f"{instrument.form}-{instrument.edition}-RAHASIA.xlsx")
    return redirect("instruments:exports", found.instrument_id)
