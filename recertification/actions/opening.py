"""Open the renewal of a certificate, or a new full application once its window has closed (9.7.1, 9.7.2)."""

from django.db import transaction
from django.utils import timezone

from applications.actions.renewals import change_purpose, start_from
from applications.models import Purpose
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from recertification.letters import tell_holder_late, tell_holder_opened
from recertification.models import Renewal
from recertification.queries.ties import draft_of, next_version, tie_of
from recertification.queries.window import closing_of
from recertification.rules import can_apply_late, can_open


@transaction.atomic
def open_renewal(certificate, *, text_sha256, by, at):
    """Begin the renewal, its form filled in from the last case. Returns the `Renewal`.

    Where the scheme changed since, the self-assessment stays empty: everything is assessed anew (9.7.2 b). A draft
    that the holder began as a first application goes on as the renewal (9.7.2 a). Refuses as `can_open` says.
    """
    certificate = lock(certificate)
    require(can_open(by, certificate, at=at))

    renewal = _begin(certificate, Purpose.RECERTIFICATION, text_sha256, by=by, at=at)

    closing = closing_of(certificate)
    facts = {"certificate": certificate.number, "full": renewal.is_full, "until": closing.due_at}
    record("renewal.opened", renewal, by=by, at=at, **facts)
    tell_holder_opened(renewal, closing, at=at)
    return renewal


@transaction.atomic
def apply_late(certificate, *, text_sha256, by, at):
    """Begin a new full application after the window has closed; a late renewal goes on as one. Returns the `Renewal`.

    Its fee is that of a first certification, and its certificate begins where this one ends, not before (9.7.3).
    """
    certificate = lock(certificate)
    require(can_apply_late(by, certificate, at=at))

    renewal = _begin(certificate, Purpose.NEW, text_sha256, by=by, at=at)

    record("renewal.applied_late", renewal, by=by, at=at, certificate=certificate.number)
    tell_holder_late(renewal, at=at)
    return renewal


def _begin(certificate, purpose, text_sha256, *, by, at):
    draft = draft_of(certificate)
    if draft is None:
        application = _filled(certificate, purpose, text_sha256, by=by, at=at)
    else:
        application = change_purpose(draft, purpose, by=by, at=at)
    tie = tie_of(application)
    if tie:
        tie.application = application
        return tie
    return Renewal.objects.create(
        certificate=certificate, application=application, opened_by=by, opened_at=at
    )


def _filled(certificate, purpose, text_sha256, *, by, at):
    version = next_version(certificate, on=timezone.localdate(at))
    is_same = purpose == Purpose.RECERTIFICATION and version.pk == certificate.scheme_version_id
    return start_from(
        certificate.application,
        version,
        purpose=purpose,
        text_sha256=text_sha256,
        with_ratings=is_same,
        by=by,
        at=at,
    )
