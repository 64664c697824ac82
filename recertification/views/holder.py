"""The renewal of one certificate: until when, what it takes, what changed, and the button (9.7.1, 9.7.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.forms.sending import AcknowledgeForm
from applications.queries.texts import explanation_of, explanation_text, sha256_of
from certificates.models import Certificate
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from recertification.actions import apply_late, open_renewal
from recertification.queries.differences import differences
from recertification.queries.leaves import between
from recertification.queries.stages import blip_of
from recertification.queries.ties import draft_of, next_version
from recertification.queries.window import is_early
from recertification.rules import can_apply_late, can_open
from schemes.models import FeePurpose
from schemes.queries import fee_for


def door(request, pk):
    """The certificate, for its holder and the LSP."""
    found = Certificate.objects.visible_to(request.user).select_related(
        "scheme_version__scheme", "application__organisation", "holder"
    )
    return get_object_or_404(found.prefetch_related("changes"), pk=pk)


@require_safe
def renewal(request, pk):
    """How the renewal of this certificate stands, and what can be done about it now."""
    return _show(request, door(request, pk))


@require_POST
def open_(request, pk):
    """Open the renewal, once the explanation is read."""
    return _begin(
        request, pk, open_renewal, _("Your form is filled in from your last case. Check it, then send it.")
    )


@require_POST
def late(request, pk):
    """Begin a new full application beside a certificate that can no longer be renewed."""
    return _begin(
        request, pk, apply_late, _("Your new application is begun. Fill in what is missing, then send it.")
    )


def _begin(request, pk, act, said):
    held = door(request, pk)
    form = AcknowledgeForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            begun = act(held, text_sha256=form.cleaned_data["text_sha256"], by=request.user, at=clock.now())
            messages.success(request, said)
            return redirect(begun.application)
    return _show(request, held, form=form)


def _show(request, certificate, *, form=None):
    at = clock.now()
    on = timezone.localdate(at)
    version, blip = next_version(certificate, on=on), blip_of(certificate, at=at)
    page = {
        "certificate": certificate,
        "blip": blip,
        "is_holder": request.user.pk == certificate.holder_id,
        "closing": blip.closing,
        "has_closed": blip.closing.has_passed(at),
        "days_left": (blip.closing.due_on - on).days,
        "is_early": is_early(certificate, on=on),
        "can_open": can_open(request.user, certificate, at=at),
        "can_apply_late": can_apply_late(request.user, certificate, at=at),
        "draft": draft_of(certificate),
        "after": between(blip.successor) if blip.successor else "",
        "version": version,
        "is_full": bool(version) and version.pk != certificate.scheme_version_id,
        "differences": differences(certificate.scheme_version, version) if version else [],
        "fee": version and _fee(certificate, version, on=on),
        "chapters": explanation_of(version) if version else [],
        "form": form or (version and _form(version)),
        "clause_page": certificate.scheme_version.public_url,
    }
    return render(request, "recertification/renewal.html", page)


def _fee(certificate, version, *, on):
    kind = certificate.application.organisation.kind
    return fee_for(version, kind, on, purpose=FeePurpose.RECERTIFICATION)


def _form(version):
    return AcknowledgeForm(initial={"text_sha256": sha256_of(explanation_text(version, get_language()))})
