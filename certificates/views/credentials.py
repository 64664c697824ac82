"""The credential of a certificate, for its holder and the LSP."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from certificates.queries.credentials import current_credential
from certificates.rules import can_download
from foundation.documents.views import serve
from foundation.workflow import clock

from .holder import door


@require_safe
def credential(request, pk):
    """The certificate as a file for machines; its state is in the status lists that it names."""
    held = door(request, pk)
    found = current_credential(held)
    if found is None:
        raise Http404
    allowed = can_download(request.user, held)
    if not allowed:
        messages.error(request, allowed.reason)
        return redirect(held)
    if not found.is_ready:
        messages.info(request, _("The credential is being signed; look again in a minute."))
        return redirect(held)
    return serve(request, found, at=clock.now())
