"""The self-assessment and its evidence (9.1.3)."""

import pytest
from django.db import IntegrityError, transaction

from applications.actions.evidence import (
    add_evidence,
    rate_element,
    rate_with_evidence,
    remove_evidence,
    step_of,
)
from applications.models import Rating
from applications.rules.completeness import cautions, gaps
from foundation.documents.models import Slot
from foundation.workflow.versions import Stale
from tests.applications.helpers import AT, TODAY, a_file, refused
from tests.factories.applications import ApplicationFactory, EvidenceFactory, SelfRatingFactory, elements_of
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return ApplicationFactory()


def rate(application, element, rating=Rating.COMPETENT, pieces=(), seen=1):
    return rate_element(
        application, element, rating=rating, pieces=list(pieces), seen=seen, by=application.applicant, at=AT
    )


def add(application, **facts):
    facts = {"title": "Laporan", "masked": True} | facts
    return add_evidence(application, examined=a_file(Slot.EVIDENCE), by=application.applicant, at=AT, **facts)


@pytest.mark.clause("9.1.3")
def test_one_piece_supports_many_elements(application):
    piece = add(application)

    for element in elements_of(application)[:3]:
        rate(application, element, pieces=[piece])

    assert piece.links.count() == 3


@pytest.mark.clause("9.1.3")
def test_a_new_piece_comes_with_the_word_on_the_element(application):
    element = elements_of(application)[0]

    rating = rate_with_evidence(
        application,
        element,
        rating=Rating.COMPETENT,
        pieces=[],
        examined=a_file(Slot.EVIDENCE),
        title="Laporan",
        made_on=None,
        masked=True,
        seen=1,
        by=application.applicant,
        at=AT,
    )

    assert [piece.title for piece in rating.evidence.all()] == ["Laporan"]


@pytest.mark.clause("9.1.3")
@pytest.mark.parametrize(
    ("facts", "reason"), [({"masked": False}, "Samarkan dahulu"), ({"title": " "}, "berupa apa")]
)
def test_evidence_says_what_it_is_and_shows_no_customers(application, facts, reason):
    with refused(reason, application):
        add(application, **facts)

    assert not application.evidence.exists()


def test_a_piece_of_somebody_else_supports_nothing(application):
    with refused("tidak ada dalam permohonan ini", application):
        rate(application, elements_of(application)[0], pieces=[EvidenceFactory()])


def test_an_element_of_another_version_is_not_rated(application):
    other = SchemeVersionFactory(in_force=True).units.first().elements.first()

    with refused("tidak termasuk versi skema", application):
        rate(application, other)


def test_a_removed_piece_supports_nothing_any_more(application):
    piece = add(application)
    element = elements_of(application)[0]
    rate(application, element, pieces=[piece])

    remove_evidence(piece, by=application.applicant, at=AT)

    assert not application.evidence.current().exists()
    words = [gap.words for gap in gaps(application, on=TODAY) if gap.element == element]
    assert words == [f"Elemen “{element.title}” dinilai kompeten, tetapi belum punya bukti."]
    with refused("sudah dihapus", piece):
        remove_evidence(piece, by=application.applicant, at=AT)


def test_a_stranger_neither_rates_nor_adds_nor_removes():
    application = ApplicationFactory(filled=True)
    piece, stranger = application.evidence.first(), UserFactory()

    with refused("Hanya pemohon", piece):
        remove_evidence(piece, by=stranger, at=AT)
    with refused("Hanya pemohon", application):
        rate_element(
            application, elements_of(application)[0], rating="BK", pieces=[], seen=1, by=stranger, at=AT
        )


@pytest.mark.clause("9.1.5")
def test_after_sending_nothing_is_rated_unless_it_was_returned():
    element = elements_of(sent := ApplicationFactory(submitted=True))[0]
    with refused("sudah dikirim", sent):
        rate(sent, element)

    returned = ApplicationFactory(returned=True, returned__keys=("apl02",))
    rate(returned, elements_of(returned)[0], Rating.NOT_YET)
    assert returned.review_items.get().answered_at == AT


def test_the_second_of_two_devices_is_told(application):
    element = elements_of(application)[0]
    rate(application, element, Rating.NOT_YET)

    with pytest.raises(Stale):
        rate(application, element, Rating.COMPETENT)

    assert application.ratings.get().rating == Rating.NOT_YET
    assert application.drafts.get(step=step_of(element)).version == 2


@pytest.mark.clause("9.1.3")
def test_everything_not_yet_and_one_file_for_everything_are_pointed_out():
    application = ApplicationFactory()
    elements = elements_of(application)
    for element in elements:
        rate(application, element, Rating.NOT_YET)
    assert [words[:30] for words in cautions(application)] == ["Anda menilai semua elemen belu"]

    piece = add(application)
    for element in elements:
        rate(application, element, pieces=[piece], seen=2)
    assert [words[:30] for words in cautions(application)] == ["Satu berkas yang sama mendukun"]


@pytest.mark.both_databases
def test_the_database_itself_keeps_one_word_per_element():
    kept = SelfRatingFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        SelfRatingFactory(application=kept.application, element=kept.element)
