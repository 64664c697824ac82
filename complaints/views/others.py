"""Pages of those who are heard and of those who carry a measure out; the register; the terms (9.9, 10.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints import actions, forms, rules
from complaints.models import Hearing, Measure, Terms
from complaints.queries.register import figures, lines, years
from complaints.queries.terms import hearing_deadline, terms_now
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .handling import said


def hearing(request, pk):
    """What one is asked, and the answer; neither the complaint nor who complained."""
    asked = get_object_or_404(Hearing.objects.filter(person=request.user).select_related("complaint"), pk=pk)
    form = forms.StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            actions.state(asked, **said(form.cleaned_data), by=request.user, at=clock.now())
            messages.success(request, _("Your answer is with the LSP."))
            return redirect(asked)
    page = {
        "hearing": asked,
        "statement": getattr(asked, "statement", None),
        "can_state": rules.can_state(request.user, asked, on=clock.today()),
        "deadline": hearing_deadline(asked),
        "form": form,
    }
    return render(request, "complaints/hearing.html", page)


def measure(request, pk):
    """What one has to carry out, and how it was done; not the complaint."""
    found = get_object_or_404(Measure.objects.filter(responsible=request.user), pk=pk)
    form = forms.DoneForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.finish(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("It is carried out."))
            return redirect(found)
    page = {
        "measure": found,
        "done": getattr(found, "done", None),
        "can_finish": rules.can_finish(request.user, found),
        "form": form,
    }
    return render(request, "complaints/measure.html", page)


@require_safe
def register(request):
    """The complaints of a year in figures and lines, without names: for the office and for auditors."""
    known = years()
    typed = request.GET.get("tahun", "")
    year = int(typed) if typed.isdecimal() and int(typed) in known else (known or [clock.today().year])[0]
    found = lines(year)
    page = {"year": year, "years": known, "lines": found, "figures": figures(found)}
    return render(request, "complaints/register.html", page)


def terms(request):
    """In how many working days complaints are checked, heard, answered."""
    form = forms.TermsForm(request.POST or None, instance=Terms())
    can_set = rules.can_set_terms(request.user, on=clock.today())
    if form.is_valid():
        with refusals_on(form):
            actions.set_terms(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The terms hold for complaints that come from now on."))
            return redirect("complaints:complaints")
    page = {"form": form, "now": terms_now(), "can_set": can_set}
    return render(request, "complaints/terms.html", page)
