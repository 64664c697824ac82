"""Suspend, reinstate, withdraw or replace a certificate: the public reads it in the same moment (9.5, 9.7, 9.8.4)."""

from django.db import transaction
from django.utils import timezone

from certificates.models import StatusChange
from certificates.papers import marked_facts
from certificates.rules import can_change
from certificates.states import ENDED, ChangeKind
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .credentials import order_credential, order_lists


@transaction.atomic
def change_status(certificate, kind, *, because, ends_on=None, by, at):
    """Change what a certificate is, from `at` on. Returns the `StatusChange`.

    Called by the act of an upper floor that decided it and asked who may; `because` is the record of that act. Only a
    suspension `ends_on` a day: the last one for which it was ordered. It doesn't lift itself then. NotAllowed where
    this cannot follow what was done to the certificate last, or its validity has ended.
    """
    certificate = lock(certificate)
    require(can_change(certificate, kind, on=timezone.localdate(at)))

    change = StatusChange.objects.create(
        certificate=certificate,
        position=certificate.changes.count() + 1,
        kind=kind,
        at=at,
        ends_on=ends_on,
        because_label=because._meta.label,
        because_id=str(because.pk),
        by=by,
        **_marked(certificate, kind, by=by, at=at),
    )

    if kind == ChangeKind.REINSTATED and _was_ended(certificate, change):
        order_credential(certificate, by=by, at=at)
    order_lists(at=at)

    record(
        f"certificate.{kind.lower()}", certificate, by=by, at=at, because=because._meta.label, ends_on=ends_on
    )
    return change


def _was_ended(certificate, change):
    """What was revoked for machines stays revoked; the certificate gets another credential instead."""
    return certificate.changes.filter(position__lt=change.position).last().kind in ENDED


def _marked(certificate, kind, *, by, at):
    """Letter and card with the word across them; none for what is valid again: then the first ones serve."""
    if kind == ChangeKind.REINSTATED:
        return {}
    first = {"letter": certificate.letter, "card": certificate.card}
    return {name: _reprint(paper, kind, certificate, by=by, at=at) for name, paper in first.items()}


def _reprint(paper, kind, certificate, *, by, at):
    return order_paper(
        paper.kind,
        facts=marked_facts(paper, kind, at=at),
        subject=certificate.application,
        by=by,
        at=at,
        number=paper.number,
        code=paper.code,
        language=paper.language,
        sealed=True,
        things=paper.things,
    )
