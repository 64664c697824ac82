"""A certificate that was suspended or withdrawn comes back (9.8.4)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from sanctions import rules
from sanctions.models import CertificateReturn, ReturnManner


@transaction.atomic
def record_return(request, *, returned_on, words="", by, at):
    """The office has the printed certificate. Returns the `CertificateReturn`."""
    lock(request.case)
    on = timezone.localdate(at)
    require(rules.can_record_return(by, request, on=on, returned_on=returned_on))
    facts = {
        "manner": ReturnManner.PAPER,
        "returned_on": returned_on,
        "received_by": by,
        "words": words.strip(),
    }
    return _keep(request, by=by, at=at, **facts)


@transaction.atomic
def declare_digital(request, *, by, at):
    """The holder declares that nothing was printed and that the file is no longer used."""
    lock(request.case)
    require(rules.can_declare_digital(by, request))
    return _keep(request, manner=ReturnManner.DIGITAL, returned_on=timezone.localdate(at), by=by, at=at)


def _keep(request, *, by, at, **facts):
    came_back = CertificateReturn.objects.create(request=request, recorded_by=by, recorded_at=at, **facts)

    record(
        "certificate.given_back",
        request.case,
        by=by,
        at=at,
        manner=came_back.manner,
        on=came_back.returned_on,
    )
    return came_back
