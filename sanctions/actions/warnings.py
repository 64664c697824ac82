"""Warnings are written, arrive, and are heeded or not (9.5.2)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.involvements import involve
from applications.models import Part
from foundation.documents.actions import keep_upload, order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from sanctions import letters, rules
from sanctions.models import DeliveryManner, WarningDelivery, WarningLetter, WarningOutcome
from sanctions.papers import warning_facts
from sanctions.states import CaseState

from .cases import close


@transaction.atomic
def warn(case, *, words, comply_by, by, at):
    """Write the next numbered warning, with the day to comply by. Returns the `WarningLetter`."""
    case, on = lock(case), timezone.localdate(at)
    require(rules.can_warn(by, case, on=on, comply_by=comply_by))
    if not words.strip():
        require(no(_("Say what the holder has to do."), clause="9.5.2"))

    position, number = case.warnings.count() + 1, take_number("warning", at=at)
    said = {"number": number, "words": words.strip(), "comply_by": comply_by, "position": position}
    warning = WarningLetter.objects.create(
        case=case,
        issued_by=by,
        issued_at=at,
        paper=order_paper(
            "sanction-letter",
            facts=warning_facts(case, by=by, at=at, **said),
            subject=case.certificate.application,
            by=by,
            at=at,
            number=number,
            sealed=True,
        ),
        **said,
    )
    if case.state == CaseState.HEARING:
        move(case, CaseState.WARNED)
        case.save()
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)

    record("warning.issued", warning, moved=[case], by=by, at=at, number=number, comply_by=comply_by)
    letters.tell_holder_warned(warning, at=at)
    return warning


@transaction.atomic
def confirm_reading(warning, *, by, at):
    """The holder says here that the warning has arrived. Returns the `WarningDelivery`."""
    lock(warning.case)
    require(rules.can_confirm_reading(by, warning))
    day = timezone.localdate(at)
    return _deliver(
        warning, manner=DeliveryManner.PORTAL, received_by=by.full_name, received_on=day, by=by, at=at
    )


@transaction.atomic
def record_delivery(warning, *, manner, received_by, received_on, proof, by, at):
    """The office records that it arrived on paper, with the proof as `examine` found it."""
    lock(warning.case)
    require(rules.can_record_delivery(by, warning, on=timezone.localdate(at), received_on=received_on))
    if manner == DeliveryManner.PORTAL or proof is None:
        require(no(_("A delivery on paper is recorded with its proof."), clause="9.5.2"))

    kept = keep_upload(proof, by=by, at=at)
    return _deliver(
        warning, manner=manner, received_by=received_by, received_on=received_on, proof=kept, by=by, at=at
    )


def _deliver(warning, *, by, at, **facts):
    delivery = WarningDelivery.objects.create(warning=warning, recorded_by=by, recorded_at=at, **facts)

    record("warning.delivered", warning, by=by, at=at, manner=delivery.manner, on=delivery.received_on)
    return delivery


@transaction.atomic
def find(warning, *, heeded, words, by, at):
    """Record whether a warning was heeded; heeded, the case is closed, unless the certificate is suspended in it."""
    case = lock(warning.case)
    require(rules.can_find(by, warning, heeded=heeded, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Say what was found."), clause="9.5.2"))

    outcome = WarningOutcome.objects.create(
        warning=warning, heeded=heeded, words=words.strip(), found_by=by, found_at=at
    )
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)
    if heeded and case.state == CaseState.WARNED:
        close(case, CaseState.HEEDED, words=words, by=by, at=at)
        letters.tell_holder_heeded(case, at=at)

    record("warning.judged", warning, moved=[case], by=by, at=at, heeded=heeded)
    return outcome
