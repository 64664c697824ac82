"""Parts of a version: words, fees, elements and criteria (5.2, 8)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from foundation.look.tables import LARGEST_TABLE, XLSX
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from schemes import actions, queries, rules
from schemes.forms import ElementsForm, FeeForm, ImportForm, TextForm
from schemes.models import Fee, SchemeText, SchemeVersion, Unit

TABLES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
}


def edit_text(request, pk):
    """The words of one clause of a draft."""
    text = get_object_or_404(SchemeText.objects.select_related("version"), pk=pk)
    form = TextForm(request.POST or None, instance=text)
    if form.is_valid():
        with refusals_on(form):
            actions.edit_text(text, changes=form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The text is saved."))
            return redirect("schemes:version", text.version_id)
    page = {"form": form, "text": text, "can_edit": rules.can_edit(request.user, text.version)}
    return render(request, "schemes/edit_text.html", page)


@fresh_factor
def add_fee(request, pk):
    """A fee from a day."""
    version = get_object_or_404(SchemeVersion, pk=pk)
    form = FeeForm(request.POST or None, version=version)
    if form.is_valid():
        with refusals_on(form):
            actions.add_fee(version, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The fee is added. Invoices that were issued keep theirs."))
            return redirect("schemes:version", version.pk)
    page = {"form": form, "version": version, "fee_lines": queries.fee_lines(version, on=clock.today())}
    return render(request, "schemes/add_fee.html", page)


@require_POST
def remove_fee(request, pk):
    """Take a fee out of a draft."""
    fee = get_object_or_404(Fee, pk=pk)
    with refusals_told(request):
        actions.remove_draft_fee(fee, by=request.user, at=clock.now())
        messages.success(request, _("The fee is no longer in the draft."))
    return redirect("schemes:version", fee.version_id)


def elements(request, pk):
    """Elements and criteria by unit, and a table to bring in, looked at before it is kept."""
    version = get_object_or_404(SchemeVersion.objects.with_parts(), pk=pk)
    form = ElementsForm(request.POST or None, request.FILES or None)
    page = {"version": version, "form": form, "can_edit": rules.can_import_elements(request.user, version)}
    page["units"] = [(unit, rules.can_confirm_text(request.user, unit)) for unit in version.units.all()]
    if form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST_TABLE + 1)
        table = queries.read_elements(content, version=version)
        source = form.cleaned_data["source"]
        again = ImportForm(initial={"table": queries.table_text(table), "source": source})
        return render(
            request, "schemes/preview.html", page | {"table": table, "source": source, "again": again}
        )
    return render(request, "schemes/elements.html", page)


@require_POST
def import_elements(request, pk):
    """Keep the table that was looked at."""
    version = get_object_or_404(SchemeVersion, pk=pk)
    form = ImportForm(request.POST)
    if form.is_valid():
        table = queries.read_elements(form.cleaned_data["table"].encode(), version=version)
        with refusals_told(request):
            source = form.cleaned_data["source"]
            actions.import_elements(version, table=table, source=source, by=request.user, at=clock.now())
            messages.success(request, _("The elements are in the draft. A second person confirms them."))
    return redirect("schemes:elements", version.pk)


@require_safe
def export_elements(request, pk, kind):
    """The elements of a version as a table."""
    version = get_object_or_404(SchemeVersion, pk=pk)
    content = queries.write_elements(version, workbook=kind == "xlsx")
    answer = HttpResponse(content, content_type=TABLES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{version.scheme.code}-{version.revision}.{kind}"'
    return answer


@require_POST
def confirm_text(request, pk):
    """A second person: these are the words of the standard."""
    unit = get_object_or_404(Unit.objects.select_related("version"), pk=pk)
    with refusals_told(request):
        actions.confirm_text(unit, by=request.user, at=clock.now())
        messages.success(request, _("These elements are now the official text."))
    return redirect("schemes:elements", unit.version_id)
