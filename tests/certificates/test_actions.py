"""Certificates: released with the decree, agreed upon, handed over."""

import datetime as dt
import hashlib

import pytest

from accounts.models import Role, Signs
from certificates.actions import hand_over, release_meeting, sign_agreement
from certificates.models import Certificate, HandoverManner, OutcomeLetter
from certificates.queries import agreement_text
from certificates.states import CertificateState
from decisions.models import Decision, Outcome
from decisions.states import MeetingState
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import reported
from tests.factories.decisions import MET_AT, signed
from tests.factories.people import SignatoryFactory, UserFactory

SEALED_AT = MET_AT + dt.timedelta(hours=3)


def a_head():
    """The head of the LSP, appointed to sign decrees and certificates."""
    head = UserFactory(roles=[Role.HEAD])
    SignatoryFactory(user=head, signs=Signs.DECREE)
    SignatoryFactory(user=head, signs=Signs.CERTIFICATE)
    return head


@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.6")
@pytest.mark.clause("7.1.5")
def test_the_seal_releases_decree_certificates_and_letters_together(db, run_jobs):
    one, other = reported(), reported()
    meeting = signed([one, other], outcomes=[Outcome.COMPETENT, Outcome.NOT_YET])
    head = a_head()

    [certificate] = release_meeting(meeting, by=head, at=SEALED_AT)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.SEALED
    assert certificate.holder == one.application.applicant
    assert (certificate.valid_from, certificate.valid_until) == (dt.date(2026, 9, 29), dt.date(2029, 9, 28))
    assert OutcomeLetter.objects.get().recipient == other.application.applicant
    assert Decision.objects.released().count() == 2
    run_jobs()
    certificate.refresh_from_db()
    assert certificate.letter.is_ready
    assert certificate.card.is_ready


@pytest.mark.clause("9.4.7")
@pytest.mark.clause("9.8.1")
def test_a_certificate_is_handed_over_once_everything_is_fulfilled(db, run_jobs):
    meeting = signed()
    [certificate] = release_meeting(meeting, by=a_head(), at=SEALED_AT)
    run_jobs()
    holder = certificate.holder

    with pytest.raises(NotAllowed, match="belum ditandatangani"):
        hand_over(certificate, manner=HandoverManner.ONLINE, received_by="Saya", by=holder, at=SEALED_AT)
    text = agreement_text(certificate.scheme_version)
    digest = hashlib.sha256(text.encode()).hexdigest()
    sign_agreement(certificate, text_sha256=digest, typed_name=holder.full_name, by=holder, at=SEALED_AT)
    hand_over(certificate, manner=HandoverManner.ONLINE, received_by=holder.full_name, by=holder, at=SEALED_AT)

    assert Certificate.objects.get().state == CertificateState.HANDED_OVER
