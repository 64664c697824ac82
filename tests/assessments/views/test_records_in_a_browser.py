"""A picture of every page on which a test is judged, reported and looked back on; axe finds nothing (9.3.4-9.3.6)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    add_assessor,
    ask_for_correction,
    ask_for_review,
    judge_evidence,
    show_records,
    submit_report,
)
from assessments.queries import events_of, lead_of, standing
from foundation.workdays.queries import add_workdays
from foundation.workflow import clock
from tests.assessments.helpers import YES
from tests.assessments.views.test_in_a_browser import camera, see, sit_down
from tests.factories.assessments import (
    an_assessor,
    judge_test,
    offered,
    reported_after_test,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

__all__ = ["camera", "sit_down"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def today():
    """A plan for today's people: made now, for the next working day."""
    now = clock.now()
    return {"on": add_workdays(timezone.localdate(now), 1).due_on, "reviewed_at": now}


def joined(assessment):
    case, now = assessment.application, clock.now()
    registration = an_assessor(case.scheme)
    assignment = add_assessor(case, registration, by=case.reviewer, at=now)
    return accept_assignment(assignment, by=registration.user, at=now).registration.user


def url(name, *args):
    return reverse(f"assessments:{name}", args=args)


def test_a_test_judged_by_two_and_recommended(sit_down, camera, live_server):
    assessment = waiting_for_a_test(**today())
    other, lead = joined(assessment), lead_of(assessment).registration.user
    offered(assessment, at=clock.now())
    judge_test(assessment, by=other, at=clock.now())
    page = sit_down(lead)

    see(page, camera, live_server, assessment.get_absolute_url(), "testing")
    [cell] = standing(assessment).of_test
    place = url("cell", assessment.pk, cell.key, cell.element.pk)
    see(page, camera, live_server, place, "before one's own judgement")
    no = {"answers": YES | {"sufficient": False}, "remarks": {"sufficient": "Belum memeriksa data ganda."}}
    judge_evidence(
        assessment, evidence=cell.evidence, element=cell.element, **no, version=0, by=lead, at=clock.now()
    )
    see(page, camera, live_server, place, "they disagree")
    see(page, camera, live_server, url("recommend", assessment.pk), "to be weighed")
    page.goto(live_server.url + place)
    page.get_by_label("Mengapa penilaian Anda lebih menentukan").fill("Rekaman menit 12 menunjukkannya.")
    page.get_by_role("button", name="Simpan alasan").click()
    see(page, camera, live_server, url("recommend", assessment.pk), "not yet competent")


def test_reports_and_corrections(sit_down, camera, live_server):
    assessment = reported_after_test(at=clock.now(), **today())
    lead, now = lead_of(assessment).registration.user, clock.now()
    [event] = events_of(lead)
    page = sit_down(lead)

    see(page, camera, live_server, url("mine"), "desk")
    see(page, camera, live_server, assessment.get_absolute_url(), "reported")
    see(page, camera, live_server, url("report", event.key), "to be written")
    report = submit_report(event.key, words={"positive": "Tertata."}, by=lead, at=now)
    see(page, camera, live_server, url("my_reports"), "sent")
    see(page, camera, live_server, url("correct_report", report.pk), "to be corrected")

    last = assessment.recommendations.order_by("number").last()
    asked = ask_for_correction(last, reason="Catatan tertukar.", by=lead, at=now)
    page = sit_down(UserFactory(roles=[Role.SECRETARIAT]))
    see(page, camera, live_server, url("reports"), "all of them")
    see(page, camera, live_server, asked.get_absolute_url(), "to be answered")
    see(page, camera, live_server, assessment.get_absolute_url(), "the office")


def test_what_candidate_and_reviewer_say(sit_down, camera, live_server):
    assessment, now = reported_after_test(at=clock.now(), **today()), clock.now()
    show_records(assessment, by=None, at=now)
    page = sit_down(assessment.application.applicant)

    see(page, camera, live_server, assessment.get_absolute_url(), "records to sign")
    see(page, camera, live_server, url("feedback", assessment.pk), "feedback")

    reviewer = an_assessor(assessment.application.scheme).user
    review = ask_for_review(assessment, reviewer, by=UserFactory(roles=[Role.SECRETARIAT]), at=now)
    see(sit_down(reviewer), camera, live_server, url("review", review.pk), "review")
