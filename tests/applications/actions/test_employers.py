"""A change of employer holds the case until the secretariat has settled employer and fee (2.1, 8.2.3, TRUST 2.1-c)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.actions.employers import settle_employer, settle_fee
from applications.actions.outcomes import accept_application, refuse_application
from applications.actions.submission import withdraw_application
from applications.models import EmployerOutcome, EmployerReport, Involvement, Part
from applications.queries.duties import todo
from applications.queries.story import story_of
from applications.queries.timeline import openings_of, timeline_of
from applications.rules.employers import employer_is_settled
from applications.rules.independence import Act, may_act
from applications.states import ApplicationState
from fees.models import Invoice
from fees.states import InvoiceState
from foundation.documents.models import Upload
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from tests.applications.helpers import a_file, refused
from tests.applications.reviewing import AT, refusal_reason, under_review
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import named
from tests.factories.employers import CHANGED_ON, moved
from tests.factories.people import OrganisationFactory, RelationFactory, UserFactory

pytestmark = pytest.mark.django_db

LATER = dt.datetime(2026, 9, 20, 3, tzinfo=dt.UTC)
WHY = "Surat pengangkatan terlampir."


@pytest.fixture
def case():
    return ApplicationFactory(accepted=True)


@pytest.fixture
def office():
    return UserFactory(secretariat=True)


def settle(report, *, to, by, reason=WHY):
    return settle_employer(report, organisation=to, reason=reason, by=by, at=LATER)


@pytest.mark.clause("8.2.3")
def test_the_candidate_reports_it_and_the_case_waits(case, office):
    assessor = named(case).registration.user
    Notice.objects.all().delete()

    report = moved(case, at=LATER)

    held = employer_is_settled(case)
    assert (held.allowed, held.clause) == (False, "8.2.3")
    assert (report.before, report.organisation.kind) == (case.organisation, "PARTNER")
    told = {notice.to: notice.body for notice in Notice.objects.all()}
    assert set(told) == {case.reviewer, assessor}
    assert all(report.organisation.name in body for body in told.values())
    assert [each.clause for each in todo(office, at=LATER)] == ["8.2.3"]
    story = story_of(case, at=LATER)
    assert (story.is_yours, "Perkara menunggu" in story.sentence) == (False, True)
    assert "Perubahan tempat kerja Anda dilaporkan" in timeline_of(case)[0].words


@pytest.mark.clause("8.2.3")
def test_the_office_records_it_for_them_and_they_are_told(case, office):
    report = moved(case, to=False, proof=a_file(), by=office, at=LATER)

    letter = Notice.objects.filter(to=case.applicant).latest("pk")
    assert "tidak lagi bekerja di perusahaan grup" in letter.body
    assert (report.organisation, report.proof.name) == (None, "berkas.pdf")
    assert openings_of(case) == []


@pytest.mark.clause("2.1")
def test_an_employer_that_is_not_in_the_list_is_proposed_and_confirmed_first(case, office):
    report = moved(case, proposed=("PT Baru", "PARTNER"), at=LATER)

    assert report.organisation.state == "PROPOSED"
    with refused("Konfirmasi dulu", case, case.invoice, report):
        settle(report, to=report.organisation, by=office)


@pytest.mark.clause("9.4.2")
def test_whoever_leads_the_candidate_now_has_no_voice_in_the_case(case):
    leader = UserFactory(full_name="Dewi Atasan")

    moved(case, superior_name="Dewi Atasan", at=LATER)

    assert Involvement.objects.filter(application=case, user=leader, part=Part.SUPERIOR).exists()
    assert not may_act(leader, case, Act.DECIDE, on=LATER.date())


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": "stranger"}, "Hanya sekretariat"),
        ({"by": "tied"}, "atasan"),
        ({"changed_on": LATER.date() + dt.timedelta(days=1)}, "belum tiba"),
        ({"to": "same"}, "sudah tercatat"),
        ({"to": "rejected"}, "tidak menerima organisasi"),
        ({"proposed": "taken"}, "sudah ada"),
        ({"state": "draft"}, "tidak sedang berjalan"),
        ({"state": "refused"}, "tidak sedang berjalan"),
        ({"again": True}, "sudah dilaporkan"),
    ],
)
def test_it_is_not_reported(case, office, change, reason):
    if "state" in change:
        case = ApplicationFactory(**{"filled" if change["state"] == "draft" else "refused": True})
    if "again" in change:
        moved(case, at=LATER)
    RelationFactory(user=case.applicant, other=office)
    people = {"stranger": UserFactory(), "tied": office}
    employers = {"same": case.organisation, "rejected": OrganisationFactory(rejected=True)}
    names = {"proposed": (case.organisation.name, "GROUP")} if "proposed" in change else {}
    facts = {"changed_on": change["changed_on"]} if "changed_on" in change else {}
    to, by = employers.get(change.get("to")) or OrganisationFactory(), people.get(change.get("by"))

    with refused(reason, case):
        moved(case, to=None if names else to, **names, **facts, by=by, at=LATER)
    assert EmployerReport.objects.count() == len(change.keys() & {"again"})


@pytest.mark.clause("8.2.3")
def test_another_kind_brings_a_new_invoice_with_what_was_paid(case, office):
    assessor, before = named(case).registration.user, case.invoice
    report = moved(case, at=LATER)

    settle(report, to=report.organisation, by=office)

    case.refresh_from_db()
    before.refresh_from_db()
    report.refresh_from_db()
    assert (before.state, before.held, before.cancelled_reason) == (InvoiceState.CANCELLED, 0, WHY)
    assert (case.organisation, case.invoice.amount, case.invoice.due) == (
        report.organisation,
        2_000_000,
        1_500_000,
    )
    assert (report.outcome, report.settled_by) == (EmployerOutcome.CHANGED, office)
    assert employer_is_settled(case)
    told = {
        person: Notice.objects.filter(to=person).latest("pk").body for person in (case.applicant, assessor)
    }
    assert case.invoice.number in told[case.applicant]
    assert WHY in told[assessor]
    assert case.invoice.number not in told[assessor]
    assert trail(case).last().verb == "employer.settled"
    assert [each.kind for each in story_of(case, at=LATER).todos] == ["payment"]


@pytest.mark.clause("8.4")
def test_what_the_officer_confirmed_another_credits(case):
    before, report = case.invoice, moved(case, at=LATER)

    settle(report, to=report.organisation, by=case.reviewer)

    case.refresh_from_db()
    before.refresh_from_db()
    assert (before.held, case.invoice.due) == (500_000, 2_000_000)


@pytest.mark.clause("8.2.3")
def test_who_paid_more_than_is_owed_now_sees_it(office):
    case = ApplicationFactory(accepted=True, organisation=OrganisationFactory(partner=True))
    report = moved(case, to=OrganisationFactory(), at=LATER)

    settle(report, to=report.organisation, by=office)

    case.refresh_from_db()
    assert (case.invoice.state, case.invoice.overpaid) == (InvoiceState.PAID, 1_500_000)


@pytest.mark.clause("8.2.3")
def test_the_same_kind_leaves_the_fee_as_it_is(case, office):
    paid = Invoice.objects.filter(pk=case.invoice_id).values().get()
    report = moved(case, to=OrganisationFactory(), at=LATER)

    settle(report, to=report.organisation, by=office)

    case.refresh_from_db()
    assert case.organisation == report.organisation
    assert Invoice.objects.filter(pk=case.invoice_id).values().get() == paid
    assert Invoice.objects.filter(payer=case.applicant).count() == 1


def test_a_report_that_was_wrong_changes_nothing_but_says_why(case, office):
    report = settle(moved(case, to=False, at=LATER), to=case.organisation, by=office, reason="Masih bekerja.")

    assert (report.outcome, report.settled_as) == (EmployerOutcome.STAYS, case.organisation)
    assert employer_is_settled(case)


@pytest.mark.clause("2.1")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": "applicant"}, "Hanya sekretariat"),
        ({"by": "tied"}, "atasan"),
        ({"reason": "  "}, "Tuliskan alasannya"),
        ({"again": True}, "sudah memutuskan"),
    ],
)
def test_it_is_not_settled(case, office, change, reason):
    RelationFactory(user=case.applicant, other=office)
    colleague = UserFactory(secretariat=True)
    report = moved(case, at=LATER)
    if "again" in change:
        settle(report, to=report.organisation, by=colleague)
    by = {"applicant": case.applicant, "tied": office}.get(change.get("by"), colleague)

    with refused(reason, case, report, case.invoice):
        settle(report, to=report.organisation, by=by, reason=change.get("reason", WHY))


@pytest.mark.clause("2.1")
def test_it_is_not_settled_to_an_employer_that_the_scheme_is_not_for(office):
    case = ApplicationFactory(accepted=True, scheme_version__open_to_partners=False)
    report = moved(case, at=LATER)

    with refused("terbuka bagi karyawan: Perusahaan grup", case, report, case.invoice):
        settle(report, to=report.organisation, by=office)


@pytest.mark.clause("9.1.6")
def test_nobody_is_accepted_and_no_fee_corrected_while_it_waits():
    case = under_review(paid=True)
    report = moved(case, to=OrganisationFactory(), at=AT)

    with refused("menunggu", case):
        accept_application(case, by=case.reviewer, at=AT)
    with refused("sudah dilaporkan", case):
        settle_fee(case, organisation=report.organisation, reason=WHY, by=case.reviewer, at=AT)
    settle_employer(report, organisation=report.organisation, reason=WHY, by=case.reviewer, at=AT)

    assert accept_application(case, by=case.reviewer, at=AT).state == ApplicationState.ACCEPTED


@pytest.mark.clause("2.1")
@pytest.mark.parametrize("end", ["refuse", "withdraw"])
def test_what_ends_the_case_ends_the_waiting(end):
    case = under_review()
    report = moved(case, to=False, at=AT)

    if end == "refuse":
        reason = refusal_reason(case)
        refuse_application(case, reason=reason, remark="Berhenti kerja.", by=case.reviewer, at=AT)
    else:
        withdraw_application(case, reason="", by=case.applicant, at=AT)

    report.refresh_from_db()
    assert (report.outcome, report.settled_as) == (EmployerOutcome.ENDED, None)
    assert report.reason
    assert all(each.clause != "8.2.3" for each in todo(UserFactory(secretariat=True), at=AT))


@pytest.mark.both_databases
def test_the_database_keeps_what_was_settled_and_takes_one_at_a_time(case, office):
    report = moved(case, at=LATER)
    row = EmployerReport.objects.filter(pk=report.pk)
    with pytest.raises(IntegrityError, match=r"one_change_of_employer|application_id"), transaction.atomic():
        EmployerReport.objects.create(
            application=case,
            before=case.organisation,
            changed_on=CHANGED_ON,
            reported_by=office,
            reported_at=LATER,
        )
    with pytest.raises(IntegrityError, match="says_who_when_and_why"), transaction.atomic():
        row.update(settled_at=LATER, settled_by=office)
    settle(report, to=report.organisation, by=office)

    with pytest.raises(IntegrityError, match="settled_employer_stays"), transaction.atomic():
        row.update(reason="Lain.")
    with pytest.raises(IntegrityError, match="reported_employer_is_kept"), transaction.atomic():
        row.delete()


def test_what_is_refused_leaves_no_file_behind(case):
    files = Upload.objects.count()

    with refused("sudah tercatat", case):
        moved(case, to=case.organisation, proof=a_file(), at=LATER)
    assert Upload.objects.count() == files
