"""Retests as tests need them: a case decided not yet competent after its test, asked for, paid, open, tested, decided.

Every step takes the day on which it happens; the first meeting is that of `decisions`.
"""

import datetime as dt

from accounts.models import Signatory, Signs
from assessments.actions import submit_recommendation, submit_report
from assessments.models import RecommendationOutcome
from assessments.queries import elements_in_test, events_of, lead_of
from certificates.actions import release_meeting
from decisions.actions import ask_for_retest, open_retest
from decisions.models import Outcome
from examinations.queries.plans import current_test_plan
from fees.actions import confirm_slip

from . import decisions
from .assessments import REVIEWED_AT, judge_test, offered, waiting_for_a_test
from .certificates import SEALED_AT, a_head
from .examinations import agreed_test_plan
from .fees import REFERENCES, SlipFactory
from .people import UserFactory, afresh

WAIT = dt.timedelta(days=30)
ASKED_AT = SEALED_AT + WAIT
"""The first day on which the sample scheme lets somebody ask."""
WORDS = {"positive": "Data tertata.", "suggestions": "Tambah waktu lisan."}


def retested(assessment, *, short, at):
    """Planned, tested by IA-07 in every element that is to be tested, judged, reported. Gives the assessment."""
    instruments = [method.instrument for method in _first_methods(assessment)]
    plan = agreed_test_plan(assessment, at=at, instruments=instruments)
    offered(assessment, source=f"record:{plan.pk}", at=at)
    judge_test(assessment, short=short, at=at)
    elements = elements_in_test(assessment)
    submit_recommendation(
        assessment,
        outcome=RecommendationOutcome.NOT_YET if short else RecommendationOutcome.COMPETENT,
        reasons={element.pk: "Belum memeriksa data ganda." for element in elements},
        by=lead_of(assessment).registration.user,
        at=at,
    )
    assessment.refresh_from_db()
    return assessment


def _first_methods(assessment):
    first = assessment.test_plans.order_by("number").first()
    return first.methods.all()[:1] if first else []


def reported_on(assessment, *, at):
    """The report of the event, FR.AK.05."""
    lead = lead_of(assessment).registration.user
    [event] = events_of(lead)
    submit_report(event.key, words=WORDS, by=lead, at=at)
    return assessment


def met(assessment, outcome, *, days=0, monkeypatch=None):
    """A meeting so many days after that of `decisions`, sealed and released. Gives its certificates."""
    later = dt.timedelta(days=days)
    if days:
        monkeypatch.setattr(decisions, "MEETING_ON", dt.date(2026, 9, 29) + later)
        monkeypatch.setattr(decisions, "PLANNED_AT", dt.datetime(2026, 9, 23, 3, tzinfo=dt.UTC) + later)
        monkeypatch.setattr(decisions, "MET_AT", dt.datetime(2026, 9, 29, 3, tzinfo=dt.UTC) + later)
    meeting = decisions.signed([assessment], outcomes=[outcome])
    return release_meeting(meeting, by=_head(), at=SEALED_AT + later)


def _head():
    """The one who signs; one person signs both meetings."""
    appointed = Signatory.objects.filter(signs=Signs.DECREE).select_related("user").first()
    return afresh(appointed.user) if appointed else a_head()


def not_yet():
    """Decided not yet competent after a test; gives the application."""
    assessment = waiting_for_a_test()
    reported_on(retested(assessment, short=True, at=REVIEWED_AT), at=REVIEWED_AT)
    met(assessment, Outcome.NOT_YET)
    assessment.application.refresh_from_db()
    return assessment.application


def asked(application=None, *, at=ASKED_AT):
    """Asked for by the candidate; gives the retest."""
    application = application or not_yet()
    return ask_for_retest(application, by=application.applicant, at=at)


def paid(retest):
    """Its invoice paid, by the actions of payments."""
    confirm_slip(
        SlipFactory(invoice=retest.invoice),
        amount=retest.invoice.amount,
        received_on=retest.asked_at.date(),
        bank_reference=f"TRF{next(REFERENCES):06d}",
        by=UserFactory(secretariat=True),
        at=retest.asked_at,
    )
    retest.refresh_from_db()
    return retest


def opened(retest=None, *, at=ASKED_AT):
    """The test is on again."""
    retest = open_retest(paid(retest or asked(at=at)), by=UserFactory(secretariat=True), at=at)
    assert current_test_plan(retest.application.assessment) is None
    return retest
