"""The pages about money: a payer's invoices and slips, the secretariat's queue (8)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as url_of
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.views import preview, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .actions import confirm_slip, reject_slip, reverse_payment, send_slip
from .forms import ConfirmForm, RejectForm, ReverseForm, SlipForm
from .models import BankAccount, Invoice
from .queries import slips_to_judge
from .rules import can_judge_slip, can_reverse_payment, can_send_slip
from .states import InvoiceState

PER_PAGE = 25


def door(request, pk):
    """The invoice, for its payer and the secretariat."""
    return get_object_or_404(
        Invoice.objects.visible_to(request.user).select_related("payer", "scheme_version", "paper", "fee"), pk=pk
    )


@require_safe
def mine(request):
    """One's own invoices."""
    invoices = Invoice.objects.filter(payer=request.user).select_related("scheme_version")
    return render(request, "fees/mine.html", {"invoices": invoices})


@require_safe
def queue(request):
    """What waits for a verdict, then every invoice."""
    state = request.GET.get("keadaan", "")
    invoices = Invoice.objects.select_related("payer").prefetch_related("payments")
    if state in InvoiceState.values:
        invoices = invoices.filter(state=state)
    page = {
        "slips": slips_to_judge(),
        "page": Paginator(invoices, PER_PAGE).get_page(request.GET.get("page")),
        "states": InvoiceState.choices,
        "state": state,
    }
    return render(request, "fees/queue.html", page)


@require_safe
def invoice(request, pk):
    """One invoice: the sum, its split, the way to pay, what was sent and what came in."""
    return show(request, door(request, pk))


def show(request, invoice, **forms):
    """The page of an invoice, with forms that were refused put back in their place."""
    slips = list(invoice.slips.select_related("upload", "judged_by").order_by("-pk"))
    waiting = next((slip for slip in slips if not slip.verdict), None)
    can_judge = can_judge_slip(request.user, waiting) if waiting else None
    payments = list(invoice.payments.select_related("confirmed_by", "reversed_by"))
    page = {
        "invoice": invoice,
        "slips": slips,
        "waiting": waiting,
        "payments": [(payment, can_reverse_payment(request.user, payment)) for payment in payments],
        "account": BankAccount.objects.filter(valid_from__lte=clock.today()).first(),
        "is_payer": request.user == invoice.payer,
        "can_send": can_send_slip(request.user, invoice),
        "can_judge": can_judge,
        "slip_form": forms.get("slip_form") or SlipForm(initial={"amount": invoice.due}),
        "confirm_form": forms.get("confirm_form") or ConfirmForm(prefix="confirm"),
        "reject_form": forms.get("reject_form") or RejectForm(prefix="reject"),
        "reverse_form": forms.get("reverse_form") or ReverseForm(prefix="reverse"),
        "file": viewed(invoice, waiting) if can_judge else None,
    }
    return render(request, "fees/invoice.html", page)


def viewed(invoice, slip):
    """The slip as the viewer shows it: its pages as pictures."""
    pages = [
        {"url": url_of("fees:slip_page", args=[invoice.pk, slip.pk, number])}
        for number in range(1, slip.upload.pages + 1)
    ]
    external = url_of("fees:slip_file", args=[invoice.pk, slip.pk])
    return {"name": slip.upload.name, "pages": pages, "external_url": external, "alt": _("Transfer slip")}


@require_safe
def paper(request, pk):
    """The invoice as a PDF."""
    kept = door(request, pk).paper
    if kept is None:
        raise Http404
    return serve(request, kept, at=clock.now(), inline=True)


@require_POST
def send(request, pk):
    """Send a slip."""
    invoice = door(request, pk)
    form = SlipForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            send_slip(invoice, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your slip is with the secretariat. You are told when it is checked."))
            return redirect(invoice)
    return show(request, invoice, slip_form=form)


def slip_of(request, pk, slip):
    """A slip of an invoice that one may see."""
    return get_object_or_404(door(request, pk).slips.select_related("upload", "invoice__payer", "sent_by"), pk=slip)


@require_safe
def slip_file(request, pk, slip):
    """The slip itself."""
    return serve(request, slip_of(request, pk, slip).upload, at=clock.now(), inline=True)


@require_safe
def slip_page(request, pk, slip, page):
    """A page of it as a picture."""
    return preview(request, slip_of(request, pk, slip).upload, page, at=clock.now())


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
    form = ReverseForm(request.POST, prefix="reverse")
    if form.is_valid():
        with refusals_on(form):
            kept = get_object_or_404(invoice.payments, pk=payment)
            reverse_payment(kept, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The payment is taken back and the payer is told."))
            return redirect(invoice)
    return show(request, invoice, reverse_form=form)
