"""Certificates as tests need them: issued by the decree of a real meeting."""

import datetime as dt
import hashlib

from accounts.models import Role, Signs
from certificates.actions import hand_over, release_meeting, sign_agreement
from certificates.models import HandoverManner
from certificates.queries import agreement_text

from .decisions import MET_AT, signed
from .people import SignatoryFactory, UserFactory

SEALED_AT = MET_AT + dt.timedelta(hours=3)


def a_head():
    """The head of the LSP, appointed to sign decrees and certificates."""
    head = UserFactory(roles=[Role.HEAD])
    SignatoryFactory(user=head, signs=Signs.DECREE)
    SignatoryFactory(user=head, signs=Signs.CERTIFICATE)
    return head


def issued(assessments=None, **how):
    """The certificates of one meeting, not yet handed over."""
    return release_meeting(signed(assessments, **how), by=a_head(), at=SEALED_AT)


def digest_of(certificate):
    """The hash of the agreement that its holder is shown."""
    return hashlib.sha256(agreement_text(certificate.scheme_version).encode()).hexdigest()


def agreed_upon(certificate):
    """The holder has signed the agreement on its use."""
    holder = certificate.holder
    sign_agreement(
        certificate, text_sha256=digest_of(certificate), typed_name=holder.full_name, by=holder, at=SEALED_AT
    )
    return certificate


def handed_over(certificate):
    """Received online by its holder; printed before."""
    holder = certificate.holder
    hand_over(
        agreed_upon(certificate),
        manner=HandoverManner.ONLINE,
        received_by=holder.full_name,
        by=holder,
        at=SEALED_AT,
    )
    certificate.refresh_from_db()
    return certificate
