"""Fees from a later day, elements with a second person, assessors from a day to a day (5.2, 8.3, 9.2.2)."""

import datetime as dt

import pytest

from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from schemes.actions import (
    add_fee,
    authorise_assessor,
    confirm_text,
    end_authorisation,
    import_elements,
    remove_draft_fee,
)
from schemes.models import AssessorAuthorisation, Fee
from schemes.queries import fee_for, read_elements
from schemes.states import TextStatus
from tests.factories.people import AssessorRegistrationFactory, UserFactory
from tests.factories.schemes import AssessorAuthorisationFactory, SchemeFactory, SchemeVersionFactory
from tests.schemes.conftest import AT, TODAY

pytestmark = pytest.mark.django_db

TOMORROW = TODAY + dt.timedelta(days=1)
GROUP_FEE = {"organisation_kind": "GROUP", "purpose": "NEW", "admin_percent": 60, "assessment_percent": 40}


@pytest.fixture
def in_force():
    return SchemeVersionFactory(in_force=True)


@pytest.fixture
def draft():
    return SchemeVersionFactory(complete=True)


class TestFees:
    @pytest.mark.clause("8.3")
    def test_the_head_adds_a_fee_that_holds_from_a_later_day(self, in_force, head):
        fee = add_fee(in_force, **GROUP_FEE, amount=600_000, from_on=TOMORROW, by=head, at=AT)

        assert fee_for(in_force, "GROUP", TODAY).amount == 500_000
        assert fee_for(in_force, "GROUP", TOMORROW) == fee
        assert Entry.objects.get().verb == "scheme_version.fee_added"

    @pytest.mark.clause("8.3")
    @pytest.mark.parametrize("from_on", [TODAY, TODAY - dt.timedelta(days=1)])
    def test_a_fee_is_never_back_dated(self, in_force, head, from_on, english):
        with pytest.raises(NotAllowed, match="it is never back-dated"):
            add_fee(in_force, **GROUP_FEE, amount=600_000, from_on=from_on, by=head, at=AT)

        assert Fee.objects.count() == 2
        assert not Entry.objects.exists()

    @pytest.mark.clause("8.3")
    def test_a_fee_does_not_slip_in_before_one_that_was_announced(self, in_force, head, english):
        add_fee(in_force, **GROUP_FEE, amount=600_000, from_on=dt.date(2027, 2, 1), by=head, at=AT)

        with pytest.raises(NotAllowed, match="There is already a fee"):
            add_fee(in_force, **GROUP_FEE, amount=700_000, from_on=dt.date(2027, 1, 1), by=head, at=AT)

    @pytest.mark.clause("8.3")
    def test_the_committee_does_not_change_a_fee_in_force(self, in_force, committee, english):
        with pytest.raises(NotAllowed, match="Only the head of the LSP changes a fee"):
            add_fee(in_force, **GROUP_FEE, amount=600_000, from_on=TOMORROW, by=committee, at=AT)

    @pytest.mark.clause("9.7.2")
    def test_a_fee_for_recertification_can_be_fixed_later(self, in_force, head):
        facts = GROUP_FEE | {"purpose": "RECERTIFICATION"}

        add_fee(in_force, **facts, amount=400_000, from_on=TOMORROW, by=head, at=AT)

        assert fee_for(in_force, "GROUP", TOMORROW, purpose="RECERTIFICATION").amount == 400_000

    @pytest.mark.clause("2.1")
    def test_no_fee_for_whom_the_scope_does_not_name(self, draft, committee, english):
        draft.open_to_group = False
        draft.save()

        with pytest.raises(NotAllowed, match="does not name this kind of employer"):
            add_fee(draft, **GROUP_FEE, amount=1, from_on=TOMORROW, by=committee, at=AT)

    @pytest.mark.clause("8.3")
    def test_a_fee_is_taken_out_of_a_draft_only(self, draft, in_force, committee, english):
        remove_draft_fee(draft.fees.first(), by=committee, at=AT)

        with pytest.raises(NotAllowed, match="has been set"):
            remove_draft_fee(in_force.fees.first(), by=committee, at=AT)

        assert (draft.fees.count(), in_force.fees.count()) == (1, 2)


@pytest.mark.clause("5.2")
class TestElements:
    def table(self, version, words="Data dikumpulkan"):
        unit = version.units.first()
        rows = f"unit,element,element_title,criterion,criterion_text\n{unit.code},1,Menyusun,1.1,{words}"
        return read_elements(rows.encode(), version=version)

    def bring(self, version, by, words="Data dikumpulkan", source="SKKNI 170/2016"):
        import_elements(version, table=self.table(version, words), source=source, by=by, at=AT)
        return version.units.first()

    def test_a_table_replaces_the_elements_of_the_units_it_names(self, draft, committee):
        unit = self.bring(draft, committee)

        assert [str(element) for element in unit.elements.all()] == ["1. Menyusun"]
        assert draft.units.last().elements.count() == 2
        assert (unit.text_status, unit.text_imported_by) == (TextStatus.EXAMPLE, committee)

    def test_a_second_person_confirms(self, draft, committee, committee_head):
        unit = confirm_text(self.bring(draft, committee), by=committee_head, at=AT)

        assert (unit.text_status, unit.text_confirmed_by) == (TextStatus.OFFICIAL, committee_head)

    def test_the_one_who_brought_it_does_not_confirm(self, draft, committee, english):
        unit = self.bring(draft, committee)

        with pytest.raises(NotAllowed, match="somebody else has to confirm"):
            confirm_text(unit, by=committee, at=AT)

        unit.refresh_from_db()
        assert unit.text_status == TextStatus.EXAMPLE

    def test_what_is_marked_as_a_sample_is_never_official(self, draft, committee, committee_head, english):
        unit = self.bring(draft, committee, words="CONTOH: Data")

        with pytest.raises(NotAllowed, match="marked as a sample"):
            confirm_text(unit, by=committee_head, at=AT)

    def test_without_a_source_there_is_nothing_to_compare_with(
        self, draft, committee, committee_head, english
    ):
        unit = self.bring(draft, committee, source="")

        with pytest.raises(NotAllowed, match="Name the source"):
            confirm_text(unit, by=committee_head, at=AT)

    def test_new_words_have_to_be_confirmed_anew(self, draft, committee, committee_head):
        confirm_text(self.bring(draft, committee), by=committee_head, at=AT)

        unit = self.bring(draft, committee, words="Data dicatat")

        assert (unit.text_status, unit.text_confirmed_by) == (TextStatus.EXAMPLE, None)

    def test_a_table_with_a_fault_is_not_kept(self, draft, committee, english):
        table = read_elements(
            b"unit,element,element_title,criterion,criterion_text\nX,1,a,1.1,b", version=draft
        )

        with pytest.raises(NotAllowed, match="Line 2: The version has no unit X"):
            import_elements(draft, table=table, source="", by=committee, at=AT)

        assert draft.units.first().elements.count() == 2
        assert not Entry.objects.exists()

    def test_elements_of_a_set_version_stay(self, in_force, committee, english):
        with pytest.raises(NotAllowed, match="has been set"):
            self.bring(in_force, committee)


@pytest.mark.clause("9.2.2")
class TestAssessors:
    def test_the_secretariat_authorises_and_ends(self):
        scheme, registration, by = (
            SchemeFactory(),
            AssessorRegistrationFactory(),
            UserFactory(secretariat=True),
        )

        given = authorise_assessor(scheme, registration=registration, starts_on=TODAY, by=by, at=AT)
        end_authorisation(given, ends_on=TOMORROW, by=by, at=AT)

        assert AssessorAuthorisation.objects.get().ends_on == TOMORROW
        assert [entry.verb for entry in Entry.objects.order_by("pk")] == [
            "scheme.assessor_authorised",
            "scheme.assessor_authorisation_ended",
        ]

    def test_a_lapsed_registration_is_not_authorised(self, head, english):
        registration = AssessorRegistrationFactory(lapsed=True)

        with pytest.raises(NotAllowed, match="has lapsed by then"):
            authorise_assessor(SchemeFactory(), registration=registration, starts_on=TODAY, by=head, at=AT)

        assert not AssessorAuthorisation.objects.exists()

    def test_nobody_authorises_themselves(self, english):
        registration = AssessorRegistrationFactory(user=UserFactory(roles=["ASSESSOR", "SECRETARIAT"]))

        with pytest.raises(NotAllowed, match="Nobody authorises themselves"):
            authorise_assessor(
                SchemeFactory(), registration=registration, starts_on=TODAY, by=registration.user, at=AT
            )

    def test_an_assessor_is_authorised_once_at_a_time(self, head, english):
        given = AssessorAuthorisationFactory()

        with pytest.raises(NotAllowed, match="on some of these days already"):
            authorise_assessor(given.scheme, registration=given.registration, starts_on=TODAY, by=head, at=AT)

    def test_the_committee_does_not_choose_assessors(self, committee, english):
        with pytest.raises(NotAllowed, match="Only the secretariat and the head"):
            authorise_assessor(
                SchemeFactory(),
                registration=AssessorRegistrationFactory(),
                starts_on=TODAY,
                by=committee,
                at=AT,
            )

    @pytest.mark.parametrize("ends_on", [TODAY - dt.timedelta(days=1), dt.date(2019, 1, 1)])
    def test_an_authorisation_is_not_ended_in_the_past(self, head, ends_on, english):
        with pytest.raises(NotAllowed, match="The last day is today or later"):
            end_authorisation(AssessorAuthorisationFactory(), ends_on=ends_on, by=head, at=AT)
