"""A retest after "not yet competent": asked for, paid, tested, decided anew (9.3.5, 9.4.5, 8.4)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.actions.employers import settle_employer
from applications.models import Application
from applications.rules.start import can_start
from assessments.actions import judge_evidence, offer_test_evidence
from assessments.models import Judgement, Retake
from assessments.queries import elements_in_test, lead_of, standing
from assessments.states import AssessmentState
from certificates.actions import hand_over
from certificates.models import HandoverManner, OutcomeLetter
from decisions.actions import ask_for_retest, open_retest, put_on_agenda, withdraw_retest
from decisions.models import Decision, Outcome, Retest
from decisions.queries import closing, completeness, prospect_of, ready_for_agenda
from examinations.queries.plans import current_test_plan, elements_to_test
from fees.models import Invoice
from fees.queries import part_of
from fees.states import InvoiceState
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from schemes.models import Fee
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import agreed_upon
from tests.factories.decisions import planned
from tests.factories.employers import moved
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.retests import (
    ASKED_AT,
    asked,
    met,
    not_yet,
    opened,
    paid,
    reported_on,
    retested,
)

from .helpers import at_once, refused

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def afresh(record):
    return type(record).objects.get(pk=record.pk)


@pytest.mark.clause("9.3.5")
@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.6")
def test_who_is_not_yet_competent_is_tested_again_in_what_was_short_and_then_certified(monkeypatch):
    application = not_yet()
    first = Decision.objects.get(application=application)
    short = list(first.short_elements.all())
    met_before = Judgement.objects.count()
    retest = opened(asked(application))
    assessment = afresh(application).assessment

    assert assessment.state == AssessmentState.TESTING
    assert elements_in_test(assessment) == elements_to_test(assessment) == short
    assert not ready_for_agenda().exists()
    retested(assessment, short=False, at=ASKED_AT + DAY)
    assert list(ready_for_agenda()) == [application]
    [certificate] = met(assessment, Outcome.COMPETENT, days=40, monkeypatch=monkeypatch)

    first.refresh_from_db()
    last = Decision.objects.standing().get(application=application)
    assert (first.outcome, first.replaced_by) == (Outcome.NOT_YET, last)
    assert certificate.decision == last
    assert OutcomeLetter.objects.get(decision=first)
    assert Judgement.objects.count() == met_before + len(short)
    assert [row.recommendation.number for row in Retake.objects.all()] == [2]
    assert retest.decision == first
    assert prospect_of(application, on=certificate.valid_from) is None


@pytest.mark.clause("9.3.5")
def test_a_second_retest_follows_a_second_not_yet_and_a_third_is_refused(monkeypatch):
    application = not_yet()
    for round_ in (1, 2):
        at = ASKED_AT + (round_ - 1) * 40 * DAY
        retest = opened(asked(application, at=at), at=at)
        assert retest.number == round_
        retested(application.assessment, short=True, at=at + DAY)
        met(application.assessment, Outcome.NOT_YET, days=round_ * 40, monkeypatch=monkeypatch)
        application = afresh(application)

    assert Decision.objects.standing().filter(application=application).count() == 1
    assert OutcomeLetter.objects.filter(decision__application=application).count() == 3
    prospect = prospect_of(application, on=dt.date(2027, 6, 1))
    assert prospect.is_spent
    with refused(
        "The scheme gives %d retests for an application, and no more are left. A new application is possible.",
        "9.3.5",
    ):
        ask_for_retest(application, by=application.applicant, at=ASKED_AT + 200 * DAY)


@pytest.mark.clause("9.3.5")
def test_days_of_waiting_are_over_before_anybody_asks():
    application = not_yet()
    prospect = prospect_of(application, on=(ASKED_AT - DAY).date())

    assert (prospect.possible_on, prospect.days_left) == (ASKED_AT.date(), 1)
    with refused("A retest can be asked for from %(day)s on; %(days)d days are left.", "9.3.5"):
        ask_for_retest(application, by=application.applicant, at=ASKED_AT - DAY)
    assert ask_for_retest(application, by=application.applicant, at=ASKED_AT).number == 1


@pytest.mark.clause("8.2.3")
@pytest.mark.clause("8.3")
def test_its_invoice_is_a_part_of_the_fee_in_the_shares_of_the_fee_and_stays():
    retest = asked()
    invoice = retest.invoice

    assert (invoice.fee.amount, invoice.retest_percent) == (500_000, 40)
    assert (invoice.amount, invoice.registration_share, invoice.test_share) == (200_000, 120_000, 80_000)
    assert invoice.payer == retest.application.applicant
    assert "40 %" in invoice.paper.facts["tariff"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(retest_percent=30)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(retest_percent=None)


@pytest.mark.clause("8.2.3")
def test_a_part_of_a_fee_is_rounded_down_and_the_odd_rupiah_is_administrations():
    part = part_of(Fee(amount=333_333, admin_percent=60, assessment_percent=40), 33)

    assert (part.amount, part.registration_share, part.test_share) == (109_999, 66_000, 43_999)


@pytest.mark.clause("8.4")
def test_the_test_is_not_opened_before_the_invoice_is_paid():
    retest, office = asked(), UserFactory(secretariat=True)

    with refused("The retest is not paid yet: invoice %s.", "8.4"):
        open_retest(retest, by=office, at=ASKED_AT)
    with pytest.raises(IntegrityError, match="a_retest_is_paid_before_the_test"), transaction.atomic():
        Retest.objects.filter(pk=retest.pk).update(opened_at=ASKED_AT, opened_by=office)


@pytest.mark.clause("8.4")
@pytest.mark.clause("9.4.1")
@pytest.mark.clause("9.4.7")
def test_a_payment_taken_back_later_keeps_the_case_off_the_agenda_and_the_certificate_in_the_house(
    monkeypatch,
):
    retest = opened()
    assessment = retested(retest.application.assessment, short=False, at=ASKED_AT + DAY)
    Invoice.objects.filter(pk=retest.invoice_id).update(state=InvoiceState.OPEN, settled_at=None)

    lacking = [check.clause for check in completeness(assessment.application) if not check.is_met]
    with pytest.raises(NotAllowed, match=r"\[8\.4\]"):
        put_on_agenda(planned(), assessment.application, by=UserFactory(secretariat=True), at=ASKED_AT)
    Invoice.objects.filter(pk=retest.invoice_id).update(state=InvoiceState.PAID, settled_at=ASKED_AT)
    [certificate] = met(assessment, Outcome.COMPETENT, days=40, monkeypatch=monkeypatch)
    agreed_upon(certificate)
    Invoice.objects.filter(pk=retest.invoice_id).update(state=InvoiceState.OPEN, settled_at=None)

    assert lacking == ["8.4"]
    with refused("The retest is not fully paid.", "9.4.7"):
        hand_over(
            certificate,
            manner=HandoverManner.ONLINE,
            received_by="Ratna",
            by=certificate.holder,
            at=ASKED_AT + 50 * DAY,
        )


@pytest.mark.clause("9.3.5")
def test_what_was_judged_before_stays_and_what_was_met_before_is_not_tested_again():
    retest = opened()
    assessment = afresh(retest.application.assessment)
    lead = lead_of(assessment).registration.user
    result = standing(assessment)
    old = next(cell for cell in result.of_test if cell.is_past)
    elsewhere = next(element for element in result.elements if element not in elements_in_test(assessment))

    with refused("This was judged before the test was taken again, and stays as it was judged.", "9.3.5"):
        judge_evidence(
            assessment,
            evidence=old.evidence,
            element=old.element,
            answers=dict.fromkeys(Judgement.RULES, True),
            remarks={},
            version=old.version,
            by=lead,
            at=ASKED_AT + DAY,
        )
    with pytest.raises(IntegrityError, match="judgements_before_a_retest_stay"), transaction.atomic():
        Judgement.objects.filter(test_evidence=old.evidence).update(sufficient=True)
    with refused("The test covers just the elements that the evidence left short.", "9.2.6"):
        offer_test_evidence(
            assessment,
            form="IA07",
            title="Lisan",
            elements=[elsewhere],
            source="record:x",
            by=lead,
            at=ASKED_AT + DAY,
        )
    assert current_test_plan(assessment) is None


@pytest.mark.clause("9.3.5")
def test_whoever_takes_over_judges_the_retest_and_the_earlier_word_stays():
    retest = opened()
    assessment = afresh(retest.application.assessment)
    assessment.assignments.update(ended_at=ASKED_AT, ending_reason="Sakit.")

    result = standing(assessment)

    assert not result.unjudged
    assert [element.pk for element in result.short_elements] == [
        element.pk for element in elements_in_test(assessment)
    ]


@pytest.mark.clause("9.3.5")
def test_where_the_meeting_saw_what_the_portfolio_did_not_the_named_elements_are_tested(monkeypatch):
    assessment = reported()
    reported_on(assessment, at=ASKED_AT - 40 * DAY)
    met(assessment, Outcome.NOT_YET)
    application = afresh(assessment.application)
    retest = opened(asked(application))
    assessment = afresh(assessment)

    assert elements_in_test(assessment) == list(retest.decision.short_elements.all())
    assert standing(assessment).after_test
    assert standing(assessment).short_elements == elements_in_test(assessment)
    retested(assessment, short=False, at=ASKED_AT + DAY)
    assert len(met(assessment, Outcome.COMPETENT, days=40, monkeypatch=monkeypatch)) == 1


@pytest.mark.clause("9.3.5")
def test_who_is_decided_competent_or_not_at_all_asks_for_no_retest():
    undecided, competent = reported().application, reported()
    met(competent, Outcome.COMPETENT)

    for application in (undecided, afresh(competent.application)):
        with refused("A retest follows a decision that says not yet competent.", "9.4.5"):
            ask_for_retest(application, by=application.applicant, at=ASKED_AT)


@pytest.mark.clause("9.3.5")
def test_only_the_candidate_and_an_untied_secretariat_ask():
    application = not_yet()
    for nobody in (UserFactory(), UserFactory(roles=["ASSESSOR"]), UserFactory(roles=["HEAD"])):
        with refused("Only the candidate and the secretariat arrange a retest.", "9.3.5"):
            ask_for_retest(application, by=nobody, at=ASKED_AT)

    office = UserFactory(secretariat=True)
    retest = ask_for_retest(application, by=office, at=ASKED_AT)

    assert (retest.asked_by, retest.invoice.payer) == (office, application.applicant)
    assert Notice.objects.filter(
        to=application.applicant, url__endswith=retest.invoice.get_absolute_url()
    ).exists()


@pytest.mark.clause("9.1.2")
def test_a_retest_and_another_case_of_the_scheme_do_not_go_side_by_side():
    application = not_yet()
    other = ApplicationFactory(applicant=application.applicant, scheme_version=application.scheme_version)

    with refused(
        "Case %s of the same scheme is under way. A retest and another case do not go side by side.", "9.1.2"
    ):
        ask_for_retest(application, by=application.applicant, at=ASKED_AT)

    type(other).objects.filter(pk=other.pk).update(state="WITHDRAWN")
    assert can_start(application.applicant, application.scheme_version, on=ASKED_AT.date())
    asked(application)
    assert can_start(application.applicant, application.scheme_version, on=ASKED_AT.date()).clause == "9.1.2"


@pytest.mark.clause("9.4.6")
def test_who_holds_the_certificate_of_the_scheme_is_not_tested_again():
    application, held = not_yet(), reported()
    [certificate] = met(held, Outcome.COMPETENT)
    type(application).objects.filter(pk=application.pk).update(
        applicant=certificate.holder, scheme=certificate.scheme_version.scheme
    )
    application = afresh(application)

    with refused("%(holder)s already holds certificate %(number)s of this scheme.", "9.4.6"):
        ask_for_retest(application, by=certificate.holder, at=ASKED_AT)


@pytest.mark.clause("8.4")
def test_one_that_is_withdrawn_owes_nothing_and_counts_as_never_asked_for():
    retest = asked()
    application = retest.application
    with refused("Say why the retest is withdrawn.", "9.3.5"):
        withdraw_retest(retest, reason=" ", by=application.applicant, at=ASKED_AT)

    withdraw_retest(retest, reason="Belum siap.", by=application.applicant, at=ASKED_AT)
    again = asked(application, at=ASKED_AT + DAY)

    assert afresh(retest).invoice.state == InvoiceState.CANCELLED
    assert (again.number, closing().filter(application=application).count()) == (1, 1)
    with refused("This retest was withdrawn.", "9.3.5"):
        withdraw_retest(retest, reason="Lagi.", by=application.applicant, at=ASKED_AT)


@pytest.mark.clause("9.3.5")
def test_an_open_retest_is_neither_opened_again_nor_withdrawn_nor_asked_for():
    retest = opened()
    office, candidate = UserFactory(secretariat=True), retest.application.applicant

    with refused("The test is open already.", "9.3.5"):
        open_retest(retest, by=office, at=ASKED_AT)
    with refused("The test is open already.", "9.3.5"):
        withdraw_retest(retest, reason="Batal.", by=candidate, at=ASKED_AT)
    with refused("A retest was asked for on %s already.", "9.3.5"):
        ask_for_retest(afresh(retest.application), by=candidate, at=ASKED_AT)


@pytest.mark.clause("2.1")
def test_an_employer_that_is_not_settled_holds_the_retest():
    retest = paid(asked())
    Application.objects.filter(pk=retest.application_id).update(
        organisation=OrganisationFactory(proposed=True)
    )

    with refused("The employer “%s” is not confirmed yet. Its kind decides the fee.", "2.1"):
        open_retest(afresh(retest), by=UserFactory(secretariat=True), at=ASKED_AT)


@pytest.mark.clause("8.2.3")
def test_the_fee_of_what_was_decided_stays_whoever_the_employer_is_by_the_retest():
    application = opened().application
    report = moved(application, at=ASKED_AT)

    settle_employer(
        report,
        organisation=report.organisation,
        reason="Surat pindah.",
        by=UserFactory(secretariat=True),
        at=ASKED_AT,
    )

    before, application = application.invoice, afresh(application)
    assert (application.invoice, application.invoice.state) == (before, InvoiceState.PAID)
    assert application.organisation == report.organisation


@pytest.mark.clause("9.4.5")
def test_the_database_knows_the_ground_the_limit_and_that_a_retest_stays():
    retest = asked()
    other = {"application": retest.application, "asked_by": retest.asked_by, "asked_at": ASKED_AT}

    with pytest.raises(IntegrityError, match="retests_have_their_limit"), transaction.atomic():
        Retest.objects.create(decision=retest.decision, number=3, **other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Retest.objects.create(decision=retest.decision, number=2, **other)
    with pytest.raises(IntegrityError, match="a_retest_is_not_lost"), transaction.atomic():
        retest.delete()
    with pytest.raises(IntegrityError, match="a_retest_stays"), transaction.atomic():
        Retest.objects.filter(pk=retest.pk).update(number=2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("9.3.5")
def test_of_two_who_ask_at_once_one_is_told_that_it_was_asked_for():
    application = not_yet()
    office = UserFactory(secretariat=True)

    ends = at_once(
        lambda person: ask_for_retest(application, by=person, at=ASKED_AT), [application.applicant, office]
    )

    assert Retest.objects.count() == 1
    assert Invoice.objects.filter(retest_percent=40).count() == 1
    [lost] = [end for end in ends if isinstance(end, Exception)]
    assert (type(lost), lost.clause) == (NotAllowed, "9.3.5")
