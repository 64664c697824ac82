"""Where a case stands, told floor by floor; what waits; what has happened."""

import pytest

from applications.actions.submission import submit_application
from applications.queries import story as stories
from applications.queries import timeline, todo
from applications.queries.story import story_of
from applications.queries.timeline import openings_of, timeline_of
from foundation.documents.actions import open_file
from tests.applications.helpers import AT, signed
from tests.factories.applications import ApplicationFactory, ReviewItemFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "line", "step"),
    [
        ({}, ["now", "next", "next", "next", "next", "next"], 1),
        ({"submitted": True}, ["done", "now", "next", "next", "next", "next"], 2),
        ({"returned": True}, ["done", "now", "next", "next", "next", "next"], 2),
        ({"accepted": True}, ["done", "done", "now", "next", "next", "next"], 3),
        ({"refused": True}, ["done", "done", "next", "next", "next", "next"], 2),
    ],
)
def test_the_line_stands_where_the_case_stands(state, line, step):
    story = story_of(ApplicationFactory(**state), at=AT)

    assert [stop.state for stop in story.line] == line
    assert story.step == step


def test_an_upper_floor_goes_on_with_the_story(monkeypatch):
    def chapter(story, application, *, at):
        story.sentence, story.holder = "Asesor Anda sudah ditunjuk.", "you"
        story.reach("test", note="2 elemen")

    monkeypatch.setattr(stories, "CHAPTERS", [chapter])
    story = story_of(ApplicationFactory(accepted=True), at=AT)

    assert (story.sentence, story.is_yours, story.step) == ("Asesor Anda sudah ditunjuk.", True, 4)
    assert story.line[2].state == "done"


def test_a_draft_waits_for_its_applicant_and_for_nobody_else():
    application = ApplicationFactory()

    assert [duty.kind for duty in todo(application.applicant, at=AT)] == ["application"]
    assert todo(UserFactory(), at=AT) == []


@pytest.mark.clause("9.1.5")
def test_each_returned_thing_waits_by_itself_until_it_is_answered():
    application = ApplicationFactory(returned=True, returned__keys=("education", "particulars"))
    person = application.applicant
    assert [duty.verb for duty in todo(person, at=AT)] == [
        "Perbaiki: pendidikan",
        "Perbaiki: data pribadi dan organisasi",
    ]

    application.review_items.filter(key="education").update(answered_at=AT)
    assert [duty.verb for duty in todo(person, at=AT)] == ["Perbaiki: data pribadi dan organisasi"]

    application.review_items.update(answered_at=AT)
    assert [duty.verb for duty in todo(person, at=AT)] == ["Kirim lagi permohonan Anda"]


@pytest.mark.clause("9.1.5")
def test_an_item_accepted_since_no_longer_waits():
    application = ApplicationFactory(returned=True, returned__keys=("education", "particulars"))

    ReviewItemFactory(application=application, key="education", verdict="ACCEPTED")

    assert [duty.verb for duty in todo(application.applicant, at=AT)] == [
        "Perbaiki: data pribadi dan organisasi"
    ]


def test_a_case_under_review_asks_for_nothing_but_its_fee():
    application = ApplicationFactory(submitted=True)

    assert [duty.kind for duty in story_of(application, at=AT).todos] == ["payment"]
    assert todo(application.applicant, at=AT) == []


def test_the_log_tells_what_is_public_newest_first_and_keeps_the_rest_inside():
    application = ApplicationFactory(filled=True)
    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    words = [happening.words for happening in timeline_of(sent)]

    assert words == ["Anda mengirim permohonan.", "Tagihan diterbitkan."]


def test_an_upper_floor_adds_its_records_to_the_log(monkeypatch):
    application = ApplicationFactory(submitted=True)
    monkeypatch.setattr(timeline, "SUBJECTS", [lambda application: [application.applicant]])

    assert timeline_of(application) == []


@pytest.mark.clause("7.1.3")
def test_whoever_opened_a_file_is_named():
    application = ApplicationFactory(filled=True)
    secretary = UserFactory(secretariat=True, full_name="Dewi Contoh")
    upload = application.attachments.first().upload

    open_file(upload, by=secretary, at=AT)

    assert openings_of(application) == [(AT, "Dewi Contoh", upload.name)]
