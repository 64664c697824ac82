"""The secretariat's pages about money: the queue, verdicts on slips, payments taken back or credited (8.4)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fees.actions import confirm_slip, credit_payment, reject_slip, reverse_payment
from fees.forms import ConfirmForm, CreditForm, RejectForm, ReverseForm
from fees.models import Invoice
from fees.queries import account_on, slips_to_judge
from fees.queries.standing import held_invoices, with_received
from fees.states import InvoiceState
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .case import door, show, slip_of

PER_PAGE = 25
HELD = "ditahan"
VIEWS = [("", gettext_lazy("All")), *InvoiceState.choices, (HELD, gettext_lazy("Money held"))]


@require_safe
def queue(request):
    """What waits for a verdict, then every invoice."""
    view, words = request.GET.get("keadaan", ""), request.GET.get("cari", "").strip()
    page = {
        "slips": Paginator(slips_to_judge(), PER_PAGE).get_page(request.GET.get("bukti")),
        "page": Paginator(_invoices(view, words), PER_PAGE).get_page(request.GET.get("page")),
        "views": VIEWS,
        "view": view,
        "words": words,
        "held": held_invoices().count(),
        "account": account_on(clock.today()),
    }
    return render(request, "fees/queue.html", page)


def _invoices(view, words):
    invoices = with_received(Invoice.objects.select_related("payer"))
    if view == HELD:
        invoices = held_invoices().select_related("payer")
    elif view in InvoiceState.values:
        invoices = invoices.filter(state=view)
    if words:
        invoices = invoices.filter(Q(number__icontains=words) | Q(payer_name__icontains=words))
    return invoices


@require_POST
def confirm(request, pk, slip):
    """The money is there."""
    sent = slip_of(request, pk, slip)
    form = ConfirmForm(request.POST, prefix="confirm")
    if form.is_valid():
        with refusals_on(form):
            confirm_slip(sent, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The payment is confirmed and the payer is told."))
            return redirect(sent.invoice)
    return show(request, sent.invoice, confirm_form=form)


@require_POST
def reject(request, pk, slip):
    """The slip does not show what it should."""
    sent = slip_of(request, pk, slip)
    form = RejectForm(request.POST, prefix="reject")
    if form.is_valid():
        with refusals_on(form):
            reject_slip(sent, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The slip is rejected and the payer is told why."))
            return redirect(sent.invoice)
    return show(request, sent.invoice, reject_form=form)


@require_POST
def reverse(request, pk, payment):
    """Take a payment back."""
    invoice = door(request, pk)
    kept = get_object_or_404(invoice.payments, pk=payment)
    form = ReverseForm(request.POST, prefix=f"reverse-{kept.pk}")
    if form.is_valid():
        with refusals_on(form):
            reverse_payment(kept, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The payment is taken back and the payer is told."))
            return redirect(invoice)
    return show(request, invoice, **{f"reverse_{kept.pk}": form})


@require_POST
def credit(request, pk, payment):
    """Let money that is held or too much pay another invoice of the same person."""
    invoice = door(request, pk)
    kept = get_object_or_404(invoice.payments, pk=payment)
    open_ones = Invoice.objects.filter(payer=invoice.payer, state=InvoiceState.OPEN)
    form = CreditForm(request.POST, prefix=f"credit-{kept.pk}", invoices=open_ones)
    if form.is_valid():
        with refusals_on(form):
            credit_payment(kept, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The money now pays the other invoice, and the payer is told."))
            return redirect(form.cleaned_data["invoice"])
    return show(request, invoice, **{f"credit_{kept.pk}": form})
