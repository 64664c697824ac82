"""The pages of a meeting, for the secretariat, the members and the head (9.4.1-9.4.5)."""

import pytest

from decisions.actions import stand_aside, vote
from decisions.models import Decision, MinutesSignature, Outcome, Vote
from decisions.queries import elements_at_stake
from tests.factories.assessments import reported
from tests.factories.decisions import MET_AT, convened, decided, members_of, minuted, planned, vote_all
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(clock_at):
    clock_at(MET_AT)


@pytest.fixture
def office():
    return UserFactory(secretariat=True)


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.clause("9.4.1")
def test_the_secretariat_plans_seats_and_fills_the_agenda(client_as, office):
    waiting, browser = reported(), client_as(office)
    form = {"on": "1 Oktober 2026", "starts_at": "09.00", "place": "Ruang rapat"}
    page = browser.post("/pleno/baru/", form)["Location"]
    assert browser.get("/pleno/").status_code == 200

    browser.post(f"{page}agenda/{waiting.application.pk}/")

    told = words(browser.get(page))
    assert waiting.application.candidate_number in told
    assert "kuorum" in told


@pytest.mark.clause("9.4.2")
def test_a_meeting_is_open_to_its_members_the_secretariat_and_the_head(client_as, office):
    meeting = planned([reported()])
    page = f"/pleno/{meeting.pk}/"

    for person in (office, UserFactory(head=True), members_of(meeting)[0]):
        assert client_as(person).get(page).status_code == 200
    for person in (UserFactory(decision=True), UserFactory(assessor=True), UserFactory()):
        assert client_as(person).get(page).status_code == 404


@pytest.mark.clause("9.4.5")
def test_members_vote_in_the_room_and_the_chair_closes_the_item(client_as):
    meeting = convened()
    item, (chair, one, other) = meeting.items.get(), members_of(meeting)
    page = f"/pleno/{meeting.pk}/perkara/{item.pk}/"
    vote(item, outcome=Outcome.NOT_YET, dissent="Masih ragu.", by=one, at=MET_AT)
    vote(item, outcome=Outcome.COMPETENT, by=other, at=MET_AT)

    browser = client_as(chair)
    assert "Masih ragu." not in words(browser.get(page))
    assert browser.post(f"{page}suara/", {"outcome": ""}).status_code == 200
    assert browser.post(f"{page}suara/", {"outcome": "COMPETENT"}).status_code == 302
    assert "Masih ragu." in words(browser.get(page))
    assert browser.post(f"{page}putus/", {"decide-reason": ""}).status_code == 302

    assert Vote.objects.count() == 3
    assert Decision.objects.get().outcome == Outcome.COMPETENT
    assert browser.get(page).status_code == 200


@pytest.mark.clause("9.4.2")
def test_the_file_is_open_to_who_decides_and_closed_to_who_stands_aside(client_as):
    meeting = convened()
    item, (chair, one, _other) = meeting.items.get(), members_of(meeting)
    page = f"/pleno/{meeting.pk}/perkara/{item.pk}/"
    upload = item.application.evidence.first().upload_id
    stand_aside(item, reason="Sepupu.", by=one, at=MET_AT)

    reader, tied = client_as(chair), client_as(one)
    assert reader.get(f"{page}berkas/", {"buka": str(upload)}).status_code == 200
    assert reader.get(f"{page}berkas/{upload}/").status_code == 200
    assert reader.get(f"{page}berkas/{item.application.applicant_id:032}/").status_code == 404
    assert tied.get(page).status_code == 200
    assert tied.get(f"{page}berkas/").status_code == 404
    assert tied.get(f"{page}berkas/{upload}/").status_code == 404


@pytest.mark.clause("9.4.5")
def test_minutes_are_written_read_and_signed(client_as):
    meeting = decided()
    chair = client_as(members_of(meeting)[0])
    page = f"/pleno/{meeting.pk}/berita-acara/"
    assert chair.get(page).status_code == 404
    assert chair.get(f"{page}tulis/").status_code == 200

    assert chair.post(f"{page}tulis/", {"conclusion": ""}).status_code == 302

    assert "BERITA ACARA" in words(chair.get(page)).upper()
    chair.post(f"{page}tanda-tangan/")
    assert MinutesSignature.objects.count() == 1
    assert chair.get(f"/pleno/{meeting.pk}/kertas/sk/").status_code == 404


@pytest.mark.clause("9.4.5")
def test_minutes_go_back_into_session_with_the_reason(client_as):
    meeting = minuted()
    chair, page = client_as(members_of(meeting)[0]), f"/pleno/{meeting.pk}/berita-acara/kembali/"

    assert chair.post(page, {"reason": ""}).status_code == 200
    assert chair.post(page, {"reason": "Salah.", "items": [meeting.items.get().pk]}).status_code == 302

    assert not Decision.objects.live().exists()


@pytest.mark.clause("9.4.3")
def test_the_chair_names_what_is_short_where_the_votes_say_not_yet(client_as):
    item = convened().items.get()
    chair, page = client_as(members_of(item.meeting)[0]), f"/pleno/{item.meeting_id}/perkara/{item.pk}/"
    vote_all(item)
    assert "decide-elements" not in words(chair.get(page))
    vote_all(item, Outcome.NOT_YET)
    *_, last = elements_at_stake(item)
    assert "decide-elements" in words(chair.get(page))

    refused = words(chair.post(f"{page}putus/", {"decide-reason": "Kurang mutakhir."}))
    assert "Sebutkan elemen yang belum kompeten" in refused
    assert "Kurang mutakhir." in refused
    chair.post(f"{page}putus/", {"decide-reason": "Kurang mutakhir.", "decide-elements": [last.pk]})

    assert str(last) in words(chair.get(page))
    assert list(Decision.objects.get().short_elements.all()) == [last]
