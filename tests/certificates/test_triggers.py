"""What the database refuses about certificates by itself: raw rows and raw SQL (9.4.5-9.4.7, 9.8, TRUST C1)."""

import datetime as dt
import secrets

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from certificates.actions import release_meeting, releasing
from certificates.models import Certificate, Handover, HandoverManner, OutcomeLetter, UseAgreement
from decisions.models import Decision, Outcome
from fees.models import Invoice
from foundation.workflow.answers import YES
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, agreed_upon, issued
from tests.factories.decisions import signed
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def refused_by(name, act):
    """The database refuses, and names the guard."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


def sql(words):
    with connection.cursor() as cursor:
        cursor.execute(words)


def copy_of(certificate, **changes):
    """Another row just like it, but for what is unique."""
    facts = {
        field.attname: getattr(certificate, field.attname) for field in Certificate._meta.concrete_fields
    }
    fresh = {name: secrets.token_hex(5) for name in ("number", "registration_number", "token", "check_code")}
    return Certificate(**{**facts, "id": None, **fresh, **changes})


@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.6")
def test_no_certificate_without_its_chain():
    [one] = issued([reported(), reported()], outcomes=[Outcome.COMPETENT, Outcome.NOT_YET])
    not_yet = Decision.objects.get(outcome=Outcome.NOT_YET)
    pending = Decision.objects.get(item__meeting=signed())
    before_decree = one.valid_from - dt.timedelta(days=1)

    for changes in (
        {"decision_id": not_yet.pk, "application_id": not_yet.application_id},
        {"decision_id": pending.pk, "application_id": pending.application_id},
        {"application_id": pending.application_id},
        {"valid_from": before_decree},
    ):
        # Databases ask their triggers in different orders; a second certificate is refused as well.
        refused_by(
            "a_certificate_has_its_chain|one_certificate_of|the_candidates", copy_of(one, **changes).save
        )


@pytest.mark.clause("9.4.6")
def test_no_certificate_for_another_person_and_no_second_one():
    [one] = issued()

    refused_by("a_certificate_is_the_candidates", copy_of(one, holder_id=UserFactory().pk).save)
    refused_by("one_certificate_of_a_scheme_at_a_time", copy_of(one).save)


@pytest.mark.clause("9.4.6")
def test_no_second_one_through_a_second_account_of_the_same_person(monkeypatch):
    """The twin of the rule: taken away, the database still refuses."""
    [one] = issued()
    again = ApplicationFactory(accepted=True, scheme_version=one.scheme_version)
    User.objects.filter(pk=again.applicant_id).update(nik_index=one.holder.nik_index)
    meeting = signed([reported(again)])
    monkeypatch.setattr(releasing, "can_release", lambda *_what, **_when: YES)

    refused_by(
        "one_certificate_of_a_scheme_at_a_time",
        lambda: release_meeting(meeting, by=User.objects.get(pk=one.decree.signed_by_id), at=SEALED_AT),
    )


@pytest.mark.clause("9.4.6")
def test_what_was_issued_is_never_changed_nor_lost():
    [one] = issued()
    held = Certificate.objects.filter(pk=one.pk)

    for changes in (
        {"number": "lain"},
        {"holder_name": "Nama Lain"},
        {"valid_until": dt.date(2040, 1, 1)},
        {"token": "x" * 22},
        {"issued_at": SEALED_AT - dt.timedelta(days=1)},
    ):
        refused_by("a_certificate_stays", lambda changes=changes: held.update(**changes))
    refused_by("a_certificate_is_not_lost", lambda: sql("DELETE FROM certificates_certificate"))
    refused_by("what_is_sealed_stays", lambda: sql("UPDATE decisions_meeting SET number = 'lain'"))
    refused_by("decisions_decree", lambda: sql("UPDATE decisions_decree SET number = 'lain'"))
    refused_by("a_decision_stays", lambda: sql("UPDATE decisions_decision SET released_at = NULL"))


@pytest.mark.clause("9.4.7")
@pytest.mark.clause("9.8.1")
def test_no_handover_that_is_not_earned():
    [one] = issued()
    handover = {
        "certificate": one,
        "manner": HandoverManner.ONLINE,
        "received_by": "Saya",
        "handed_over_by": one.holder,
        "handed_over_at": SEALED_AT,
    }
    refused_by("a_handover_is_earned", lambda: Handover.objects.create(**handover))
    agreed_upon(one)
    invoice = Invoice.objects.filter(pk=one.application.invoice_id)
    invoice.update(state="OPEN", settled_at=None)
    refused_by("a_handover_is_earned", lambda: Handover.objects.create(**handover))
    invoice.update(state="PAID", settled_at=SEALED_AT)

    by_proxy = handover | {"manner": HandoverManner.BY_PROXY}
    refused_by("a_proxy_shows_identity_and_power", lambda: Handover.objects.create(**by_proxy))
    Handover.objects.create(**handover)

    refused_by("certificates_handover", lambda: sql("UPDATE certificates_handover SET received_by = 'lain'"))
    refused_by("certificates_handover", lambda: sql("DELETE FROM certificates_handover"))


@pytest.mark.clause("9.8.1")
def test_an_agreement_is_signed_and_stays():
    [one] = issued()
    unsigned = {
        "certificate": one,
        "text": "x",
        "text_sha256": "0" * 64,
        "signed_by": one.holder,
        "signed_at": SEALED_AT,
    }
    refused_by("a_use_agreement_is_signed", lambda: UseAgreement.objects.create(**unsigned))
    agreed_upon(one)

    refused_by("certificates_useagreement", lambda: sql("UPDATE certificates_useagreement SET text = 'lain'"))
    refused_by("certificates_useagreement", lambda: sql("DELETE FROM certificates_useagreement"))


def test_a_letter_of_outcome_stays():
    issued([reported()], outcomes=[Outcome.NOT_YET])

    assert OutcomeLetter.objects.count() == 1
    refused_by("certificates_outcomeletter", lambda: sql("DELETE FROM certificates_outcomeletter"))
