"""Check, sign and send; send again what was returned; withdraw (9.1.4, 9.1.5)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.actions.submission import resubmit_application, submit_application, withdraw_application
from applications.forms.sending import ConsentForm, WithdrawForm
from applications.queries.elsewhere import begins_elsewhere
from applications.queries.summary import summary_of
from applications.queries.texts import consent_text, consent_texts, sha256_of
from applications.rules.completeness import cautions, fee_of, gaps
from applications.rules.submission import (
    can_resubmit,
    can_submit,
    can_withdraw,
    consent_was_returned,
    may_be_sent,
)
from applications.states import ApplicationState
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.answers import YES, first_no
from foundation.workflow.web import refusals_on, refusals_told

from .wizard import frame_of, own_application


def send(request, pk):
    """Everything once more, what is missing with the way to it, the statement, and the button."""
    application = own_application(request, pk)
    form = _form(request, application)
    if application.state not in (ApplicationState.DRAFT, ApplicationState.RETURNED):
        return redirect(application)
    if form.is_valid():
        with refusals_on(form):
            _send(application, form, by=request.user, at=clock.now())
            return redirect(application)
    return _show(request, application, form)


def withdraw(request, pk):
    """What follows from it first; then the button."""
    application = own_application(request, pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(request):
            withdraw_application(
                application, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
            )
            messages.success(request, _("Your application is withdrawn."))
        return redirect(application)
    context = {
        "application": application,
        "form": form,
        "can_withdraw": can_withdraw(request.user, application),
        "clause_page": application.scheme_version.public_url,
    }
    return render(request, "applications/withdraw.html", context)


def _form(request, application):
    shown = sha256_of(consent_text(application.scheme_version, get_language()))
    return ConsentForm(request.POST or None, request.FILES or None, initial={"text_sha256": shown})


def _send(application, form, *, by, at):
    data = form.cleaned_data
    drawn = examine(data["drawn"], slot=Slot.SIGNATURE) if data["drawn"] else None
    act = submit_application if application.state == ApplicationState.DRAFT else resubmit_application
    act(
        application,
        agreed=data["agreed"],
        text_sha256=data["text_sha256"],
        typed_name=data["typed_name"],
        drawn=drawn,
        by=by,
        at=at,
    )


def _show(request, application, form):
    at, on = clock.now(), clock.today()
    is_draft = application.state == ApplicationState.DRAFT
    missing = gaps(application, on=on)
    gate = may_be_sent(application, at=at) if is_draft else YES
    context = {
        "form": form,
        "missing": [_with_place(application, gap) for gap in missing],
        "cautions": list(cautions(application)),
        "groups": summary_of(application),
        "consent": consent_texts(application.scheme_version),
        "signs": is_draft or consent_was_returned(application),
        "is_draft": is_draft,
        "gate": gate,
        "way": "" if gate else begins_elsewhere(request.user, application.scheme, at=at),
        "can_send": not missing and _can_send(request.user, application, on=on),
        "fee": fee_of(application, on=on),
        "ratings": application.ratings.select_related("element__unit").prefetch_related("links"),
        **frame_of(application, "send", on=on, missing=missing),
    }
    return render(request, "applications/send.html", context)


def _can_send(user, application, *, on):
    """Where the signature itself was returned, it is answered by sending: the page then asks for the rest only."""
    if application.state == ApplicationState.DRAFT:
        return first_no(may_be_sent(application, at=clock.now()), can_submit(user, application, on=on))
    but = {"consent"} if consent_was_returned(application) else frozenset()
    return can_resubmit(user, application, on=on, but=but)


def _with_place(application, gap):
    """A gap with the address where it is mended."""
    if gap.element is not None:
        url = reverse("applications:element", args=[application.pk, gap.element.pk])
    elif gap.document is not None:
        url = f"{reverse('applications:documents', args=[application.pk])}#document-{gap.document.pk}"
    elif gap.step == "send":
        url = reverse("applications:renew", args=[application.pk]) if gap.clause == "9.1.1" else ""
    else:
        url = reverse(f"applications:{gap.step}", args=[application.pk])
    return {"gap": gap, "url": url}
