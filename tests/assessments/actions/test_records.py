"""FR.IA.08 with the candidate's hand: read with the decision, signed once, waited for by nothing (9.2.5, 9.4.5)."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from assessments.actions import show_records, sign_record
from assessments.models import RecordSignature
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from tests.applications.helpers import refused
from tests.assessments.helpers import assessor_of
from tests.factories.assessments import REVIEWED_AT as AT
from tests.factories.assessments import reported, waiting_for_a_test
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.2.5")]


def shown(assessment):
    show_records(assessment, by=UserFactory(roles=[Role.HEAD]), at=AT)
    return assessment.recommendations.get()


def test_the_candidate_signs_what_was_shown_and_it_is_printed_with_both_hands():
    assessment = reported()
    record, candidate = shown(assessment), assessment.application.applicant
    before = record.paper

    signature = sign_record(record, typed_name=candidate.full_name, by=candidate, at=AT)

    record.refresh_from_db()
    assert (signature.user, record.paper.replaces) == (candidate, before)
    names = [hand["name"] for hand in record.paper.facts["signatures"]]
    assert names == [candidate.full_name, assessor_of(assessment).full_name]
    assert record.paper.facts["documents"] == before.facts["documents"]
    assert Entry.objects.filter(verb="record.signed").exists()


@pytest.mark.parametrize("way", [reported, waiting_for_a_test])
def test_before_the_decision_there_is_nothing_to_sign(way):
    assessment = way()
    record, candidate = assessment.recommendations.get(), assessment.application.applicant
    papers = Paper.objects.about(record).count()

    with refused("setelah keputusan diumumkan", record):
        sign_record(record, typed_name=candidate.full_name, by=candidate, at=AT)
    assert Paper.objects.about(record).count() == papers


def test_nobody_signs_for_the_candidate_nor_without_a_hand_nor_twice():
    assessment = reported()
    record, candidate = shown(assessment), assessment.application.applicant

    for person in (assessor_of(assessment), UserFactory(roles=[Role.SECRETARIAT])):
        with refused("Hanya peserta", record):
            sign_record(record, typed_name="x", by=person, at=AT)
    with refused("Tanda tangani dengan", record):
        sign_record(record, typed_name=" ", by=candidate, at=AT)
    sign_record(record, typed_name=candidate.full_name, by=candidate, at=AT)
    with refused("sudah menandatangani", record):
        sign_record(record, typed_name=candidate.full_name, by=candidate, at=AT)


def test_the_signature_stays():
    assessment = reported()
    candidate = assessment.application.applicant
    sign_record(shown(assessment), typed_name=candidate.full_name, by=candidate, at=AT)

    for act in (
        lambda: RecordSignature.objects.update(typed_name="Lain"),
        lambda: RecordSignature.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
