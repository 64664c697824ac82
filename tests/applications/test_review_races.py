"""Two officers in the same moment: one wins, the other is told who and when (TRUST R13)."""

import threading

import pytest
from django.db import connection

from applications.actions import review
from applications.actions.outcomes import accept_application, refuse_application
from applications.actions.review import take_case
from applications.models import Application
from applications.states import ApplicationState
from fees.actions import confirm_slip, payments
from fees.models import Payment
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.applications.reviewing import AT, refusal_reason, under_review
from tests.factories.applications import ApplicationFactory
from tests.factories.fees import CHECKED_AT, PAID_ON, InvoiceFactory, SlipFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def at_once(*acts):
    """Each act in a thread of its own, started together: what came of each, a refusal as its words."""
    barrier, ends = threading.Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            ends.append(act())
        except NotAllowed as refusal:
            ends.append(refusal.reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def refusals(ends):
    return [end for end in ends if isinstance(end, str)]


@pytest.mark.clause("9.1.5")
def test_two_take_one_case_and_one_has_it():
    application = ApplicationFactory(submitted=True)
    officers = UserFactory.create_batch(2, secretariat=True)

    ends = at_once(
        *(lambda officer=officer: take_case(application, by=officer, at=AT) for officer in officers)
    )

    kept = Application.objects.get(pk=application.pk)
    assert len(refusals(ends)) == 1
    assert kept.reviewer.full_name in refusals(ends)[0]
    assert kept.involvements.filter(part="REVIEWER").count() == 1


def test_without_the_lock_both_would_have_taken_it(monkeypatch):
    """The twin: what the test above would not have noticed, were the lock not there."""
    application = ApplicationFactory(submitted=True)
    stale = [Application.objects.get(pk=application.pk) for _ in range(2)]
    monkeypatch.setattr(review, "lock", lambda record: record)

    for copy in stale:
        take_case(copy, by=UserFactory(secretariat=True), at=AT)

    assert application.involvements.filter(part="REVIEWER").count() == 2


@pytest.mark.clause("9.1.5")
def test_accepted_and_refused_at_once_is_one_of_both():
    application = under_review(paid=True)
    by, reason = application.reviewer, refusal_reason(application)
    told = Notice.objects.filter(to=application.applicant).count()

    ends = at_once(
        lambda: accept_application(application, by=by, at=AT),
        lambda: refuse_application(application, reason=reason, remark="Contoh.", by=by, at=AT),
    )

    kept = Application.objects.get(pk=application.pk)
    assert len(refusals(ends)) == 1
    assert by.full_name in refusals(ends)[0]
    assert kept.state in (ApplicationState.ACCEPTED, ApplicationState.REFUSED)
    assert Notice.objects.filter(to=application.applicant).count() == told + 1


def confirm(slip, officer, reference):
    return confirm_slip(
        slip, amount=500_000, received_on=PAID_ON, bank_reference=reference, by=officer, at=CHECKED_AT
    )


@pytest.mark.clause("8.4")
def test_two_confirm_one_slip_and_one_payment_comes_of_it():
    slip, officers = SlipFactory(), UserFactory.create_batch(2, secretariat=True)

    ends = at_once(
        *(
            lambda officer=officer, number=number: confirm(slip, officer, f"TRF{number}")
            for number, officer in enumerate(officers)
        )
    )

    assert len(refusals(ends)) == 1
    assert Payment.objects.filter(invoice=slip.invoice).count() == 1
    assert Notice.objects.filter(to=slip.invoice.payer).count() == 1


@pytest.mark.clause("8.4")
def test_one_reference_for_two_invoices_at_once_pays_one():
    slips = [SlipFactory(invoice=InvoiceFactory()) for _ in range(2)]
    officer = UserFactory(secretariat=True)

    ends = at_once(*(lambda slip=slip: confirm(slip, officer, "TRF1") for slip in slips))

    assert len(refusals(ends)) == 1
    assert Payment.objects.count() == 1


def test_without_the_constraint_the_rule_alone_would_let_both_through(monkeypatch):
    """The twin: two who have both asked the rule before either has written; only the database stops the second."""
    slips = [SlipFactory(invoice=InvoiceFactory()) for _ in range(2)]
    officer = UserFactory(secretariat=True)
    monkeypatch.setattr(payments, "can_confirm_slip", lambda *_args, **_facts: True)
    confirm(slips[0], officer, "TRF1")

    with pytest.raises(NotAllowed):
        confirm(slips[1], officer, "TRF1")

    assert Payment.objects.count() == 1
