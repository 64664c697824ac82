"""Calibration found lapsed after a session: its results are flagged, the meeting waits, a reason frees it (9.3.3)."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.models import Application
from assessments.actions import submit_recommendation
from assessments.models import RecommendationOutcome
from decisions.actions import attend, call_meeting, convene, put_on_agenda, seat_member, vote
from decisions.models import Outcome, Presence
from examinations.actions.days import close_session
from examinations.models import Disposition, DispositionOutcome
from foundation.journal.models import Entry
from foundation.workflow import clock
from schemes.models import SchemeVersion
from tests.factories.applications import accept
from tests.factories.assessments import judge_test, waiting_for_a_test
from tests.factories.examinations import agreed_test_plan
from tests.factories.instruments import InstrumentFactory
from tests.factories.records import KEPT_AT, filled, handed_in, keeping
from tests.factories.retests import reported_on
from tests.factories.sessions import CLOSED_AT, here, seated
from tests.factories.venues import EquipmentFactory, VenueFactory
from venues.models import EquipmentDoubt

from . import deciding, examining
from .conftest import an_application
from .visitors import DESK, TABLET

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEAM = ("tim1", "tim2", "tim3")
MET_AT = dt.datetime(2026, 10, 7, 3, tzinfo=dt.UTC)
AFTERWARDS = dt.date(2026, 10, 19)
PIECE = "Jam ruang uji (CONTOH)"
LAPSED = "Laboratorium menarik sertifikat kalibrasi ini."
REASON = "Jam hanya menunjukkan waktu; FR.IA.07 tidak dibatasi waktu."


@pytest.fixture
def equipment(portal):
    """Calibrated, at a verified place with its officer. Another place is verified no more."""
    scheme = SchemeVersion.objects.get().scheme
    keeper = portal["petugas.tuk"]
    VenueFactory(
        name="TUK Surabaya (CONTOH)", verified_for=scheme, verified_for__valid_until=dt.date(2026, 9, 30)
    )
    venue = VenueFactory(name="TUK Gresik (CONTOH)", verified_for=scheme, officer=keeper)
    return EquipmentFactory(venue=venue, name=PIECE)


@pytest.fixture
def item(equipment, applicant, portal, clock_at, run_jobs):
    """Tested with it and recommended competent; today's meeting has voted, and the case is still to be closed."""
    clock_at(MET_AT)
    application = an_application(applicant)
    accept(application)
    assessment = a_tested_case(Application.objects.get(pk=application.pk), equipment, portal)
    meeting = convened([reported_on(assessment, at=CLOSED_AT)], portal)
    run_jobs()
    return meeting.items.get()


def a_tested_case(application, equipment, portal):
    """Oral questions in a session with the equipment, judged, recommended."""
    assessor = portal["asesor"]
    assessment = waiting_for_a_test(
        application, registration=assessor.registrations.get(), by=portal["sekretariat"]
    )
    oral = InstrumentFactory(in_force=True, form="IA07", scheme_version=application.scheme_version)
    plan = agreed_test_plan(assessment, instruments=[oral])
    seat = here(seated(plan, venue=equipment.venue, equipment=(equipment,), by=portal["sekretariat"]))
    seat.instrument, seat.assessor = oral, assessor
    handed_in(filled(keeping(seat, at=KEPT_AT)))
    signer = seat.session.invigilator
    close_session(
        seat.session, summary="Berjalan lancar.", typed_name=signer.full_name, by=signer, at=CLOSED_AT
    )
    judge_test(assessment, at=CLOSED_AT)
    outcome = RecommendationOutcome.COMPETENT
    submit_recommendation(assessment, outcome=outcome, by=assessor, at=CLOSED_AT)
    assessment.refresh_from_db()
    return assessment


def convened(assessments, portal):
    """In session, everybody present, everybody for competent."""
    office, team = portal["sekretariat"], [portal[name] for name in TEAM]
    meeting = call_meeting(
        on=MET_AT.date(), starts_at=dt.time(9), place="Ruang rapat LSP", by=office, at=CLOSED_AT
    )
    for assessment in assessments:
        put_on_agenda(meeting, assessment.application, by=office, at=CLOSED_AT)
    for member in team:
        seat = seat_member(meeting, member, is_chair=member == team[0], by=office, at=CLOSED_AT)
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=member, at=MET_AT)
    convene(meeting, by=team[0], at=MET_AT)
    for item in meeting.items.all():
        for member in team:
            vote(item, outcome=Outcome.COMPETENT, by=member, at=MET_AT)
    return meeting


@pytest.mark.clause("9.3.2")
@pytest.mark.clause("9.3.3")
@pytest.mark.clause("9.4.1")
def test_what_was_measured_is_settled_before_the_meeting_decides(item, equipment, staff, run_jobs):
    chair = staff(TEAM[0], on=DESK)
    is_found_lapsed(equipment, staff("petugas.tuk", on=TABLET))
    run_jobs()
    the_meeting_waits(item, chair)
    cannot_be_planned_with(staff("sekretariat", on=DESK))
    is_settled(item, staff("asesor", on=TABLET))
    run_jobs()
    the_meeting_decides(item, chair)


def is_found_lapsed(equipment, officer):
    """The officer of the place strikes the calibration out: every day for which only it spoke is in doubt."""
    officer.goes_to(reverse("venues:venues"))
    officer.follows("TUK Gresik (CONTOH)")
    officer.sees(PIECE, exact=False)
    officer.follows(PIECE)
    officer.sees("Pemeriksaan ini tidak sah")
    officer.opens("Pemeriksaan ini tidak sah")
    officer.fills("Alasan", LAPSED)
    officer.presses("Coret pemeriksaan")
    officer.sees("dicoret", exact=False)
    officer.finds("tidak boleh dipakai", exact=False)
    assert EquipmentDoubt.objects.standing().get().equipment == equipment


def the_meeting_waits(item, chair):
    """The item and the file say so, and the chair is refused with the clause."""
    deciding.open_item(chair, item)
    chair.sees("diragukan sampai ditetapkan", exact=False)
    chair.finds("9.3.3", exact=False)
    chair.goes_to(reverse("decisions:dossier", args=[item.meeting_id, item.pk]))
    chair.sees(LAPSED, exact=False)
    chair.goes_to(deciding.page_of(item.meeting))
    chair.finds("Hasil diragukan")
    chair.seals("Tutup perkara yang bulat")
    chair.sees("Ada hasil yang diragukan dan belum ditetapkan", exact=False)
    chair.finds("[9.3.3]", exact=False)
    assert not item.decisions.exists()


def cannot_be_planned_with(office):
    """Neither the place whose verification is over nor the equipment whose calibration does not stand."""
    examining.ask_for_places(office, (AFTERWARDS, "09.00", "12.00"))
    refused = office.page.locator("tr", has_text="TUK Surabaya (CONTOH)")
    assert "tidak terverifikasi untuk skema ini pada" in refused.inner_text()
    assert "[9.3.2]" in refused.inner_text()
    assert refused.get_by_role("link", name="Pilih tempat ini").count() == 0
    office.follows("Pilih tempat ini")
    office.sees("Tidak dapat dipilih pada hari itu")
    office.finds("[9.3.3]", exact=False)
    assert office.page.get_by_label(PIECE).count() == 0


def is_settled(item, assessor):
    """From the desk; the case and the record say it, too. The result stands, with a reason."""
    assessor.goes_to(reverse("assessments:assessment", args=[item.application.assessment.pk]))
    assessor.sees("diragukan sampai ditetapkan", exact=False)
    assessor.follows("Rekaman uji")
    assessor.follows("Baca")
    assessor.sees("diragukan sampai ditetapkan", exact=False)
    assessor.goes_to(reverse("desk"))
    assessor.sees("Tetapkan hasil yang diragukan")
    assessor.takes_up("Tetapkan hasil yang diragukan")
    assessor.sees("Hasil yang diragukan")
    assessor.page.locator("main table").get_by_role("link").click()
    assessor.sees("Apakah hasil", exact=False)
    assessor.ticks("Hasil tetap berlaku")
    assessor.fills("Alasan", REASON)
    assessor.presses("Tetapkan hasil")
    assessor.sees("Tidak ada hasil yang diragukan")
    settled = Disposition.objects.get()
    assert (settled.outcome, settled.reason) == (DispositionOutcome.KEPT, REASON)


def the_meeting_decides(item, chair):
    """It reads the reason, and closes the case."""
    deciding.open_item(chair, item)
    chair.sees(REASON, exact=False)
    deciding.close_the_block(chair, item.meeting)
    assert item.decisions.get().outcome == Outcome.COMPETENT
    told = Entry.objects.get(verb="doubt.settled")
    assert told.at == clock.now()
