"""One invoice: for its payer and for the secretariat, with the slips and the files of it (8.3, 8.4)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as url_of
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from fees.actions import send_slip
from fees.forms import ConfirmForm, CreditForm, RejectForm, ReverseForm, SlipForm
from fees.models import Invoice
from fees.queries import account_on
from fees.rules import can_judge_slip, can_reverse_payment, can_send_slip
from fees.states import InvoiceState
from foundation.documents.models import Slot
from foundation.documents.queries import viewer
from foundation.documents.rules import examine
from foundation.documents.views import preview, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


def door(request, pk):
    """The invoice, for its payer and the secretariat."""
    return get_object_or_404(
        Invoice.objects.visible_to(request.user).select_related("payer", "scheme_version", "paper", "fee"),
        pk=pk,
    )


@require_safe
def mine(request):
    """One's own invoices."""
    invoices = Invoice.objects.filter(payer=request.user).select_related("scheme_version")
    return render(request, "fees/mine.html", {"invoices": invoices})


@require_safe
def invoice(request, pk):
    """One invoice: the sum, its split, the way to pay, what was sent and what came in."""
    return show(request, door(request, pk))


def show(request, invoice, **forms):
    """The page of an invoice, with forms that were refused put back in their place."""
    slips = list(
        invoice.slips.select_related("upload", "judged_by", "sent_by", "invoice__payer").order_by("-pk")
    )
    waiting = next((slip for slip in reversed(slips) if not slip.verdict), None)
    can_judge = can_judge_slip(request.user, waiting) if waiting else None
    is_office = request.user.holds(Role.SECRETARIAT) and request.user != invoice.payer
    page = {
        "invoice": invoice,
        "slips": slips,
        "waiting": waiting,
        "payments": _payments(request, invoice, forms) if is_office else _seen_payments(invoice),
        "account": account_on(clock.today()),
        "is_payer": request.user == invoice.payer,
        "is_office": is_office,
        "can_send": can_send_slip(request.user, invoice),
        "can_judge": can_judge,
        "slip_form": forms.get("slip_form") or SlipForm(initial={"amount": invoice.due}),
        "confirm_form": forms.get("confirm_form") or ConfirmForm(prefix="confirm"),
        "reject_form": forms.get("reject_form") or RejectForm(prefix="reject"),
        "file": viewed(invoice, waiting) if can_judge else None,
    }
    return render(request, "fees/invoice.html", page)


def _seen_payments(invoice):
    return [{"payment": payment} for payment in invoice.payments.all()]


def _payments(request, invoice, forms):
    """Each payment with whether and how it is taken back, and to which invoices it could be credited."""
    others = Invoice.objects.filter(payer=invoice.payer, state=InvoiceState.OPEN).exclude(pk=invoice.pk)
    spare = invoice.held or invoice.overpaid
    return [
        {
            "payment": payment,
            "can_reverse": can_reverse_payment(request.user, payment),
            "reverse_form": forms.get(f"reverse_{payment.pk}") or ReverseForm(prefix=f"reverse-{payment.pk}"),
            "credit_form": (
                forms.get(f"credit_{payment.pk}")
                or CreditForm(prefix=f"credit-{payment.pk}", invoices=others)
            )
            if spare and others
            else None,
        }
        for payment in invoice.payments.select_related("confirmed_by", "reversed_by", "invoice")
    ]


def viewed(invoice, slip):
    """The slip as the viewer shows it."""
    where = [invoice.pk, slip.pk]
    return viewer(
        slip.upload,
        title=_("Transfer slip"),
        page_url=lambda number: url_of("fees:slip_page", args=[*where, number]),
        file_url=url_of("fees:slip_file", args=where),
    )


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
            facts = dict(form.cleaned_data)
            examined = examine(facts.pop("file"), slot=Slot.SLIP)
            send_slip(invoice, examined=examined, **facts, by=request.user, at=clock.now())
            messages.success(
                request, _("Your slip is with the secretariat. You are told when it is checked.")
            )
            return redirect(invoice)
    return show(request, invoice, slip_form=form)


def slip_of(request, pk, slip):
    """A slip of an invoice that one may see."""
    return get_object_or_404(
        door(request, pk).slips.select_related("upload", "invoice__payer", "sent_by"), pk=slip
    )


@require_safe
def slip_file(request, pk, slip):
    """The slip itself."""
    return serve(request, slip_of(request, pk, slip).upload, at=clock.now(), inline=True)


@require_safe
def slip_page(request, pk, slip, page):
    """A page of it as a picture."""
    return preview(request, slip_of(request, pk, slip).upload, page, at=clock.now())
