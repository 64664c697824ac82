"""A definition file becomes a draft: all of it, and not twice (head, 1-9)."""

import datetime as dt

import pytest

from accounts.queries import system_user
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from schemes.actions import import_elements, load_definition
from schemes.models import SchemeVersion, TextKind
from schemes.queries import fee_for, read_elements
from schemes.rules import read_definition
from tests.factories.people import UserFactory
from tests.factories.schemes import put_in_force
from tests.schemes.conftest import AT, FIRST, SECOND, TODAY

pytestmark = pytest.mark.django_db


def load(content, *, by=None, **options):
    return load_definition(read_definition(content), by=by or system_user(), at=AT, **options)


def changed(old, new, path=FIRST):
    content = path.read_text(encoding="utf-8")
    assert old in content
    return content.replace(old, new, 1).encode()


@pytest.mark.clause("1")
def test_the_document_is_what_it_is_and_its_blanks_stay_blank(first):
    assert first.document_number == "SS-PD07/00/LSP-PI/2019"
    assert (first.document_set_by, first.document_approved_by) == ("Agus Subekti", "Saifullah Lasindrang")
    assert (first.document_set_on, first.document_approved_on, first.distribution) == (None, None, "")
    assert first.state == "DRAFT"


@pytest.mark.clause("2.1")
def test_the_scope_admits_the_group_and_partners(first, second):
    assert first.organisation_kinds == ["GROUP", "PARTNER"]
    assert second.organisation_kinds == ["PARTNER"]
    assert not second.admits("GROUP")
    assert not first.admits("OTHER")


@pytest.mark.clause("5.1", "5.2", "2.2")
def test_the_packaging_and_its_units(first):
    assert first.packaging == "CLUSTER"
    assert [(unit.code, unit.title_id) for unit in first.units.all()] == [
        ("M.702093.007.01", "Menyusun Data Pelanggan"),
        ("M.702093.008.01", "Mengelola Data Pelanggan"),
    ]


@pytest.mark.clause("8.2.1", "8.2.2", "8.2.3")
def test_the_fees_and_their_shares(first):
    fees = [fee_for(first, kind, TODAY) for kind in ("GROUP", "PARTNER")]

    assert [(fee.amount, fee.admin_part, fee.assessment_part) for fee in fees] == [
        (500_000, 300_000, 200_000),
        (2_000_000, 1_200_000, 800_000),
    ]


@pytest.mark.parametrize(
    ("kind", "clauses"),
    [
        pytest.param("BACKGROUND", ["1.1", "1.2", "1.3", "1.4", "1.5"], marks=pytest.mark.clause("1")),
        pytest.param("SCOPE", ["2.1", "2.2"], marks=pytest.mark.clause("2.1", "2.2")),
        pytest.param("PURPOSE", ["3.1", "3.2"], marks=pytest.mark.clause("3.1", "3.2")),
        pytest.param("REFERENCE", ["4.1", "4.2", "4.3", "4.4", "4.5"], marks=pytest.mark.clause("4")),
        pytest.param(
            "RIGHT", ["7.1.1", "7.1.2", "7.1.3", "7.1.4", "7.1.5"], marks=pytest.mark.clause("7.1.1", "7.1.4")
        ),
        pytest.param(
            "DUTY",
            ["7.2.1", "7.2.2", "7.2.3", "7.2.4"],
            marks=pytest.mark.clause("7.2.1", "7.2.2", "7.2.3", "7.2.4"),
        ),
        pytest.param(
            "FEE",
            ["8.1", "8.2.1", "8.2.2", "8.2.3", "8.3", "8.4"],
            marks=pytest.mark.clause("8.1", "8.3", "8.4"),
        ),
        pytest.param(
            "USE_AGREEMENT",
            ["9.8.1", "9.8.2", "9.8.3", "9.8.4"],
            marks=pytest.mark.clause("9.8.1", "9.8.2", "9.8.3", "9.8.4"),
        ),
        pytest.param("EXPLANATION", ["9.1.1"], marks=pytest.mark.clause("9.1.1")),
    ],
)
def test_the_clauses_are_there_in_both_languages(first, kind, clauses):
    texts = first.texts.filter(kind=kind)

    assert [text.clause for text in texts] == clauses
    assert all(text.body_id and text.body_en for text in texts)


def test_every_number_of_the_second_scheme_is_its_own(first, second):
    names = [
        "minimum_working_age", "returned_due_days", "portfolio_route", "evidence_recency_months", "retest_wait_days",
        "retest_limit", "retest_fee_percent", "independence_scope", "independence_months", "quorum", "majority",
        "validity_years", "surveillance_interval_months", "surveillances_required", "surveillance_reminder_days",
        "renewal_closes_months", "renewal_reminder_months", "appeal_filing_workdays", "appeal_decision_workdays",
        "joint_leave_counts", "appeal_team", "return_days",
    ]  # fmt: skip

    assert [name for name in names if getattr(first, name) == getattr(second, name)] == []
    assert second.units.count() == 3
    assert fee_for(second, "PARTNER", TODAY).admin_part == 525_001
    assert fee_for(second, "PARTNER", TODAY, purpose="RECERTIFICATION").amount == 300_000
    photo = second.document_requirements.get(slot="PHOTO")
    assert (photo.ratio_width, photo.ratio_height, photo.red_background) == (4, 6, False)


@pytest.mark.clause("1")
def test_the_same_file_again_changes_nothing(first):
    again = load(FIRST.read_bytes(), is_example=True)

    assert (again.pk, again.version) == (first.pk, first.version)
    assert Entry.objects.filter(verb="scheme_version.loaded").count() == 1


@pytest.mark.clause("1")
def test_a_changed_file_changes_the_draft_and_leaves_elements_of_units_that_stay(first):
    table = read_elements(
        FIRST.with_name("pengelolaan-data-pelanggan-contoh.csv").read_bytes(), version=first
    )
    import_elements(first, table=table, source="CONTOH", by=system_user(), at=AT)

    again = load(changed("quorum = 3", "quorum = 7"), is_example=True)

    assert (again.pk, again.quorum) == (first.pk, 7)
    assert [unit.elements.count() for unit in again.units.all()] == [3, 3]
    assert again.texts.count() == first.texts.count()


@pytest.mark.clause("1")
def test_a_changed_file_does_not_change_what_was_set(first, english):
    put_in_force(first)

    with pytest.raises(NotAllowed, match="has been set and is not changed any more"):
        load(changed("quorum = 3", "quorum = 7"))

    assert SchemeVersion.objects.get().quorum == 3
    assert load(FIRST.read_bytes()).pk == first.pk


@pytest.mark.clause("1")
def test_a_document_number_of_another_scheme_is_refused(first, english):
    with pytest.raises(NotAllowed, match="belongs to another scheme"):
        load(changed('"SS-CONTOH/GDG/03"', '"SS-PD07/00/LSP-PI/2019"', SECOND))

    assert SchemeVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(
            "M.702093.007.01",
            "M702093.007",
            "units\\[1\\]: code: Write the unit code",
            marks=pytest.mark.clause("5.2"),
        ),
        pytest.param(
            "admin_percent = 60", "admin_percent = 61", "fees\\[1\\]", marks=pytest.mark.clause("8.1")
        ),
        pytest.param(
            "amount = 500_000", "amount = -5", "fees\\[1\\]: amount", marks=pytest.mark.clause("8.2.3")
        ),
        pytest.param("amount = 500_000", "amount = 0.5", "fees\\[1\\]", marks=pytest.mark.clause("8.2.3")),
        pytest.param(
            'levels = ["S1"]', 'levels = ["S9"]', "nobody knows “S9”", marks=pytest.mark.clause("6.1.1")
        ),
        pytest.param('needed_for = ["6.1.4"]', 'needed_for = ["6.9"]', "nobody knows “6.9”"),
        pytest.param("quorum = 3", "kuorum = 3", "nobody knows “kuorum”"),
        pytest.param("quorum = 3", "quorum = 1", "document: quorum"),
        pytest.param("quorum = 3", 'quorum = 3\nstate = "IN_FORCE"', "nobody knows “state”"),
        pytest.param("[14, 7, 3]", "[3, 7, 14]", "from large to small"),
        pytest.param("SANCTION = [", "SANKSI = [", "nobody knows “SANKSI”"),
        pytest.param('number = "SS-PD07/00/LSP-PI/2019"', "", "“number” is missing"),
        pytest.param("\n[settings]\n", "\n[setelan]\n", "a part nobody knows: setelan"),
        pytest.param("\n[settings]\n", "\n[[settings]]\n", "settings has the wrong form"),
        pytest.param("\n[settings]\n", "\n[settings\n", "not a definition in TOML"),
    ],
)
def test_a_file_with_a_fault_leaves_nothing(old, new, reason, english):
    with pytest.raises(NotAllowed, match=reason):
        load(changed(old, new))

    assert not SchemeVersion.objects.exists()
    assert not Entry.objects.exists()


def test_only_the_committee_loads(english):
    with pytest.raises(NotAllowed, match="Only the scheme committee"):
        load(FIRST.read_bytes(), by=UserFactory(secretariat=True))

    assert load(FIRST.read_bytes(), by=UserFactory(committee=True)).set_by is None


def test_a_file_that_is_too_large_is_not_read(english):
    with pytest.raises(NotAllowed, match="larger than a definition can be"):
        read_definition(b"#" * (513 * 1024))


def test_every_kind_of_text_is_in_the_first_scheme(first):
    assert set(first.texts.values_list("kind", flat=True)) == set(TextKind)


@pytest.mark.clause("8.3")
def test_a_fee_of_the_definition_holds_from_its_day(second):
    assert fee_for(second, "PARTNER", dt.date(2024, 12, 31)) is None
