"""New, by test: short in one element, planned, written and observed, competent, decided, certified."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse

from applications.models import Application
from assessments.actions import judge_evidence
from assessments.models import EventReport, RecommendationOutcome
from assessments.queries import standing
from certificates.models import Certificate
from decisions.models import Meeting, Outcome
from foundation.documents import seals
from instruments.management.demo import load_demo_instruments
from schemes.models import SchemeVersion
from tests.factories.applications import accept
from tests.factories.assessments import REVIEWED_AT, reviewing
from tests.factories.venues import EquipmentFactory, VenueFactory

from . import assessing, deciding, examining, office, verifying
from .conftest import OPENED_AT, an_application
from .visitors import DESK, PHONE, TABLET

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEAM = ("tim1", "tim2", "tim3")
PLANNED_AT = dt.datetime(2026, 9, 23, 2, tzinfo=dt.UTC)
OPEN_AT = dt.datetime(2026, 10, 5, 1, 45, tzinfo=dt.UTC)  # 08.45 WIB
OVER_AT = dt.datetime(2026, 10, 5, 5, tzinfo=dt.UTC)
MET_AT = dt.datetime(2026, 10, 7, 2, tzinfo=dt.UTC)
PIECE = "Jam ruang uji (CONTOH)"
FORMS = ("FR.IA.01", "FR.IA.06")
YES = dict.fromkeys(examining.RULES, True)


@pytest.fixture
def lsp(staff, portal, clock_at, run_jobs):
    """Its people, at their browsers and as records, its clock and its worker."""
    return SimpleNamespace(staff=staff, people=portal, clock_at=clock_at, run_jobs=run_jobs)


@pytest.fixture
def assessment(applicant, portal, clock_at, run_jobs):
    """Her case in assessment: one cell of the portfolio is still to be judged. The bank and a test place are there."""
    clock_at(PLANNED_AT)
    version = SchemeVersion.objects.get()
    load_demo_instruments(version, at=OPENED_AT, later=OPENED_AT)
    venue = VenueFactory(
        name="TUK Gresik (CONTOH)", verified_for=version.scheme, officer=portal["petugas.tuk"]
    )
    EquipmentFactory(venue=venue, name=PIECE)
    application = an_application(applicant)
    accept(application)
    case = Application.objects.get(pk=application.pk)
    made = reviewing(case, registration=portal["asesor"].registrations.get(), by=portal["sekretariat"])
    judge_all_but_one(made, by=portal["asesor"])
    run_jobs()
    return made


def judge_all_but_one(assessment, *, by):
    """The second element has one piece of evidence; it is left to the browser."""
    result = standing(assessment)
    for cell in result.cells:
        if cell.element != result.elements[1]:
            how = {"answers": YES, "remarks": {}, "version": cell.version, "by": by, "at": REVIEWED_AT}
            judge_evidence(assessment, evidence=cell.evidence, element=cell.element, **how)


@pytest.mark.clause("9.2.1")
@pytest.mark.clause("9.2.4")
@pytest.mark.clause("9.2.6")
@pytest.mark.clause("9.3.1")
@pytest.mark.clause("9.3.2")
@pytest.mark.clause("9.3.3")
@pytest.mark.clause("9.3.4")
@pytest.mark.clause("9.3.5")
@pytest.mark.clause("9.3.6")
@pytest.mark.clause("9.4.1")
@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.7")
def test_short_in_one_element_tested_competent_certified(assessment, stranger, lsp):
    candidate = assessment.application.applicant
    ratna = stranger(on=PHONE).signs_in(candidate.email)
    is_planned(assessment, ratna, lsp)
    lsp.clock_at(OPEN_AT)
    is_tested(assessment, ratna, lsp)
    lsp.clock_at(OVER_AT)
    is_judged(assessment, lsp)
    lsp.clock_at(MET_AT)
    is_decided(assessment.application, lsp)
    reads_the_records(assessment, ratna, lsp)
    certificate = Certificate.objects.get(application=assessment.application)
    assert seals.verify(verifying.receive(ratna, certificate, candidate.full_name))


def is_planned(assessment, ratna, lsp):
    """From the recommendation of a test to the seat: plan, both hands, session, invitation."""
    bambang, wahyu = lsp.staff("asesor", on=TABLET), lsp.staff("sekretariat", on=DESK)
    name = assessment.application.applicant.full_name
    examining.leave_one_short(bambang, assessment)
    examining.plan(bambang, lsp.people["asesor"].full_name, forms=FORMS)
    examining.agree(ratna, name)
    lsp.run_jobs()
    examining.plan_session(
        wahyu,
        (OPEN_AT.date(), "09.00", "12.00"),
        assessor=lsp.people["asesor"].full_name,
        invigilator=lsp.people["petugas.tuk"].full_name,
        equipment=PIECE,
    )
    examining.give_seat(wahyu, name)
    lsp.run_jobs()
    ratna.goes_to(reverse("desk"))
    ratna.sees("Uji kompetensi Anda: Senin, 5 Oktober 2026", exact=False)


def is_tested(assessment, ratna, lsp):
    """The day: she comes, writes, is observed; the invigilator closes it, the assessor marks."""
    joko, bambang = lsp.staff("petugas.tuk", on=TABLET), lsp.staff("asesor")
    examining.receive(joko, assessment.application.applicant.full_name)
    examining.write(ratna, "Saya menandai yang kurang, menghubungi pelanggan, dan melaporkan sisanya.")
    examining.observe(bambang)
    examining.close(joko, lsp.people["petugas.tuk"].full_name)
    examining.mark(bambang)
    lsp.run_jobs()
    forms = assessment.test_evidence.values_list("form", flat=True)
    assert sorted(forms) == ["IA01", "IA06"]


def is_judged(assessment, lsp):
    """Competent, by the same matrix; the report of the day is written."""
    bambang = lsp.staff("asesor")
    examining.judge_the_test(bambang)
    last = assessment.recommendations.order_by("-number").first()
    assert last.outcome == RecommendationOutcome.COMPETENT
    lsp.run_jobs()
    assessing.report(bambang)
    lsp.run_jobs()
    assert EventReport.objects.get().assessor == lsp.people["asesor"]


def is_decided(application, lsp):
    """A meeting of three, unanimous, minuted, signed by each, released by the head."""
    wahyu = lsp.staff("sekretariat")
    # Their pages have pictures in the way by portfolio.
    team = [lsp.staff(name, unseen=True) for name in TEAM]
    office.plan_meeting(wahyu)
    office.put_on_agenda(wahyu, application)
    for name in TEAM:
        office.seat(wahyu, lsp.people[name], chairs=name == TEAM[0])
    meeting = Meeting.objects.get()
    for member in team:
        deciding.take_seat(member, meeting)
    deciding.open_meeting(team[0], meeting)
    for member in team:
        deciding.vote_for_the_block(member, meeting)
    deciding.close_the_block(team[0], meeting)
    assert meeting.items.get().decisions.get().outcome == Outcome.COMPETENT
    deciding.write_minutes(team[0], meeting)
    for member in team:
        deciding.sign_minutes(member, meeting)
    lsp.run_jobs()
    deciding.release(lsp.staff("ketua", unseen=True), meeting)
    lsp.run_jobs()


def reads_the_records(assessment, ratna, lsp):
    """FR.IA.08 and FR.AK.02 are hers to read and to sign once the decision is known (9.2.5, 9.3.6)."""
    name = assessment.application.applicant.full_name
    assessing.sign_records(ratna, assessment, name)
    signed = assessment.recommendations.order_by("-number").first().signature
    assert (signed.refused_because, signed.typed_name) == ("", name)
    lsp.run_jobs()
    ratna.goes_to(assessing.page_of(assessment))
    assert ratna.downloads("FR.AK.02 (PDF)").startswith(b"%PDF")
