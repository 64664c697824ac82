"""The matrix in a real browser: keys, remarks, saving by itself, the live panel; a picture of every page."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from assessments.models import Judgement
from assessments.queries import standing
from foundation.documents.actions import keep_upload
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.jobs.actions import work
from foundation.workdays.queries import add_workdays
from foundation.workflow import clock
from tests.assessments.actions.test_replacing import replaced
from tests.assessments.helpers import assessor_of, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    an_assessor,
    assigned,
    judge_all,
    named,
    planned,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory
from tests.foundation.documents.corpus import pdfs
from tests.journeys.visitors import DESK, PATIENCE, PHONE, Camera

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def camera(request):
    camera = Camera(f"assessments-{request.node.originalname.removeprefix('test_')}")
    yield camera
    assert camera.faults == []


@pytest.fixture
def sit_down(new_context, live_server, camera):
    """`sit_down(user)`: a browser at a desk where this person is signed in."""

    def arrive(user):
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = new_context(viewport=DESK, locale="id-ID", timezone_id="Asia/Jakarta")
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: camera.faults.append(f"script: {error}"))
        return page

    return arrive


def see(page, camera, live_server, path, words):
    page.goto(live_server.url + path)
    camera.take(page, words, (DESK, PHONE))
    return page


def cell_url(assessment, cell):
    return reverse("assessments:cell", args=[assessment.pk, cell.evidence.pk, cell.element.pk])


def now_reviewing():
    """A case under review today, its evidence real files with pictures of their pages."""
    now, case = clock.now(), ApplicationFactory(accepted=True)
    for evidence in case.evidence.all():
        file = SimpleUploadedFile("laporan.pdf", pdfs.document(2))
        evidence.upload = keep_upload(examine(file, slot=Slot.EVIDENCE), by=case.applicant, at=now)
        evidence.save()
    work(now=clock.now)
    return reviewing(case, at=now, on=add_workdays(timezone.localdate(now), 1).due_on, reviewed_at=now)


def test_a_cell_is_judged_by_keys_and_keeps_itself(sit_down, camera, live_server):
    assessment = now_reviewing()
    cell = standing(assessment).cells[0]
    page = sit_down(assessor_of(assessment))
    page.goto(live_server.url + cell_url(assessment, cell))
    panel, remark = page.locator("#prospek"), page.locator("#id_current_remark")
    before = panel.inner_text()
    assert remark.is_hidden()

    for key in ("v", "a", "m"):
        page.keyboard.press(key)
    page.locator("[data-state=kept]").wait_for()
    page.wait_for_function("before => document.querySelector('#prospek').innerText !== before", arg=before)
    page.keyboard.press("t")
    page.keyboard.press("t")
    remark.wait_for()
    page.locator("#id_current_remark_error").wait_for()
    page.locator("[data-fill=id_current_remark]").first.click()
    camera.take(page, "a no with its remark", (DESK, PHONE))
    page.locator("#sel button[type=submit]").click()
    page.wait_for_url(lambda url: cell_url(assessment, cell) not in url)

    kept = Judgement.objects.get()
    assert kept.answers == (True, True, False, True)
    assert kept.current_remark


def test_every_page_of_the_assessor(sit_down, camera, live_server):
    assessment = now_reviewing()
    registration = assessment.assignments.get().registration
    version, now = assessment.application.scheme_version, clock.now()
    other = named(
        ApplicationFactory(accepted=True, scheme_version=version), registration=registration, at=now
    )
    third = assigned(
        ApplicationFactory(accepted=True, scheme_version=version), registration=registration, at=now
    )
    page = sit_down(registration.user)

    see(page, camera, live_server, reverse("assessments:mine"), "mine")
    see(page, camera, live_server, other.assessment.get_absolute_url(), "named")
    see(page, camera, live_server, third.assessment.get_absolute_url(), "accepted")
    see(page, camera, live_server, reverse("assessments:plan", args=[third.assessment_id]), "plan")
    see(page, camera, live_server, assessment.get_absolute_url(), "reviewing")
    see(page, camera, live_server, reverse("assessments:matrix", args=[assessment.pk]), "matrix")
    see(page, camera, live_server, reverse("assessments:recommend", args=[assessment.pk]), "open")
    judge_all(assessment, short=standing(assessment).elements[:1], at=now)
    see(page, camera, live_server, reverse("assessments:recommend", args=[assessment.pk]), "short")


def test_every_page_of_the_office(sit_down, camera, live_server):
    waiting = ApplicationFactory(accepted=True)
    an_assessor(waiting.scheme)
    an_assessor(waiting.scheme, expires_on=timezone.localdate(clock.now()))
    running = reported()
    assigned()
    page = sit_down(UserFactory(roles=[Role.SECRETARIAT]))

    see(page, camera, live_server, reverse("assessments:queue"), "queue")
    see(page, camera, live_server, reverse("assessments:assign", args=[waiting.pk]), "assign")
    see(page, camera, live_server, running.get_absolute_url(), "reported")


def test_every_page_of_the_candidate(sit_down, camera, live_server):
    now = clock.now()
    day = add_workdays(timezone.localdate(now), 1).due_on
    waiting, short = planned(at=now, on=day).assessment, waiting_for_a_test()

    for assessment, words in ((waiting, "to agree"), (short, "a test follows")):
        page = sit_down(assessment.application.applicant)
        see(page, camera, live_server, assessment.get_absolute_url(), words)


def test_a_successor_sees_what_was_before(sit_down, camera, live_server):
    assessment = now_reviewing()
    cell = standing(assessment).cells[0]
    judged(
        assessment,
        cell,
        answers={"valid": False},
        remarks={"valid": "Bukan untuk elemen ini."},
        at=clock.now(),
    )
    replaced(assessment, handover="Wawancara sudah disepakati; bukti 2 belum dibuka.", at=clock.now())
    case = assessment.application
    successor = assigned(case, registration=an_assessor(case.scheme), at=clock.now()).registration.user
    page = sit_down(successor)

    see(page, camera, live_server, assessment.get_absolute_url(), "taken over")
    see(page, camera, live_server, cell_url(assessment, cell), "judged before")
