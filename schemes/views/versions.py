"""Versions as those see them who draft, set and approve them (head, 1-5)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.doors import fresh_factor
from foundation.journal.queries import trail
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from schemes import actions, queries, rules
from schemes.forms import ApprovalForm, CopyForm, DefinitionForm, SendBackForm, VersionForm
from schemes.models import ReasonKind, Scheme, SchemeVersion, TextKind


@require_safe
def versions(request):
    """Every scheme with every version."""
    schemes = Scheme.objects.prefetch_related("versions")
    page = {"schemes": schemes, "can_draft": rules.can_draft(request.user), "today": clock.today()}
    return render(request, "schemes/versions.html", page)


@require_safe
def version(request, pk):
    """One version with its parts, what it still lacks, what it changes, and what may be done."""
    found = get_object_or_404(SchemeVersion.objects.with_parts(), pk=pk)
    today = clock.today()
    page = {
        "version": found,
        "lacks": rules.shortcomings(found, day=found.in_force_from or today)
        if not found.in_force_from
        else [],
        "settings": queries.settings_of(found),
        "fee_lines": queries.fee_lines(found, on=today),
        "tree": queries.requirement_tree(found),
        "texts": _in_order(found.texts_by_kind, TextKind),
        "reasons": _in_order(found.reasons_by_kind, ReasonKind),
        **_compared(found),
        "can_edit": rules.can_edit(request.user, found),
        "can_set": rules.can_set_version(request.user, found, day=today),
        "can_approve": rules.can_approve_version(request.user, found, in_force_from=today, day=today),
        "can_send_back": rules.can_send_back(request.user, found, day=today),
        "can_draft": rules.can_draft(request.user),
        "trail": trail(found),
    }
    return render(request, "schemes/version.html", page)


def load(request):
    """A draft from a definition file."""
    form = DefinitionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            definition = rules.read_definition(form.cleaned_data["file"].read())
            made = actions.load_definition(definition, by=request.user, at=clock.now())
            messages.success(request, _("The draft holds what the file says."))
            return redirect(made)
    return render(request, "schemes/load.html", {"form": form})


def copy(request, pk):
    """The next version, from everything this one has."""
    found = get_object_or_404(SchemeVersion, pk=pk)
    form = CopyForm(request.POST or None, initial={"document_year": clock.today().year})
    if form.is_valid():
        with refusals_on(form):
            made = actions.copy_version(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("This is the new draft. Change what is to change."))
            return redirect(made)
    return render(request, "schemes/copy.html", {"form": form, "version": found})


def edit(request, pk):
    """Document facts and settings of a draft."""
    found = get_object_or_404(SchemeVersion, pk=pk)
    form = VersionForm(request.POST or None, instance=found)
    if form.is_valid():
        with refusals_on(form):
            seen = form.cleaned_data["version"]
            actions.edit_version(found, changes=form.changes, seen=seen, by=request.user, at=clock.now())
            messages.success(request, _("The draft is saved."))
            return redirect("schemes:version", found.pk)
    page = {"form": form, "version": found, "can_edit": rules.can_edit(request.user, found)}
    return render(request, "schemes/edit.html", page)


@fresh_factor
def set_version(request, pk):
    """The head of the committee sets a draft."""
    found = get_object_or_404(SchemeVersion, pk=pk)
    if request.method == "POST":
        with refusals_told(request):
            actions.set_version(found, by=request.user, at=clock.now())
            messages.success(request, _("The version is set. The head of the LSP is told."))
    return redirect("schemes:version", found.pk)


@fresh_factor
def approve(request, pk):
    """The head of the LSP approves a set version, from a day."""
    found = get_object_or_404(SchemeVersion, pk=pk)
    form = ApprovalForm(request.POST or None, initial={"in_force_from": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.approve_version(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The version is approved."))
            return redirect("schemes:version", found.pk)
    page = {
        "form": form,
        "version": found,
        **_compared(found),
    }
    return render(request, "schemes/approve.html", page)


def send_back(request, pk):
    """The head of the LSP gives a set version back to the committee."""
    found = get_object_or_404(SchemeVersion, pk=pk)
    form = SendBackForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.send_back_version(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The committee has it again and is told why."))
            return redirect("schemes:version", found.pk)
    return render(request, "schemes/send_back.html", {"form": form, "version": found})


def _compared(found):
    """What this version changes against the one before, and whom it is felt by."""
    before = queries.predecessor_of(found)
    return {
        "before": before,
        "changes": queries.changes_between(before, found) if before else [],
        "counts": queries.case_counts(before) if before else [],
    }


def _in_order(parts, kinds):
    """(heading, parts) in the order in which the kinds stand in the scheme."""
    return [(kind.label, parts[kind]) for kind in kinds if kind in parts]
