"""How a review ends, and what each ending refuses (9.1.5, 9.1.6, TRUST 4.4, 4.5)."""

import datetime as dt

import pytest

from applications.actions.employers import settle_fee
from applications.actions.outcomes import (
    accept_application,
    lapse_application,
    refuse_application,
    reopen_application,
    return_application,
)
from applications.actions.returns import mark_answered
from applications.actions.review import take_case
from applications.actions.submission import resubmit_application
from applications.queries.items import open_return, returned_items
from applications.rules.editing import can_edit
from applications.states import ApplicationState
from applications.tasks import close_unanswered
from fees.states import InvoiceState
from foundation.documents.models import Paper
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.applications.reviewing import AT, judge, judge_all, refusal_reason, under_review
from tests.factories.applications import ApplicationFactory, pay
from tests.factories.people import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def letters_to(person):
    return list(Notice.objects.filter(to=person).order_by("pk"))


@pytest.mark.clause("9.1.5")
@pytest.mark.parametrize("end", [return_application, accept_application])
def test_nothing_is_decided_with_an_item_unreviewed(end):
    application = under_review(paid=True, judged=False)
    judge_all(application, by=application.reviewer, returned=())
    item = application.review_items.get(key="apl02")
    item.delete()
    told = Notice.objects.count()

    with pytest.raises(NotAllowed, match="APL-02"):
        end(application, by=application.reviewer, at=AT)

    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED
    assert Notice.objects.count() == told


@pytest.mark.clause("9.1.5")
def test_only_what_was_returned_opens_again_until_its_day():
    application = under_review(returned=("education",))

    back = return_application(application, by=application.reviewer, at=AT)

    application.refresh_from_db()
    applicant = application.applicant
    assert application.state == ApplicationState.RETURNED
    assert back.due_on == dt.date(2026, 9, 10) + dt.timedelta(days=14)
    assert can_edit(applicant, application, "education")
    assert not can_edit(applicant, application, "apl02")
    assert "Unggah ulang halaman kedua." in letters_to(applicant)[-1].body


def test_the_letter_is_written_in_the_language_of_its_reader():
    application = under_review(returned=("education",))
    application.applicant.language = "en"
    application.applicant.save()

    return_application(application, by=application.reviewer, at=AT)

    assert "put something right" in letters_to(application.applicant)[-1].subject


def test_without_anything_returned_there_is_nothing_to_send_back():
    application = under_review()

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        return_application(application, by=application.reviewer, at=AT)


@pytest.mark.clause("9.1.6")
def test_who_meets_the_requirements_and_has_paid_becomes_a_candidate():
    application = under_review(paid=True)

    accepted = accept_application(application, by=application.reviewer, at=AT)

    assert accepted.state == ApplicationState.ACCEPTED
    assert accepted.candidate_number.startswith("PSR-2026-")
    assert accepted.candidate_number in letters_to(application.applicant)[-1].body
    accepted.applicant.refresh_from_db()
    assert accepted.applicant.identity_confirmed_by == application.reviewer
    assert Paper.objects.about(application).standing().filter(kind="apl01").count() == 1


@pytest.mark.clause("9.1.6")
def test_who_has_not_paid_is_no_candidate():
    application = under_review()
    told = Notice.objects.count()

    with pytest.raises(NotAllowed, match=r"9\.1\.6") as refusal:
        accept_application(application, by=application.reviewer, at=AT)

    application.refresh_from_db()
    assert "Rp 500.000" in refusal.value.reason
    assert application.candidate_number == ""
    assert Notice.objects.count() == told


@pytest.mark.clause("6.1.1")
def test_who_is_short_after_the_review_is_no_candidate():
    application = under_review(paid=True)
    job = next(item for item in application.review_items.all() if item.key.startswith("job"))
    judge(application, job.key, by=application.reviewer, in_field=False)

    with pytest.raises(NotAllowed, match=r"6\.1"):
        accept_application(application, by=application.reviewer, at=AT)


@pytest.mark.clause("9.1.5")
def test_with_an_item_returned_nobody_is_accepted():
    application = under_review(paid=True, returned=("apl02",))

    with pytest.raises(NotAllowed, match="APL-02"):
        accept_application(application, by=application.reviewer, at=AT)


@pytest.mark.clause("2.1")
def test_an_employer_that_nobody_confirmed_holds_the_acceptance_up():
    application = under_review(paid=True, organisation=OrganisationFactory(proposed=True))

    with pytest.raises(NotAllowed, match=r"2\.1"):
        accept_application(application, by=application.reviewer, at=AT)


@pytest.mark.clause("8.2.3")
def test_a_partners_employee_does_not_get_in_for_the_fee_of_the_group():
    application = under_review(paid=True)
    organisation = application.organisation
    organisation.kind = "PARTNER"
    organisation.save()

    with pytest.raises(NotAllowed, match=r"8\.2\.3"):
        accept_application(application, by=application.reviewer, at=AT)


@pytest.mark.clause("8.2.3")
def test_the_right_employer_brings_a_new_invoice_with_its_fee_and_the_reason():
    application, partner = under_review(), OrganisationFactory(partner=True)
    before = application.invoice

    settled = settle_fee(
        application, organisation=partner, reason="Surat kerja dari mitra.", by=application.reviewer, at=AT
    )

    before.refresh_from_db()
    assert (before.state, before.cancelled_reason) == (InvoiceState.CANCELLED, "Surat kerja dari mitra.")
    assert (settled.invoice.amount, settled.organisation) == (2_000_000, partner)
    assert any("Surat kerja dari mitra." in letter.body for letter in letters_to(application.applicant))


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize(
    ("given", "clause"),
    [({"proposed": True}, "2.1"), ({"partner": True}, "8.2.3")],
    ids=["proposed", "no reason"],
)
def test_the_fee_is_not_changed_without_a_confirmed_employer_and_a_reason(given, clause):
    application = under_review()
    reason = "Contoh." if clause == "2.1" else " "

    with pytest.raises(NotAllowed, match=clause):
        settle_fee(
            application,
            organisation=OrganisationFactory(**given),
            reason=reason,
            by=application.reviewer,
            at=AT,
        )

    application.invoice.refresh_from_db()
    assert application.invoice.state == InvoiceState.OPEN


def test_a_refusal_tells_its_reason_and_asks_for_no_more_money():
    application = under_review()

    refuse_application(
        application,
        reason=refusal_reason(application),
        remark="Pengalaman belum cukup.",
        by=application.reviewer,
        at=AT,
    )

    application.refresh_from_db()
    application.invoice.refresh_from_db()
    assert application.state == ApplicationState.REFUSED
    assert "Pengalaman belum cukup." in letters_to(application.applicant)[-1].body
    assert application.invoice.state == InvoiceState.CANCELLED


@pytest.mark.clause("8.4")
def test_what_was_paid_for_a_refused_application_is_held_and_shown():
    application = under_review(paid=True)

    refuse_application(
        application, reason=refusal_reason(application), remark="Contoh.", by=application.reviewer, at=AT
    )

    application.invoice.refresh_from_db()
    assert (application.invoice.state, application.invoice.held) == (InvoiceState.CANCELLED, 500_000)


@pytest.mark.clause("9.1.5")
@pytest.mark.parametrize("remark", ["", "  "])
def test_a_refusal_without_its_words_is_none(remark):
    application = under_review()

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        refuse_application(
            application, reason=refusal_reason(application), remark=remark, by=application.reviewer, at=AT
        )

    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED


@pytest.mark.clause("9.1.5")
def test_what_was_answered_is_reviewed_again_and_nothing_else():
    application = under_review(paid=True, returned=("education",))
    return_application(application, by=application.reviewer, at=AT)
    application.refresh_from_db()
    mark_answered(application, "education", at=AT)
    application = resubmit_application(application, by=application.applicant, at=AT)

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        accept_application(application, by=application.reviewer, at=AT)
    judge(application, "education", by=application.reviewer)
    accepted = accept_application(application, by=application.reviewer, at=AT)

    assert accepted.state == ApplicationState.ACCEPTED


def returned_until(due_on):
    return ApplicationFactory(returned=True, returned__due_on=due_on)


@pytest.mark.clause("9.1.5")
def test_after_the_day_it_is_closed_and_the_applicant_told(clock_at):
    clock_at(AT)
    application = returned_until(AT.date() - dt.timedelta(days=1))

    assert close_unanswered() == 1

    application.refresh_from_db()
    assert application.state == ApplicationState.LAPSED
    assert len(letters_to(application.applicant)) == 1


def test_on_the_last_day_it_stays_open():
    application = returned_until(AT.date())

    with pytest.raises(NotAllowed):
        lapse_application(application, by=UserFactory(secretariat=True), at=AT)


@pytest.mark.clause("9.1.5")
def test_it_is_opened_again_once(clock_at):
    clock_at(AT)
    application, officer = returned_until(AT.date() - dt.timedelta(days=1)), UserFactory(secretariat=True)
    close_unanswered()

    application = reopen_application(application, by=officer, at=AT)
    again = AT + dt.timedelta(days=20)
    lapse_application(application, by=officer, at=again)

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        reopen_application(application, by=officer, at=again)
    application.refresh_from_db()
    assert application.state == ApplicationState.LAPSED
    assert "education" in returned_items(application)
    assert open_return(application).due_on == AT.date() + dt.timedelta(days=14)


def test_it_is_not_opened_where_a_new_one_was_begun(clock_at):
    clock_at(AT)
    application = returned_until(AT.date() - dt.timedelta(days=1))
    close_unanswered()
    ApplicationFactory(applicant=application.applicant, scheme_version=application.scheme_version)

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        reopen_application(application, by=UserFactory(secretariat=True), at=AT)


@pytest.mark.parametrize("state", ["returned", "accepted", "refused", "withdrawn"])
def test_no_ending_outside_the_review(state):
    application = ApplicationFactory(**{state: True})
    officer = application.reviewer or UserFactory(secretariat=True)
    reason = refusal_reason(application)

    for end in (return_application, accept_application):
        with pytest.raises(NotAllowed):
            end(application, by=officer, at=AT)
    with pytest.raises(NotAllowed):
        refuse_application(application, reason=reason, remark="Contoh.", by=officer, at=AT)


def test_who_lost_the_case_learns_who_decided():
    application = under_review(paid=True)
    first = application.reviewer
    accept_application(application, by=first, at=AT)

    with pytest.raises(NotAllowed) as refusal:
        take_case(application, by=UserFactory(secretariat=True), at=AT)

    assert first.full_name in refusal.value.reason


def test_paid_later_is_enough():
    application = under_review()
    pay(application)

    assert accept_application(application, by=application.reviewer, at=AT).state == ApplicationState.ACCEPTED
