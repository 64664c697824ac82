"""Lists of deadlines, how each is counted, and one's own calendar."""

import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from foundation.deadlines.actions import give_feed, revoke_feed
from foundation.deadlines.models import CalendarFeed
from foundation.deadlines.queries import address_of, feed_of, find
from tests.applications.reviewing import AT
from tests.factories.people import UserFactory
from tests.foundation.deadlines.living import LIVING
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

CODE = "pengembalian"


@pytest.fixture
def back(clock_at):
    clock_at(AT)
    record, _at = LIVING[CODE]()
    return record


@pytest.fixture
def applicant(back, client_as):
    return client_as(back.application.applicant)


def listed(client, **filters):
    answer = client.get(reverse("deadlines:deadlines"), filters)
    return [row.running.record for row in answer.context["page"]]


def test_one_sees_what_is_ones_own(back, applicant, client_as):
    assert listed(applicant) == [back]
    assert listed(client_as(UserFactory()), tampil="semua") == []


def test_an_office_sees_its_own_first_and_all_when_it_asks(back, client_as, clock_at):
    office = client_as(UserFactory(secretariat=True))

    assert listed(office) == []
    assert listed(office, tampil="semua") == [back]
    assert listed(office, tampil="semua", jenis=CODE) == [back]
    assert listed(office, tampil="semua", jenis="sk") == listed(office, tampil="terlambat") == []
    clock_at(AT + dt.timedelta(days=11))
    assert listed(office, tampil="terlambat", jenis=CODE) == [back]


def test_the_page_of_a_deadline_says_how_it_was_counted(back, applicant):
    page = applicant.get(address_of(CODE, back)).content.decode()

    assert "Seperti tertulis di surat pengembaliannya." in page
    assert "Belum ada yang dikirim." in page


def test_who_was_told_may_look_at_what_is_done(back, applicant, client_as):
    ring(AT + dt.timedelta(days=5))
    back.answered_at = AT
    back.save()

    assert "tidak berjalan lagi" in applicant.get(address_of(CODE, back)).content.decode()
    assert client_as(UserFactory()).get(address_of(CODE, back)).status_code == 404


@pytest.mark.parametrize("key", ["0", "x", "98765432109876543210", "1.9", "1.2.3", "²"])
def test_what_is_not_there_is_not_there(client_as, clock_at, key):
    clock_at(AT)

    for kind in (CODE, "tidak-ada"):
        page = reverse("deadlines:deadline", args=[kind, key])
        assert client_as(UserFactory(secretariat=True)).get(page).status_code == 404


class TestFeed:
    """One's own deadlines, for a calendar that does not sign in."""

    def events(self, client, feed):
        answer = client.get(reverse("deadlines:feed", args=[feed.token]))
        assert answer.headers["Cache-Control"] == "no-store, private"
        return Calendar.from_ical(answer.content).walk("VEVENT")

    def test_it_says_what_and_when_and_nobodys_name(self, back, client):
        person = back.application.applicant
        feed = give_feed(person, by=person, at=AT)

        [event] = self.events(client, feed)

        due = find(CODE, f"{back.pk}", at=AT).deadline
        assert event["dtstart"].dt == due.due_on
        assert event["dtend"].dt == due.due_on + dt.timedelta(days=1)
        assert str(event["summary"]) == "Tenggat: Permohonan dikembalikan"
        assert str(event["uid"]).startswith(f"deadline-{CODE}-{back.pk}@")
        assert person.full_name.encode() not in event.to_ical()

    def test_a_new_address_shuts_the_old_one_and_a_revoked_one_opens_nothing(self, back, client):
        person = back.application.applicant
        old, new = (give_feed(person, by=person, at=AT) for _twice in (1, 2))

        assert client.get(reverse("deadlines:feed", args=[old.token])).status_code == 404
        assert client.get(reverse("deadlines:feed", args=[new.token])).status_code == 200
        revoke_feed(new, by=person, at=AT)
        assert client.get(reverse("deadlines:feed", args=[new.token])).status_code == 404
        assert client.get(reverse("deadlines:feed", args=["x"])).status_code == 404

    def test_somebody_who_may_not_sign_in_has_no_calendar(self, back, client):
        person = back.application.applicant
        feed = give_feed(person, by=person, at=AT)
        person.is_active = False
        person.save()

        assert feed_of(feed.token) is None

    def test_the_token_is_not_in_the_database(self, back):
        feed = give_feed(back.application.applicant, by=back.application.applicant, at=AT)

        assert feed.token not in str(CalendarFeed.objects.values().get(pk=feed.pk))
        assert len(bytes.fromhex(feed.token)) == 32

    def test_the_way_through(self, applicant, back):
        page = reverse("deadlines:subscribe")
        assert applicant.get(page).context["feed"] is None

        applicant.post(reverse("deadlines:give"))
        feed = CalendarFeed.objects.get()
        assert feed.token in applicant.get(page).content.decode()

        applicant.post(reverse("deadlines:revoke"))
        assert applicant.get(page).context["feed"] is None
