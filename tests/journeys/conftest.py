"""What every journey needs: the portal with its people and its scheme, and a browser for each of them."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.management.demo import PASSWORD as DEMO_PASSWORD
from accounts.management.demo import load as load_people
from accounts.models import Organisation
from applications.models import Application
from certificates.actions import release_meeting
from decisions.models import Outcome
from foundation.documents.actions import keep_upload
from foundation.documents.rules import examine
from schemes.management.demo import load_demo_scheme
from schemes.models import SchemeVersion
from tests.factories.applications import ApplicationFactory, accept, send
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT
from tests.factories.decisions import MET_AT, planned, signed
from tests.factories.people import UserFactory

from .things import a_pdf, a_portrait
from .visitors import DESK, PHONE, Camera, Visitor

OPENED_AT = dt.datetime(2025, 8, 4, 2, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)  # 09.00 WIB; plans are made for working days


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def portal(live_server, transactional_db, clock_at):
    """The portal with its people and its scheme, on a Monday. Gives the people by the name of their address."""
    cache.clear()
    clock_at(MONDAY)
    people = load_people(at=OPENED_AT)
    load_demo_scheme(at=OPENED_AT)
    return people


@pytest.fixture
def site(live_server):
    """Passkeys are tied to a name, not to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def camera(request):
    """Pictures of this journey; whatever is wrong with a page fails it at its end."""
    camera = Camera(request.node.path.stem.removeprefix("test_").replace("_", "-"))
    yield camera
    assert camera.faults == []


@pytest.fixture
def stranger(new_context, site, camera):
    """`stranger()`: somebody nobody knows, on a phone, or at a desk with `stranger(at_desk=True)`.

    With `on=TABLET` their pages are looked at as they have them alone, with `unseen=True` not at all.
    """

    def arrive(*, at_desk=False, on=None, unseen=False):
        size = on or (DESK if at_desk else PHONE)
        page = new_context(viewport=size).new_page()
        sizes = () if unseen else (on,) if on else (DESK, PHONE)
        return Visitor(page, site, camera, sizes=sizes)

    return arrive


@pytest.fixture
def staff(stranger, portal):
    """`staff("sekretariat")`: somebody of the LSP, signed in on a browser of their own, arrived as `how` says."""
    seated = {}

    def sign_in(name, **how):
        if name not in seated:
            seated[name] = stranger(at_desk=True, **how).signs_in(f"{name}@contoh.id", DEMO_PASSWORD)
        return seated[name]

    return sign_in


@pytest.fixture
def applicant(portal):
    """Somebody with an account, before anything is sent."""
    return UserFactory(full_name="Ratna Wulandari", email="ratna@contoh.id", signs_in=True)


@pytest.fixture
def ratna(stranger, applicant):
    """The applicant, signed in on a phone."""
    return stranger().signs_in(applicant.email)


@pytest.fixture
def sent(applicant, run_jobs):
    """Their application with real files, as the secretariat finds it."""
    application = an_application(applicant)
    run_jobs()
    return application


@pytest.fixture
def meeting(applicant, portal, clock_at, run_jobs):
    """A meeting today: their case, recommended competent, before a team of three."""
    clock_at(MET_AT)
    team = [portal[name] for name in ("tim1", "tim2", "tim3")]
    meeting = planned([assessed(applicant, portal)], members=team)
    run_jobs()
    return meeting


@pytest.fixture
def another_case(meeting, portal, run_jobs):
    """One more file that is complete, of somebody else."""
    candidate = UserFactory(full_name="Dewi Lestari", email="dewi@contoh.id")
    assessment = assessed(candidate, portal)
    run_jobs()
    return assessment.application


@pytest.fixture
def not_competent(applicant, portal, clock_at, run_jobs):
    """Their case, decided not yet competent a day ago: the decree is signed and everything printed."""
    clock_at(MET_AT)
    team = [portal[name] for name in ("tim1", "tim2", "tim3")]
    meeting = signed([assessed(applicant, portal)], members=team, outcomes=[Outcome.NOT_YET])
    release_meeting(meeting, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEALED_AT + dt.timedelta(days=1))
    run_jobs()
    return meeting.items.get().decisions.get()


def an_application(applicant):
    """Sent, with files that can be opened."""
    application = ApplicationFactory(
        applicant=applicant,
        scheme_version=SchemeVersion.objects.get(),
        organisation=Organisation.objects.get(name="PT Pupuk Contoh Satu (CONTOH)"),
        filled=True,
    )
    for row in (*application.attachments.all(), *application.evidence.all()):
        row.upload = real_file(row.upload)
        row.save()
    return send(application)


def real_file(upload):
    """What stands for a file in the tests, through the gate that people's files pass."""
    thing = a_portrait(3, 4) if upload.slot == "PHOTO" else a_pdf(upload.name)
    file = SimpleUploadedFile(thing["name"], thing["buffer"], thing["mimeType"])
    return keep_upload(examine(file, slot=upload.slot), by=upload.owner, at=upload.created_at)


def assessed(applicant, portal):
    """Accepted, judged, recommended competent."""
    application = an_application(applicant)
    accept(application)
    fresh = Application.objects.get(pk=application.pk)
    return reported(fresh, registration=portal["asesor"].registrations.get(), by=portal["sekretariat"])
