"""What a version lacks before it may be set, one refusal each (head, 2.1, 5.2, 6.1, 8.1)."""

import pytest

from schemes.models import (
    Criterion,
    Element,
    ReasonKind,
    SchemeVersion,
    TextKind,
    Unit,
)
from schemes.rules import can_set_version, shortcomings
from tests.factories.schemes import SchemeVersionFactory
from tests.schemes.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return SchemeVersionFactory(complete=True, is_example=True)


def lacking(version):
    return [
        (answer.clause, answer.reason)
        for answer in shortcomings(SchemeVersion.objects.get(pk=version.pk), day=TODAY)
    ]


def test_a_whole_draft_lacks_nothing(draft):
    assert lacking(draft) == []


@pytest.mark.clause("1")
def test_an_empty_draft_lacks_everything(english):
    clauses = [
        clause
        for clause, _reason in lacking(SchemeVersionFactory(open_to_group=False, open_to_partners=False))
    ]

    assert clauses == ["2.1", "5.2", "6.1", "9.1.2", *["9"] * 12]


@pytest.mark.parametrize(
    ("take_away", "clause", "reason"),
    [
        pytest.param(
            lambda draft: SchemeVersion.objects.update(document_approved_by=""),
            "1",
            "The document does not name who sets and who approves it.",
            marks=pytest.mark.clause("1"),
        ),
        pytest.param(
            lambda draft: Unit.objects.all().delete(),
            "5.2",
            "The version has no units.",
            marks=pytest.mark.clause("5.2"),
        ),
        pytest.param(
            lambda draft: Element.objects.filter(unit=draft.units.first()).delete(),
            "5.2",
            "has no elements and performance criteria yet",
            marks=pytest.mark.clause("5.2"),
        ),
        pytest.param(
            lambda draft: Criterion.objects.filter(element__unit=draft.units.first()).delete(),
            "5.2",
            "has no elements and performance criteria yet",
            marks=pytest.mark.clause("5.2"),
        ),
        pytest.param(
            lambda draft: draft.requirement_groups.all().delete(),
            "6.1",
            "The version has no requirements for applicants.",
            marks=pytest.mark.clause("6.1.1"),
        ),
        pytest.param(
            lambda draft: draft.document_requirements.all().delete(),
            "9.1.2",
            "The version does not say which documents are handed in.",
            marks=pytest.mark.clause("9.1.2"),
        ),
        pytest.param(
            lambda draft: draft.fees.filter(organisation_kind="PARTNER").delete(),
            "8.2.3",
            "There is no fee for: Partner company.",
            marks=pytest.mark.clause("8.2.3"),
        ),
        pytest.param(
            lambda draft: draft.texts.filter(kind=TextKind.USE_AGREEMENT).delete(),
            "9",
            "A text is missing: Agreement on the use of the certificate.",
            marks=pytest.mark.clause("9.8.1", "9.8.2", "9.8.3"),
        ),
        pytest.param(
            lambda draft: draft.reasons.filter(kind=ReasonKind.SANCTION).delete(),
            "9",
            "A list of reasons is missing: A certificate is suspended or withdrawn.",
            marks=pytest.mark.clause("9.5.1"),
        ),
    ],
)
def test_what_is_missing_is_named(draft, take_away, clause, reason, english):
    take_away(draft)

    ((said_clause, said_reason),) = lacking(draft)

    assert said_clause == clause
    assert reason in said_reason


@pytest.mark.clause("5.2")
def test_sample_elements_are_enough_for_a_sample_only(draft, english):
    draft.is_example = False
    draft.save()

    assert [clause for clause, _reason in lacking(draft)] == ["5.2", "5.2"]


@pytest.mark.clause("1")
def test_only_the_head_of_the_committee_sets(draft, committee, head, committee_head):
    assert [
        bool(can_set_version(person, draft, day=TODAY)) for person in (committee, head, committee_head)
    ] == [
        False,
        False,
        True,
    ]


@pytest.mark.clause("8.2.3")
def test_a_fee_for_partners_is_not_asked_of_a_scheme_for_the_group_alone(draft):
    draft.open_to_partners = False
    draft.save()
    draft.fees.filter(organisation_kind="PARTNER").delete()

    assert lacking(draft) == []
