"""One transfer of an employer for several of its people: recorded, checked by another person (TRUST 8.4-c)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as url_of
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Organisation
from fees.actions import confirm_transfer, record_transfer, reject_transfer
from fees.forms import ConfirmForm, RejectForm, TransferForm
from fees.models import Transfer
from fees.queries.standing import employers_owing, open_invoices_of_employer, transfers_to_judge
from fees.rules import can_judge_transfer
from foundation.documents.models import Slot
from foundation.documents.queries import viewer
from foundation.documents.rules import examine
from foundation.documents.views import preview, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


@require_safe
def employers(request):
    """Whose people have several open invoices, and the transfers that wait for a check."""
    page = {"employers": employers_owing(), "waiting": transfers_to_judge()}
    return render(request, "fees/transfers.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request, organisation):
    """Whose invoices the transfer pays, its sum, its day and its slip."""
    employer = get_object_or_404(Organisation, pk=organisation)
    invoices = open_invoices_of_employer(employer)
    form = TransferForm(request.POST or None, request.FILES or None, invoices=invoices)
    if form.is_valid():
        with refusals_on(form):
            facts = dict(form.cleaned_data)
            chosen, examined = facts.pop("invoices"), examine(facts.pop("file"), slot=Slot.SLIP)
            transfer = record_transfer(
                employer, chosen, examined=examined, **facts, by=request.user, at=clock.now()
            )
            messages.success(request, _("The transfer is recorded. Another person checks it."))
            return redirect(transfer)
    page = {"employer": employer, "form": form, "count": invoices.count()}
    return render(request, "fees/record_transfer.html", page)


def door(pk):
    """A transfer; the address is the secretariat's alone."""
    return get_object_or_404(
        Transfer.objects.select_related("organisation", "upload", "sent_by", "judged_by"), pk=pk
    )


@require_safe
def transfer(request, pk):
    """Its slip, its people, the verdict."""
    return show(request, door(pk))


def show(request, transfer, **forms):
    """The page of a transfer, with forms that were refused put back in their place."""
    can_judge = can_judge_transfer(request.user, transfer)
    page = {
        "transfer": transfer,
        "invoices": transfer.invoices.order_by("payer_name", "pk"),
        "can_judge": can_judge,
        "confirm_form": forms.get("confirm_form") or ConfirmForm(prefix="confirm"),
        "reject_form": forms.get("reject_form") or RejectForm(prefix="reject"),
        "file": _viewed(transfer),
    }
    return render(request, "fees/transfer.html", page)


def _viewed(transfer):
    return viewer(
        transfer.upload,
        title=_("Transfer slip"),
        page_url=lambda number: url_of("fees:transfer_page", args=[transfer.pk, number]),
        file_url=url_of("fees:transfer_file", args=[transfer.pk]),
    )


@require_POST
def confirm(request, pk):
    """The whole sum is there."""
    recorded = door(pk)
    form = ConfirmForm(request.POST, prefix="confirm")
    if form.is_valid():
        with refusals_on(form):
            confirm_transfer(recorded, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The payments are confirmed and each payer is told."))
            return redirect(recorded)
    return show(request, recorded, confirm_form=form)


@require_POST
def reject(request, pk):
    """It does not show what it should."""
    recorded = door(pk)
    form = RejectForm(request.POST, prefix="reject")
    if form.is_valid():
        with refusals_on(form):
            reject_transfer(recorded, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The transfer is rejected and its recorder is told why."))
            return redirect(recorded)
    return show(request, recorded, reject_form=form)


@require_safe
def file(request, pk):
    """The slip itself."""
    return serve(request, door(pk).upload, at=clock.now(), inline=True)


@require_safe
def page(request, pk, page):
    """A page of it as a picture."""
    return preview(request, door(pk).upload, page, at=clock.now())
