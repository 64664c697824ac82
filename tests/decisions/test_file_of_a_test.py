"""The file of a case with a test and two assessors, as a member of the meeting opens it (9.3.6, 9.4.1)."""

import datetime as dt
import html
import re

import pytest
from django.urls import reverse

from assessments.actions import accept_assignment, add_assessor, submit_recommendation, weigh_judgements
from assessments.models import RecommendationOutcome
from assessments.queries import lead_of, standing
from tests.assessments.helpers import judged
from tests.factories.assessments import REVIEWED_AT, an_assessor, offered, waiting_for_a_test
from tests.factories.decisions import MET_AT, convened, members_of
from tests.factories.examinations import agreed_test_plan
from tests.factories.retests import reported_on

pytestmark = pytest.mark.django_db
NO = {"answers": {"sufficient": False}, "remarks": {"sufficient": "Butir dua terlewat."}}
LATER = REVIEWED_AT + dt.timedelta(hours=1)
WHY = "Jawaban kedua ada pada pertanyaan lanjutan."


@pytest.fixture
def case():
    """What the lead found sufficient and the other assessor did not; the lead has said why, and all is reported."""
    assessment = waiting_for_a_test()
    agreed_test_plan(assessment)
    person = beside_the_lead(assessment)
    offered(assessment)
    lead = lead_of(assessment).registration.user
    for who, said in ((lead, {}), (person, NO)):
        for cell in standing(assessment, seen_by=who).of_test:
            judged(assessment, cell, by=who, **said)
    for cell in standing(assessment).disputed:
        how = {"evidence": cell.evidence, "element": cell.element, "reason": WHY}
        weigh_judgements(assessment, **how, by=lead, at=REVIEWED_AT)
    submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=lead, at=REVIEWED_AT)
    assessment.refresh_from_db()
    return reported_on(assessment, at=REVIEWED_AT), person


def beside_the_lead(assessment):
    case = assessment.application
    registration = an_assessor(case.scheme)
    assignment = add_assessor(case, registration, by=case.reviewer, at=LATER)
    return accept_assignment(assignment, by=registration.user, at=LATER).registration.user


@pytest.fixture
def opened(case, client_as, clock_at, run_jobs):
    """(browser of a member, the page of the file) in the meeting."""
    assessment, _person = case
    meeting = convened([assessment])
    run_jobs()
    clock_at(MET_AT)
    browser = client_as(members_of(meeting)[1])
    page = browser.get(reverse("decisions:dossier", args=[meeting.pk, meeting.items.get().pk]))
    return browser, html.unescape(page.content.decode())


@pytest.mark.clause("9.3.6")
def test_a_member_reads_both_assessors_and_why_one_weighs_more(case, opened):
    assessment, person = case
    _browser, page = opened

    lead = lead_of(assessment).registration.user
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    [mine] = [row for row in rows if WHY in row]
    [theirs] = [row for row in rows if "Butir dua terlewat." in row]
    assert (str(lead) in mine, "ya · ya · ya · ya" in mine) == (True, True)
    assert (str(person) in theirs, "ya · ya · ya · tidak" in theirs) == (True, True)


@pytest.mark.clause("9.4.1")
def test_a_member_opens_every_paper_of_the_test_from_the_file(opened):
    browser, page = opened

    papers = dict.fromkeys(re.findall(r'href="(/pleno/[^"]+)" target="_blank"', page))
    kinds = {browser.get(paper)["Content-Type"] for paper in papers}

    assert kinds == {"application/pdf"}
    for code in ("FR.AK.01", "FR.IA.08", "FR.MAPA.01", "FR.MAPA.02", "FR.AK.02", "FR.AK.05"):
        assert code in page
