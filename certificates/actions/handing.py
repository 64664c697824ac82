"""The holder's promise on the use of the certificate, and its handover (9.4.7, 9.8)."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.rules import is_own_name
from certificates.letters import tell_holder_handed_over
from certificates.models import Handover, HandoverManner, UseAgreement
from certificates.queries import agreement_text
from certificates.rules import can_hand_over, can_sign_agreement
from certificates.states import CertificateState
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def sign_agreement(certificate, *, text_sha256, typed_name="", drawn=None, address=None, by, at):
    """The holder signs the text that was shown, named by its hash (9.8.1–9.8.4). Returns the agreement.

    `drawn` is a signature by hand as `examine` found it, or None where the name is typed.
    """
    certificate = lock(certificate)
    require(can_sign_agreement(by, certificate))
    text = agreement_text(certificate.scheme_version)
    if hashlib.sha256(text.encode()).hexdigest() != text_sha256:
        require(no(_("The text of the agreement has changed. Read it again, then sign."), clause="9.8"))
    if not typed_name.strip() and drawn is None:
        require(no(_("Sign by drawing or by typing your name."), clause="9.8"))
    require(is_own_name(typed_name, certificate.holder_name, by.full_name, clause="9.8"))

    agreement = UseAgreement.objects.create(
        certificate=certificate,
        text=text,
        text_sha256=text_sha256,
        signed_by=by,
        signed_at=at,
        address=address,
        typed_name=typed_name.strip(),
        drawn=keep_upload(drawn, by=by, at=at) if drawn else None,
    )

    record("use_agreement.signed", certificate, by=by, at=at, text=text_sha256)
    return agreement


@transaction.atomic
def hand_over(certificate, *, manner, received_by, proxy_identity="", power_of_attorney=None, by, at):
    """Record the handover; from now on the holder can download (9.4.7). Returns the handover.

    A power of attorney is examined already.
    """
    certificate = lock(certificate)
    require(can_hand_over(by, certificate))
    if manner == HandoverManner.BY_PROXY and not (proxy_identity.strip() and power_of_attorney):
        require(no(_("A proxy shows an identity document and a power of attorney."), clause="9.4.7"))
    if by.pk == certificate.holder_id and manner != HandoverManner.ONLINE:
        require(no(_("In person, the secretariat records the handover."), clause="9.4.7"))

    power = keep_upload(power_of_attorney, by=by, at=at) if power_of_attorney else None
    handover = _keep(certificate, manner, received_by, proxy_identity, power, by=by, at=at)
    move(certificate, CertificateState.HANDED_OVER)
    certificate.save()

    record("certificate.handed_over", certificate, by=by, at=at, manner=manner)
    tell_holder_handed_over(certificate, at=at)
    return handover


def _keep(certificate, manner, received_by, proxy_identity, power_of_attorney, *, by, at):
    try:
        with transaction.atomic():
            return Handover.objects.create(
                certificate=certificate,
                manner=manner,
                received_by=received_by,
                proxy_identity=proxy_identity.strip(),
                power_of_attorney=power_of_attorney,
                handed_over_by=by,
                handed_over_at=at,
            )
    except IntegrityError:
        raise NotAllowed(no(_("This certificate has just been handed over."), clause="9.4.7")) from None
