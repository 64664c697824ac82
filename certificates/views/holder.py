"""What a holder does: sign the agreement, receive, download; and the letter of outcome (9.4.7, 9.8)."""

import hashlib

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.actions import hand_over, sign_agreement
from certificates.forms import AgreementForm, HandoverForm
from certificates.models import Certificate, HandoverManner, OutcomeLetter
from certificates.queries import agreement_text, current_papers
from certificates.queries.credentials import current_credential
from certificates.queries.deadlines import appeal_deadline
from certificates.queries.leaves import leaves_beside, leaves_of
from certificates.rules import can_download, can_hand_over, can_sign_agreement
from decisions.queries import prospect_of
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told


def door(request, pk):
    """The certificate, for its holder and the LSP."""
    found = Certificate.objects.visible_to(request.user).select_related(
        "scheme_version", "application__invoice", "decree", "letter", "card", "holder"
    )
    found = found.prefetch_related("changes")
    return get_object_or_404(found, pk=pk)


@require_safe
def mine(request):
    """One's own certificates."""
    held = Certificate.objects.filter(holder=request.user).select_related("scheme_version")
    held = held.prefetch_related("changes")
    page = {"certificates": [(one, one.status_on(clock.today())) for one in held]}
    return render(request, "certificates/mine.html", page)


@require_safe
def certificate(request, pk):
    """One certificate: its state, what is next, the way through its years, the downloads."""
    return show(request, door(request, pk))


def show(request, certificate, *, agreement_form=None, handover_form=None):
    """The page, with forms that were refused put back in their place."""
    text = agreement_text(certificate.scheme_version)
    digest = hashlib.sha256(text.encode()).hexdigest()
    letter, card = current_papers(certificate)
    page = {
        "certificate": certificate,
        "today": clock.today(),
        "status": certificate.status_on(clock.today()),
        "change": certificate.change_on(clock.today()),
        "letter": letter,
        "card": card,
        "marked": letter != certificate.letter,
        "leaves": leaves_of(certificate, request.user, at=clock.now()),
        "is_holder": request.user.pk == certificate.holder_id,
        "clauses": text.splitlines(),
        "agreement": getattr(certificate, "agreement", None),
        "handover": getattr(certificate, "handover", None),
        "can_sign": can_sign_agreement(request.user, certificate),
        "can_hand_over": can_hand_over(request.user, certificate),
        "can_download": can_download(request.user, certificate),
        "credential": current_credential(certificate),
        "form": agreement_form or AgreementForm(initial={"text_sha256": digest}),
        "handover_form": handover_form or HandoverForm(),
        "clause_page": certificate.scheme_version.public_url,
    }
    return render(request, "certificates/certificate.html", page)


@require_POST
def agreement(request, pk):
    """Sign the agreement on the use of the certificate."""
    held = door(request, pk)
    form = AgreementForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            file = form.cleaned_data["drawn"]
            sign_agreement(
                held,
                text_sha256=form.cleaned_data["text_sha256"],
                typed_name=form.cleaned_data["typed_name"],
                drawn=examine(file, slot=Slot.SIGNATURE) if file else None,
                address=origin().ip or None,
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("You have signed. Receive your certificate now."))
            return redirect(held)
    return show(request, held, agreement_form=form)


@require_POST
def receive(request, pk):
    """Receive the certificate online."""
    held = door(request, pk)
    with refusals_told(request):
        hand_over(
            held,
            manner=HandoverManner.ONLINE,
            received_by=request.user.full_name,
            by=request.user,
            at=clock.now(),
        )
        messages.success(request, _("The certificate is yours. Download it below."))
    return redirect(held)


@require_safe
def paper(request, pk, form):
    """The letter or the card, after the handover; with the word of its state across it where it is not valid."""
    held = door(request, pk)
    papers = dict(zip(("surat", "kartu"), current_papers(held), strict=True))
    if form not in papers:
        raise Http404
    allowed = can_download(request.user, held)
    if not allowed:
        messages.error(request, allowed.reason)
        return redirect(held)
    return serve(request, papers[form], at=clock.now())


def letter_of(request, pk):
    """A letter of outcome, for the person it is addressed to."""
    found = OutcomeLetter.objects.select_related(
        "decision__item__meeting", "decision__application__scheme_version", "paper"
    )
    return get_object_or_404(found, pk=pk, recipient=request.user)


@require_safe
def outcome(request, pk):
    """Not yet competent: what is missing, what it means, and the right to appeal (7.1.4)."""
    letter = letter_of(request, pk)
    version, deadline = letter.decision.application.scheme_version, appeal_deadline(letter)
    page = {
        "letter": letter,
        "decision": letter.decision,
        "facts": letter.paper.facts,
        "deadline": deadline,
        "is_over": deadline.has_passed(clock.now()),
        "today": clock.today(),
        "version": version,
        "prospect": _prospect(letter),
        "ways": leaves_beside(letter.decision, at=clock.now()),
        "pdf": reverse("certificates:outcome_letter", args=[letter.pk]),
        "clause_page": version.public_url,
    }
    return render(request, "certificates/outcome.html", page)


def _prospect(letter):
    """Of the decision that stands; an earlier letter says what it said."""
    found = prospect_of(letter.decision.application, on=clock.today())
    return found if found and found.decision == letter.decision else None


@require_safe
def outcome_letter(request, pk):
    """The letter as a PDF."""
    return serve(request, letter_of(request, pk).paper, at=clock.now())
