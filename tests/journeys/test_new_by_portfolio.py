"""New, by portfolio: a stranger becomes a holder, and the public can verify it."""

import pytest

from applications.models import Application
from applications.states import ApplicationState
from certificates.models import Certificate
from decisions.models import Meeting
from foundation.documents import seals
from tests.factories.people import PASSWORD

from . import applying, assessing, deciding, office, verifying
from .things import with_a_changed_byte

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEAM = ("tim1", "tim2", "tim3")


@pytest.mark.clause("9.1.1")
@pytest.mark.clause("9.1.2")
@pytest.mark.clause("9.1.3")
@pytest.mark.clause("9.1.4")
@pytest.mark.clause("9.1.6")
@pytest.mark.clause("9.2.4")
@pytest.mark.clause("9.2.6")
@pytest.mark.clause("9.4.5")
@pytest.mark.clause("9.4.6")
@pytest.mark.clause("9.4.7")
@pytest.mark.clause("9.8.1")
def test_a_stranger_becomes_a_holder_whom_the_public_can_verify(stranger, staff, portal, run_jobs):
    ratna = stranger()
    application = applies(ratna, run_jobs)
    is_accepted(application, ratna, staff, run_jobs)
    is_assessed(application, ratna, staff, portal, run_jobs)
    is_decided(application, staff, portal, run_jobs)
    certificate = Certificate.objects.get(application=application)
    paper = verifying.receive(ratna, certificate, applying.NAME)
    assert seals.verify(paper)
    can_be_verified(certificate, paper, stranger())


def applies(visitor, run_jobs):
    """From the question "may I?" to the application with its invoice."""
    applying.check_requirements(visitor)
    applying.sign_up(visitor, run_jobs)
    visitor.signs_in(applying.EMAIL, PASSWORD)
    applying.read_the_explanation(visitor)
    applying.fill_in_everything(visitor)
    applying.sign_and_send(visitor)
    run_jobs()
    return Application.objects.get()


def is_accepted(application, visitor, staff, run_jobs):
    """Paid, reviewed, a candidate."""
    applying.pay(visitor, application.invoice)
    run_jobs()
    wahyu = staff("sekretariat")
    office.confirm_payment(wahyu, application.invoice)
    office.take_case(wahyu, application)
    office.review_every_item(wahyu)
    office.accept(wahyu)
    application.refresh_from_db()
    assert application.state == ApplicationState.ACCEPTED


def is_assessed(application, visitor, staff, portal, run_jobs):
    """Plan, FR.AK.01 by both, every cell judged, recommended."""
    bambang = portal["asesor"]
    office.assign(staff("sekretariat"), application, bambang)
    run_jobs()
    assessment = application.assessment
    assessing.accept(staff("asesor"), assessment)
    assessing.plan(staff("asesor"))
    assessing.agree(visitor, assessment, applying.NAME)
    assessing.agree(staff("asesor"), assessment, bambang.full_name)
    run_jobs()
    assessing.judge_everything(staff("asesor"), assessment)
    assessing.recommend(staff("asesor"))
    run_jobs()


def is_decided(application, staff, portal, run_jobs):
    """A meeting of three, unanimous, minuted, signed by each, released by the head."""
    wahyu, chair = staff("sekretariat"), staff(TEAM[0])
    office.plan_meeting(wahyu)
    office.put_on_agenda(wahyu, application)
    for name in TEAM:
        office.seat(wahyu, portal[name], chairs=name == TEAM[0])
    meeting = Meeting.objects.get()
    for name in TEAM:
        deciding.take_seat(staff(name), meeting)
    deciding.open_meeting(chair, meeting)
    for name in TEAM:
        deciding.vote_for_the_block(staff(name), meeting)
    deciding.close_the_block(chair, meeting)
    deciding.write_minutes(chair, meeting)
    for name in TEAM:
        deciding.sign_minutes(staff(name), meeting)
    run_jobs()
    deciding.release(staff("ketua"), meeting)
    run_jobs()


def can_be_verified(certificate, paper, public):
    """By QR everything the paper says; by number initials only; the file is original to the byte."""
    verifying.open_qr(public, certificate)
    for words in (applying.NAME, certificate.scheme_version.units.first().title, certificate.number):
        public.finds(words)
    verifying.look_up(public, certificate.number)
    public.sees("R. W.")
    public.does_not_see(applying.NAME, "Ratna")
    verifying.drop(public, paper)
    public.sees("Berkas ini asli")
    verifying.drop(public, with_a_changed_byte(paper))
    public.sees("Berkas ini tidak asli")
