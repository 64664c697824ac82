"""Every state × every act × every role: who has no part in a case moves nothing, but for what their office is for (A4).

Whoever tries holds one role and has nothing to do with the case. What they may do stands here by name; everything
else is refused with a reason, and nothing is written.
"""

import datetime as dt
from functools import partial

import pytest
from django.db import transaction

from accounts.models import Role
from applications.actions.employers import settle_employer
from applications.actions.outcomes import (
    accept_application,
    lapse_application,
    refuse_application,
    reopen_application,
    return_application,
)
from applications.actions.submission import resubmit_application, submit_application, withdraw_application
from applications.models import EmployerReport
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    propose_plan,
    replace_assessor,
    start_review,
    stop_assessment,
    submit_recommendation,
)
from assessments.models import RecommendationOutcome
from assessments.queries import current_plan
from certificates.actions import hand_over, release_meeting, sign_agreement
from certificates.models import HandoverManner
from decisions.actions import (
    cancel_meeting,
    convene,
    draft_addendum,
    minute_meeting,
    put_up_addendum,
    reopen_meeting,
    sign_addendum,
    withdraw_addendum,
)
from fees.actions import cancel_invoice, confirm_slip, reject_slip, reverse_payment
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.applications.reviewing import refusal_reason
from tests.factories import assessments, decisions
from tests.factories.applications import ApplicationFactory
from tests.factories.certificates import SEALED_AT, digest_of, issued
from tests.factories.employers import moved
from tests.factories.fees import CHECKED_AT, PAID_ON, InvoiceFactory, confirmed
from tests.factories.people import UndertakingTextFactory, UserFactory

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2026, 10, 20, 3, tzinfo=dt.UTC)
OFFICE = Role.SECRETARIAT
CORRECTION = {"passage": "conclusion", "corrected": "x", "reason": "x"}


def strangers():
    UndertakingTextFactory()
    return {"": UserFactory()} | {role: UserFactory(roles=[role]) for role in Role}


def written(record):
    return (Entry.objects.count(), Notice.objects.count(), Paper.objects.count(), _as_kept(record))


def _as_kept(record):
    return type(record)._base_manager.filter(pk=record.pk).values().get()


def passed(record, acts, people):
    """Which acts went through for whom, each taken back again; a refusal has its reason and leaves nothing."""
    through, reasons = set(), []
    before = written(record)
    for name, act in acts.items():
        for role, person in people.items():
            try:
                with transaction.atomic():
                    act(by=person)
                    transaction.set_rollback(True)
                through.add((name, role))
            except NotAllowed as refusal:
                reasons.append(refusal.reason)
    assert all(reasons)
    assert written(record) == before
    return through


def all_passed(situations, acts_of):
    people = strangers()
    return {
        (state, *found)
        for state, record in situations.items()
        for found in passed(record, acts_of(record), people)
    }


@pytest.mark.clause("9.1.4")
@pytest.mark.clause("9.1.5")
def test_an_application():
    lapsed = ApplicationFactory(returned=True)
    lapse_application(lapsed, by=UserFactory(), at=LATER)
    states = ("filled", "submitted", "returned", "accepted", "refused", "withdrawn")
    situations = {state: ApplicationFactory(**{state: True}) for state in states} | {"lapsed": lapsed}

    assert all_passed(situations, acts_on_application) == {("lapsed", "reopen", OFFICE)}


def acts_on_application(case):
    words = {"agreed": True, "text_sha256": "0" * 64, "typed_name": "x"}
    return {
        "submit": partial(submit_application, case, **words, at=LATER),
        "resubmit": partial(resubmit_application, case, at=LATER),
        "withdraw": partial(withdraw_application, case, reason="x", at=LATER),
        "return": partial(return_application, case, at=LATER),
        "accept": partial(accept_application, case, at=LATER),
        "refuse": partial(refuse_application, case, reason=refusal_reason(case), remark="x", at=LATER),
        "reopen": partial(reopen_application, case, at=LATER),
    }


@pytest.mark.clause("8.2.3")
def test_a_change_of_employer():
    under_way = ("submitted", "returned", "accepted")
    states = ("filled", *under_way, "refused", "withdrawn")
    free = {state: ApplicationFactory(**{state: True}) for state in states}
    held = {f"held {state}": moved(ApplicationFactory(**{state: True}), at=LATER) for state in under_way}

    assert all_passed(free | held, acts_on_employer) == {
        *((state, "report", OFFICE) for state in under_way),
        *((state, "settle", OFFICE) for state in held),
    }


def acts_on_employer(record):
    if isinstance(record, EmployerReport):
        settled = partial(settle_employer, record, organisation=record.organisation, reason="x", at=LATER)
        return {"settle": settled, "report": partial(moved_again, record.application)}
    return {"report": partial(moved_again, record)}


def moved_again(case, *, by):
    return moved(case, to=False, by=by, at=LATER)


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("9.2.4")
@pytest.mark.clause("9.2.6")
def test_an_assessment():
    stopped = assessments.named().assessment
    stop_assessment(stopped.application, reason="x", by=UserFactory(secretariat=True), at=LATER)
    situations = {
        "assigned": assessments.named().assessment,
        "planned": assessments.planned().assessment,
        "agreed": assessments.agreed().assessment,
        "reviewing": assessments.reviewing(),
        "testing": assessments.waiting_for_a_test(),
        "reported": assessments.reported(),
        "stopped": stopped,
    }
    alive = ("assigned", "planned", "agreed", "reviewing", "testing")

    assert all_passed(situations, acts_on_assessment) == {
        *((state, "replace", OFFICE) for state in alive),
        *((state, "stop", OFFICE) for state in (*alive, "reported")),
    }


def acts_on_assessment(assessment):
    assignment, plan = assessment.assignments.first(), current_plan(assessment)
    case, outcome = assessment.application, RecommendationOutcome.COMPETENT
    spare = assessments.an_assessor(case.scheme)
    acts = {
        "assign": partial(assign_assessor, case, spare, at=LATER),
        "accept": partial(accept_assignment, assignment, at=LATER),
        "plan": partial(propose_plan, assessment, **assessments.a_plan(on=dt.date(2026, 10, 27)), at=LATER),
        "start": partial(start_review, assessment, at=LATER),
        "recommend": partial(submit_recommendation, assessment, outcome=outcome, at=LATER),
        "replace": partial(replace_assessor, assignment, reason="x", at=LATER),
        "stop": partial(stop_assessment, case, reason="x", at=LATER),
    }
    return acts | ({"agree": partial(agree_to_plan, plan, typed_name="x", at=LATER)} if plan else {})


@pytest.mark.clause("9.4.5")
def test_a_meeting():
    cancelled, sealed = decisions.planned(), issued()[0].decree.meeting
    cancel_meeting(cancelled, reason="x", by=UserFactory(secretariat=True), at=decisions.PLANNED_AT)
    situations = {
        "planned": decisions.planned(),
        "convened": decisions.convened(),
        "decided": decisions.decided(),
        "minuted": decisions.signed(),
        "sealed": sealed,
        "cancelled": cancelled,
    }

    assert all_passed(situations, acts_on_meeting) == {
        ("planned", "cancel", OFFICE),
        ("convened", "cancel", OFFICE),
        ("decided", "minute", OFFICE),
        ("sealed", "correct", OFFICE),
    }


def acts_on_meeting(meeting):
    return {
        "convene": partial(convene, meeting, at=LATER),
        "minute": partial(minute_meeting, meeting, at=LATER),
        "reopen": partial(reopen_meeting, meeting, reason="x", at=LATER),
        "cancel": partial(cancel_meeting, meeting, reason="x", at=LATER),
        "release": partial(release_meeting, meeting, at=LATER),
        "correct": partial(draft_addendum, meeting, **CORRECTION, at=LATER),
    }


@pytest.mark.clause("9.4.5")
def test_an_addendum():
    minutes = issued()[0].decree.meeting
    withdrawn, chair = decisions.drafted(minutes), decisions.members_of(minutes)[0]
    withdraw_addendum(withdrawn, reason="x", by=chair, at=LATER)
    situations = {
        "draft": decisions.drafted(minutes),
        "signing": decisions.put_up(minutes, "opening"),
        "sealed": decisions.corrected(minutes, "facts.1"),
        "withdrawn": withdrawn,
    }

    assert all_passed(situations, acts_on_addendum) == {
        ("draft", "put up", OFFICE),
        ("draft", "withdraw", OFFICE),
        ("signing", "withdraw", OFFICE),
    }


def acts_on_addendum(addendum):
    return {
        "put up": partial(put_up_addendum, addendum, at=LATER),
        "sign": partial(sign_addendum, addendum, at=LATER),
        "withdraw": partial(withdraw_addendum, addendum, reason="x", at=LATER),
    }


@pytest.mark.clause("9.4.7")
@pytest.mark.clause("9.8.1")
def test_a_certificate_that_is_not_agreed_upon():
    assert all_passed({"issued": issued()[0]}, acts_on_certificate) == set()


def acts_on_certificate(certificate):
    words = {"text_sha256": digest_of(certificate), "typed_name": certificate.holder_name}
    way = {"manner": HandoverManner.IN_PERSON, "received_by": "x"}
    return {
        "sign": partial(sign_agreement, certificate, **words, at=SEALED_AT),
        "hand over": partial(hand_over, certificate, **way, at=SEALED_AT),
    }


@pytest.mark.clause("8.4")
def test_an_invoice():
    paid, cancelled = InvoiceFactory(), InvoiceFactory(slip=True)
    confirmed(paid)
    cancel_invoice(cancelled, reason="x", by=cancelled.payer, at=CHECKED_AT)
    situations = {"open": InvoiceFactory(slip=True), "paid": paid, "cancelled": cancelled}

    assert all_passed(situations, acts_on_invoice) == {
        ("open", "confirm", OFFICE),
        ("open", "reject", OFFICE),
        ("cancelled", "reject", OFFICE),
        ("paid", "reverse", OFFICE),
        ("paid", "reverse", Role.HEAD),
    }


def acts_on_invoice(invoice):
    slip, payment = invoice.slips.first(), invoice.payments.first()
    facts = {"amount": slip.amount, "received_on": PAID_ON, "bank_reference": f"TRF {invoice.pk}"}
    acts = {
        "confirm": partial(confirm_slip, slip, **facts, at=CHECKED_AT),
        "reject": partial(reject_slip, slip, reason="x", at=CHECKED_AT),
    }
    return acts | (
        {"reverse": partial(reverse_payment, payment, reason="x", at=CHECKED_AT)} if payment else {}
    )
