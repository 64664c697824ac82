"""The calendar changes with its decree: looked at first, then applied; both days are kept, and people are told."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.deadlines.actions import change_calendar, enter_new_years
from foundation.deadlines.models import CalendarChange, DeadlineMove, Reminder
from foundation.deadlines.queries import Change, find, moves_by, seen, todo
from foundation.deadlines.states import Act
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workdays.models import Holiday, HolidayKind
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import REVIEWED_AT, offered, waiting_for_a_test
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

DECREE = "SKB 3 Menteri No. 1 Tahun 2026 (contoh)"
CODE = "laporan-uji"


@pytest.fixture
def officer():
    return UserFactory(secretariat=True)


@pytest.fixture
def case():
    assessment = waiting_for_a_test()
    offered(assessment)
    return assessment


def due_on(case, at=REVIEWED_AT):
    return find(CODE, f"{case.pk}", at=at).deadline.due_on


def on_the_way(case, *, skipped=0):
    """A change that declares a working day on the way to the deadline a holiday."""
    days = find(CODE, f"{case.pk}", at=REVIEWED_AT).deadline.days
    day = [day.date for day in days if day.counted][skipped]
    holiday = Holiday(day=day, name="Hari libur contoh", kind=HolidayKind.NATIONAL, source=DECREE)
    return Change(Act.ENTER, DECREE, entered=(holiday,))


def apply(change, by, at=REVIEWED_AT):
    return change_calendar(change, seen=seen(moves_by(change, at=at)), by=by, at=at)


@pytest.mark.clause("9.9.5")
def test_a_preview_says_what_moves_and_changes_nothing(case):
    before, change = due_on(case), on_the_way(case)

    [move] = moves_by(change, at=REVIEWED_AT)

    assert (move.running.record, move.from_on) == (case, before)
    assert move.to_on > before
    assert due_on(case) == before
    assert not CalendarChange.objects.exists()


@pytest.mark.clause("9.9.5")
def test_what_was_seen_is_applied_kept_and_told(case, officer):
    before, change = due_on(case), on_the_way(case)
    [expected] = moves_by(change, at=REVIEWED_AT)
    told = Notice.objects.count()

    made = apply(change, officer)

    [move] = made.moves.all()
    assert (move.from_on, move.to_on) == (before, expected.to_on) == (before, due_on(case))
    assert [notice.to for notice in Notice.objects.order_by("pk")[told:]] == list(expected.running.due.people)
    assert Entry.objects.get(verb="calendar.changed").facts == {"act": "ENTER", "deadlines": 1}
    assert Entry.objects.filter(verb="holiday.entered").count() == 1
    assert made.days_entered[0].source == DECREE


@pytest.mark.clause("9.9.5")
def test_a_day_that_is_struck_brings_the_deadline_back(case, officer):
    before = due_on(case)
    made = apply(on_the_way(case), officer)
    day = Holiday.objects.get(source=DECREE)

    back = apply(Change(Act.STRIKE, "SKB perubahan", struck=(day,)), officer)

    assert due_on(case) == before
    assert {move.change for move in DeadlineMove.objects.all()} == {made, back}
    assert back.days_struck[0].day == day.day


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_of_two_changes_in_the_same_moment_the_second_has_to_be_looked_at_again(case, officer):
    first, second = (on_the_way(case, skipped=skipped) for skipped in (0, 1))
    looked = [(change, seen(moves_by(change, at=REVIEWED_AT))) for change in (first, second)]
    barrier, refused = threading.Barrier(2), []

    def go(change, digest):
        barrier.wait()
        try:
            change_calendar(change, seen=digest, by=officer, at=REVIEWED_AT)
        except NotAllowed as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=each) for each in looked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert [move.to_on for move in DeadlineMove.objects.all()] == [due_on(case)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"source": " "}, "keputusan"),
        ({"digest": "something else"}, "Lihat dulu"),
        ({"by": "HEAD"}, "sekretariat"),
    ],
)
def test_nothing_is_applied_without_decree_look_or_office(case, officer, change, reason):
    wanted = on_the_way(case)
    wanted = Change(wanted.act, change.get("source", DECREE), (), wanted.entered)
    digest = change.get("digest") or seen(moves_by(wanted, at=REVIEWED_AT))
    told, days = Notice.objects.count(), Holiday.objects.count()

    with pytest.raises(NotAllowed, match=reason):
        change_calendar(
            wanted,
            seen=digest,
            by=UserFactory(roles=["HEAD"]) if "by" in change else officer,
            at=REVIEWED_AT,
        )

    assert (Notice.objects.count(), Holiday.objects.count()) == (told, days)
    assert not CalendarChange.objects.exists()


def test_a_day_is_declared_once_and_mended_by_one(officer):
    day = Holiday.objects.filter(day__year=2026).first()
    twice = Holiday(day=day.day, name="Lagi", kind=day.kind, source=DECREE)
    with pytest.raises(NotAllowed, match="sudah ada"):
        apply(Change(Act.ENTER, DECREE, entered=(twice,)), officer)

    new = Holiday(day=day.day, name="Nama baru", kind=day.kind, source=DECREE)
    again = Holiday(day=day.day, name="Nama lain", kind=day.kind, source=DECREE)
    apply(Change(Act.MEND, DECREE, struck=(day,), entered=(new,)), officer)

    with pytest.raises(NotAllowed, match="Orang lain"):
        apply(
            Change(Act.MEND, DECREE, struck=(Holiday(pk=987_654_321, day=day.day),), entered=(again,)),
            officer,
        )
    assert Holiday.objects.get(day=day.day, kind=day.kind).name == "Nama baru"


def test_a_new_year_is_entered_by_itself_and_what_somebody_struck_stays_struck(officer):
    assert enter_new_years(range(2029, 2030), by=None, at=REVIEWED_AT).made_by is None
    day = Holiday.objects.filter(day__year=2029, kind=HolidayKind.NATIONAL).first()
    apply(Change(Act.STRIKE, DECREE, struck=(day,)), officer)

    again = enter_new_years(range(2029, 2030), by=None, at=REVIEWED_AT)

    assert again is None
    assert not Holiday.objects.filter(day=day.day, kind=day.kind).exists()


def test_what_is_kept_is_never_changed(case, officer):
    made = apply(on_the_way(case), officer)
    change = {"kind": CODE, "key": "1", "step": "d7", "person": officer, "due_on": due_on(case)}
    kept = Reminder.objects.create(**change, told_at=REVIEWED_AT, ringing="0" * 32)

    for row in (made, made.moves.get(), kept):
        for spoil in (row.delete, row.save):
            with pytest.raises(IntegrityError), transaction.atomic():
                spoil()


class TestPages:
    """The secretariat's way: look at the year, type the day, see what moves, apply it."""

    @pytest.fixture
    def office(self, client_as, officer, clock_at):
        clock_at(REVIEWED_AT)
        return client_as(officer)

    def test_the_way_through(self, office, case):
        day = next(iter(on_the_way(case).entered))
        typed = {"day": day.day.isoformat(), "name": day.name, "kind": day.kind, "source": DECREE}
        page = reverse("deadlines:enter")

        looked = office.post(page, typed)
        assert [move.running.record for move in looked.context["moves"]] == [case]
        assert not CalendarChange.objects.exists()

        applied = office.post(page, typed | {"seen": looked.context["seen"]})
        made = CalendarChange.objects.get()
        assert applied.url == reverse("deadlines:change", args=[made.pk])
        assert office.get(applied.url).status_code == 200
        assert day.name in office.get(reverse("deadlines:holidays")).content.decode()

    def test_another_day_than_was_seen_is_refused_and_nothing_typed_is_lost(self, office, case):
        day = next(iter(on_the_way(case).entered))
        typed = {"day": day.day.isoformat(), "name": day.name, "kind": day.kind, "source": DECREE}
        looked = office.post(reverse("deadlines:enter"), typed)

        other = typed | {"day": "2026-12-30", "seen": looked.context["seen"]}
        answer = office.post(reverse("deadlines:enter"), other)

        assert "Lihat dulu" in answer.content.decode()
        assert answer.context["form"].data["day"] == "2026-12-30"
        assert not CalendarChange.objects.exists()

    def test_mending_striking_and_what_is_published(self, office):
        day = Holiday.objects.filter(day__year=2026).first()
        mend, strike = (reverse(f"deadlines:{name}", args=[day.pk]) for name in ("mend", "strike"))
        assert office.get(mend).status_code == office.get(strike).status_code == 200

        looked = office.post(strike, {"source": DECREE})
        office.post(strike, {"source": DECREE, "seen": looked.context["seen"]})
        assert not Holiday.objects.filter(pk=day.pk).exists()

        published = reverse("deadlines:enter_published", args=[2026])
        assert day.name in office.get(published).content.decode()
        looked = office.post(published, {"source": "holidays"})
        office.post(published, {"source": "holidays", "seen": looked.context["seen"]})
        assert Holiday.objects.filter(day=day.day, kind=day.kind).exists()
        assert office.get(published).status_code == 404

    @pytest.mark.parametrize("year", ["2026", "abc", "99999", "²", ""])
    def test_any_year_that_is_asked_for_gets_a_page(self, office, year):
        assert office.get(reverse("deadlines:holidays"), {"tahun": year}).status_code == 200

    def test_the_head_looks_and_does_not_change(self, client_as, clock_at):
        clock_at(REVIEWED_AT)
        head = client_as(UserFactory(roles=["HEAD"]))

        assert head.get(reverse("deadlines:holidays")).status_code == 200
        assert head.get(reverse("deadlines:enter")).status_code == 404


@pytest.mark.clause("9.9.5")
def test_a_year_without_its_calendar_is_a_task_of_the_secretariat(officer):
    october = timezone.make_aware(dt.datetime(2028, 10, 1, 9))
    Holiday.objects.filter(day__year=2029).delete()

    warned = [duty for duty in todo(officer, at=october) if duty.kind == "calendar"]

    assert len(warned) == 3  # the joint leave of 2028 is not published yet, nothing of 2029 is entered
    assert list(todo(UserFactory(), at=october)) == []
