"""Bank statements: read in, matched line by line, confirmed where they fit (8.4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from fees.actions import confirm_lines, read_statement
from fees.forms import StatementForm
from fees.models import Statement
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

LATEST = 10


def statements(request):
    """Read a statement in, and those that were read."""
    form = StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            name = form.cleaned_data["file"].name
            return redirect(read_statement(form.rows, name=name, by=request.user, at=clock.now()))
    page = {"form": form, "statements": Statement.objects.select_related("read_by")[:LATEST]}
    return render(request, "fees/statements.html", page)


def statement(request, pk):
    """Every line with the proof it seems to be; confirm the chosen ones, and see what came of each."""
    kept = get_object_or_404(Statement, pk=pk)
    if request.method == "POST":
        chosen = [line for line in request.POST.getlist("line") if line.isdecimal()]
        done = confirm_lines(kept, chosen, by=request.user, at=clock.now())
        words = ngettext("%d payment is confirmed.", "%d payments are confirmed.", done) % done
        (messages.success if done == len(chosen) and done else messages.warning)(request, words)
        return redirect(kept)
    lines = list(kept.lines.select_related("slip__invoice", "transfer__organisation"))
    page = {
        "statement": kept,
        "lines": lines,
        "fitting": sum(line.is_to_confirm for line in lines),
        "settled": sum(bool(line.settled_at) for line in lines),
    }
    return render(request, "fees/statement.html", page)
