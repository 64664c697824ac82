"""The bell of all reminders: once each, merged for each person, whatever stops, stumbles or rings twice (R17)."""

import dataclasses
import datetime as dt
import threading

import pytest
from django.core import mail
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from foundation.deadlines import kinds, tasks
from foundation.deadlines.actions import tell
from foundation.deadlines.kinds import Due, Kind, days_before, register
from foundation.deadlines.models import Reminder
from foundation.deadlines.queries import running, untold
from foundation.jobs.models import Job
from foundation.notices.models import Notice
from foundation.workdays.models import Holiday
from foundation.workdays.queries import fixed_day
from tests.factories.people import UserFactory
from tests.foundation.deadlines.ringing import ring

DUE_ON = dt.date(2026, 11, 30)
SIX = dt.time(6)
PEOPLE = 30


def morning(days_before=0):
    return timezone.make_aware(dt.datetime.combine(DUE_ON - dt.timedelta(days=days_before), SIX))


def of_people(code, *, days=(7, 3), **facts):
    """A kind whose deadlines belong to people with a phone: one each, all on one day."""

    def due(person, at):
        deadline = fixed_day(DUE_ON, "")
        return Due(deadline, (person,), days_before(deadline, *days))

    return Kind(
        **{
            "code": code,
            "label": "Contoh",
            "clause": "",
            "subjects": lambda at: User.objects.filter(phone="1"),
            "due": due,
            "title": lambda person: f"Tugas {code}",
            "mine": lambda person: Q(pk=person.pk),
            "page": lambda person, reader: "/",
            "offices": ("COMMITTEE",),
        }
        | facts
    )


@pytest.fixture
def two_kinds(monkeypatch):
    """Only these two, each with a deadline for every such person."""
    known = {code: of_people(code) for code in ("satu", "dua")}
    monkeypatch.setattr("foundation.deadlines.queries.KINDS", known)
    monkeypatch.setattr("foundation.deadlines.tasks.KINDS", known)
    return known


@pytest.mark.django_db
class TestTelling:
    """Who learns of what, and how often."""

    def test_on_each_step_once_and_late_once(self, two_kinds):
        person = UserFactory(phone="1")

        told = [ring(morning(left)) for left in range(9, -5, -1) for _twice in (1, 2)]

        assert [number for number in told if number] == [2, 2, 2]
        assert (
            list(Notice.objects.filter(to=person).order_by("pk").values_list("subject", flat=True))
            == ["2 tenggat, yang pertama 30 November 2026"] * 3
        )

    def test_after_silence_what_is_late_is_one_letter_and_nothing_is_told_behind(self, two_kinds):
        person = UserFactory(phone="1")

        ring(morning(-3))
        ring(morning(2))

        [letter] = Notice.objects.filter(to=person)
        assert letter.body.count("Terlambat: jatuh tempo Senin, 30 November 2026.") == 2
        assert Reminder.objects.filter(person=person).count() == 6

    def test_a_clock_that_goes_back_repeats_nothing(self, two_kinds):
        UserFactory(phone="1")

        assert ring(morning(3)) == 2
        assert ring(morning(3) - dt.timedelta(hours=7)) == 0
        assert ring(morning(5)) == 0

    def test_one_deadline_has_its_own_letter_with_its_page(self, two_kinds):
        person = UserFactory(phone="1")
        two_kinds.pop("dua")

        ring(morning(7))

        letter = Notice.objects.get(to=person)
        assert (letter.subject, letter.url) == ("Tugas satu – sampai 30 November 2026", "/")
        assert "Jatuh tempo Senin, 30 November 2026, sampai pukul 23.59 WIB." in letter.body

    def test_the_offices_learn_of_what_is_late_and_of_nothing_before(self, two_kinds):
        office = UserFactory(roles=["COMMITTEE"])
        UserFactory(phone="1")

        ring(morning(1))
        assert not Notice.objects.filter(to=office).exists()
        ring(morning(-1))
        ring(morning(-9))

        assert Notice.objects.filter(to=office).count() == 1

    def test_an_office_that_acts_is_told_with_the_others(self, two_kinds):
        office, _person = UserFactory(roles=["COMMITTEE"]), UserFactory(phone="1")

        def due(person, at):
            made = two_kinds["dua"].due(person, at)
            return dataclasses.replace(made, offices_act=True)

        two_kinds["satu"] = of_people("satu", due=due)
        ring(morning(7))

        assert Notice.objects.filter(to=office).count() == 1

    def test_the_letter_is_written_in_the_language_of_its_reader(self, two_kinds):
        person = UserFactory(phone="1", language="en")

        ring(morning(7))

        assert Notice.objects.get(to=person).subject == "2 deadlines, the first on 30 November 2026"

    def test_the_outside_is_told_by_the_kind_itself_once(self, two_kinds, monkeypatch):
        told = []
        monkeypatch.setitem(kinds.OUTSIDE, "satu", lambda record, *, step, at: told.append(step.code))
        UserFactory(phone="1")

        for left in (7, 7, 5, 3, 1, -2):
            ring(morning(left))

        assert told == ["d7", "d3"]

    def test_a_list_of_deadlines_asks_the_database_as_often_for_many(
        self, two_kinds, django_assert_num_queries
    ):
        for number in (1, 5):
            for _person in range(number):
                UserFactory(phone="1")
            with django_assert_num_queries(3):
                running(morning(7))


def test_a_code_stands_for_one_kind():
    one = of_people("kembar")
    try:
        register(one, one)
        with pytest.raises(ValueError, match="kembar"):
            register(of_people("kembar"))
    finally:
        kinds.KINDS.pop("kembar", None)


@pytest.mark.django_db
class TestMornings:
    """The ringing of a day is a row of work, and each writes the next one down."""

    def test_a_day_is_rung_once_however_many_beats_there_are(self, two_kinds, clock_at, run_jobs):
        UserFactory(phone="1")
        clock_at(morning(7) - dt.timedelta(minutes=10))
        tasks.see_to_it()
        assert run_jobs(at=morning(7) - dt.timedelta(seconds=1)) == 0

        clock_at(morning(7))
        for _beat in range(3):
            tasks.see_to_it()
        run_jobs(at=morning(7))

        assert Job.objects.filter(kind="deadlines.ring").count() == 2
        assert len(mail.outbox) == 1

    def test_without_any_beat_the_next_morning_comes_all_the_same(self, two_kinds, clock_at, run_jobs):
        UserFactory(phone="1")
        clock_at(morning(8))
        tasks.see_to_it()

        for left in range(8, -2, -1):
            run_jobs(at=morning(left) + dt.timedelta(minutes=1))

        assert len(mail.outbox) == 3

    def test_a_scheduler_that_was_dead_for_three_days_tells_each_once(self, two_kinds, clock_at, run_jobs):
        for _person in range(3):
            UserFactory(phone="1")
        clock_at(morning(1))
        tasks.see_to_it()
        run_jobs(at=morning(1))
        before = len(mail.outbox)

        clock_at(morning(-2))
        tasks.see_to_it()
        run_jobs(at=morning(-2))
        run_jobs(at=morning(-2))

        assert len(mail.outbox) - before == 3

    def test_a_kind_that_fails_holds_up_no_other_and_is_tried_again(
        self, two_kinds, clock_at, run_jobs, caplog
    ):
        caplog.set_level("CRITICAL")
        UserFactory(phone="1")

        def broken(person, at):
            raise RuntimeError(person.pk)

        two_kinds["satu"] = of_people("satu", due=broken)
        clock_at(morning(7))
        tasks.see_to_it()
        run_jobs(at=morning(7))

        assert len(mail.outbox) == 1
        job = Job.objects.waiting().order_by("next_try_at").first()
        assert (job.attempts, job.parked_at) == (1, None)
        two_kinds.pop("satu")
        run_jobs(at=morning(7) + dt.timedelta(minutes=2))
        assert len(mail.outbox) == 1

    def test_the_calendar_of_the_years_to_come_is_entered_at_night(self, clock_at):
        clock_at(morning())

        tasks.enter_calendars()

        assert Holiday.objects.filter(day__year=2028).exists()


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_two_that_ring_in_the_same_moment_tell_each_person_once(two_kinds):
    for _person in range(PEOPLE):
        UserFactory(phone="1")
    # Both have looked before either has told anybody.
    found = running(morning(-3))
    news = untold(found, at=morning(-3))
    barrier, told = threading.Barrier(2), []

    def go():
        barrier.wait()
        try:
            told.append(sum(len(tell(person, each, by=None, at=morning(-3))) for person, each in news))
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(told) == 2 * PEOPLE
    assert Notice.objects.count() == PEOPLE
    assert Reminder.objects.count() == 2 * 3 * PEOPLE


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_two_would_tell_twice(two_kinds, monkeypatch):
    """The twin: where each believes that all rows are its own, everybody is told twice."""
    UserFactory(phone="1")
    news = untold(running(morning(-3)), at=morning(-3))
    every = Reminder.objects.values_list("kind", "key", "step")
    monkeypatch.setattr("foundation.deadlines.actions._written_by", lambda ringing: list(every.all()))
    monkeypatch.setattr("foundation.deadlines.actions.record", lambda *args, **facts: None)

    for _twice in (1, 2):
        for person, each in news:
            tell(person, each, by=None, at=morning(-3))

    assert Notice.objects.count() == 2
