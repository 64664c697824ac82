"""Tables of items, looked at before they are kept; and the blueprint (9.3.1)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.look.tables import LARGEST_TABLE, XLSX
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from instruments import actions, queries, rules
from instruments.forms import BlueprintForm, KeepForm, TableForm

from .finding import instrument_for


def import_items(request, pk):
    """A table to bring in; what it would change is shown, row by row, before anything is kept."""
    found = instrument_for(request, pk)
    form = TableForm(request.POST or None, request.FILES or None)
    page = {
        "instrument": found,
        "form": form,
        "can_edit": rules.can_edit(request.user, found, on=clock.today()),
        "columns": ", ".join(queries.COLUMNS),
    }
    if not form.is_valid():
        return render(request, "instruments/import.html", page)
    content = form.cleaned_data["file"].read(LARGEST_TABLE + 1)
    table = queries.read_items(content, instrument=found)
    again = KeepForm(initial={"table": queries.sealed_table(content, instrument=found)})
    return render(
        request, "instruments/preview.html", page | {"table": table, "again": again, "at": clock.now()}
    )


@require_POST
def keep_items(request, pk):
    """Keep the table that was looked at."""
    found = instrument_for(request, pk)
    form = KeepForm(request.POST)
    content = form.is_valid() and queries.looked_at(form.cleaned_data["table"], instrument=found)
    if not content:
        messages.error(request, _("Choose the table again: what came back is not what you looked at."))
        return redirect("instruments:import_items", found.pk)
    with refusals_told(request):
        table = queries.read_items(content, instrument=found)
        actions.import_items(found, table=table, by=request.user, at=clock.now())
        messages.success(request, _("The items are in the draft."))
    return redirect(found)


@require_safe
def template(request, pk):
    """An empty table with the columns of this form."""
    found = instrument_for(request, pk)
    return workbook(queries.write_template(found), f"{found.form}-templat.xlsx")


def blueprint(request, pk):
    """What papers are drawn by."""
    found = instrument_for(request, pk)
    kept = queries.blueprint_of(found)
    form = BlueprintForm(
        request.POST or None,
        instance=kept,
        elements=queries.elements_of(found),
        there=queries.bank_by_difficulty(found),
        rows=kept.rows.all() if kept else (),
    )
    if form.is_valid():
        with refusals_on(form):
            actions.set_blueprint(
                found, settings=form.settings, rows=form.rows, by=request.user, at=clock.now()
            )
            messages.success(request, _("The blueprint is kept."))
            return redirect(found)
    can_set = rules.can_set_blueprint(request.user, found, on=clock.today())
    return render(
        request, "instruments/blueprint.html", {"instrument": found, "form": form, "can_set": can_set}
    )


def workbook(content, name):
    """Bytes as a workbook to be kept by who asked for them, and by no cache."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store, private"
    return answer
