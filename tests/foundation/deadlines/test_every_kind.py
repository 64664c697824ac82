"""What is true of every kind of deadline: right at its last second, told once, nobody else's business (R17, R18)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from foundation.deadlines.kinds import KINDS
from foundation.deadlines.models import Reminder
from foundation.deadlines.queries import find, running
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import UserFactory
from tests.foundation.deadlines.living import LIVING, noon
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

SECOND, HOUR, DAY = dt.timedelta(seconds=1), dt.timedelta(hours=1), dt.timedelta(days=1)
EVERY_KIND = pytest.mark.parametrize("code", sorted(KINDS))


def told():
    """How many reminders and letters there are."""
    return Reminder.objects.count(), Notice.objects.count()


def begin(code):
    """A record of the kind, its running deadline, the moment, and somebody of each of its offices."""
    for role in KINDS[code].offices:
        UserFactory(roles=[role])
    record, at = LIVING[code]()
    [one] = [one for one in running(at, kinds=[KINDS[code]]) if one.record == record]
    assert not one.deadline.has_passed(at)
    return one, at


def test_every_kind_has_its_row_here():
    assert sorted(KINDS) == sorted(LIVING)


@EVERY_KIND
@pytest.mark.clause("9.9.5")
def test_it_runs_to_its_last_second_and_is_late_in_the_next(code):
    one, _at = begin(code)
    last = one.deadline.due_at

    found = {seconds: find(code, one.key, at=last + seconds * SECOND) for seconds in (-1, 0, 1)}

    assert {seconds: one.deadline.has_passed(last + seconds * SECOND) for seconds, one in found.items()} == {
        -1: False,
        0: False,
        1: True,
    }
    assert len({one.deadline.due_on for one in found.values()}) == 1


@EVERY_KIND
def test_each_step_is_told_once_however_often_it_is_rung(code):
    one, at = begin(code)
    days = {step.on for step in one.due.steps} | {one.deadline.due_on + DAY}
    moments = [at, *(noon(day) for day in sorted(days) if noon(day) > at)]

    for moment in moments:
        ring(moment)
        first = told()
        assert ring(moment) == ring(moment - HOUR) == 0
        assert told() == first


@EVERY_KIND
def test_after_silence_everything_is_one_letter_for_each_person(code):
    one, _at = begin(code)
    known = set(Notice.objects.values_list("pk", flat=True))

    ring(one.deadline.due_at + 3 * DAY)

    letters = Notice.objects.exclude(pk__in=known).exclude(to=None)
    people = list(letters.values_list("to", flat=True))
    assert len(people) == len(set(people))
    assert {person.pk for person in one.due.people} <= set(people)


@EVERY_KIND
def test_whoever_acts_is_found_by_their_own_list(code):
    one, at = begin(code)

    for person in one.due.people:
        assert one.key in [found.key for found in running(at, kinds=[one.kind], person=person)]
    assert running(at, kinds=[one.kind], person=UserFactory()) == []


@EVERY_KIND
def test_its_page_is_for_those_whom_it_concerns(code, client_as, clock_at):
    one, at = begin(code)
    clock_at(at)
    page = reverse("deadlines:deadline", args=[code, one.key])

    concerned = [*one.due.people, *(UserFactory(roles=[role]) for role in one.kind.offices)]
    assert {client_as(person).get(page).status_code for person in concerned} <= {200}
    assert client_as(UserFactory()).get(page).status_code == 404
    assert client_as(UserFactory(roles=["AUDITOR"])).get(page).status_code == 404


@EVERY_KIND
def test_its_words_are_there_in_either_language(code):
    one, _at = begin(code)
    words = {}
    for language in ("en", "id"):
        with translation.override(language):
            words[language] = (str(one.kind.label), one.title)

    assert words["en"][0] != words["id"][0]
    assert one.kind.page(one.record, one.due.people[0] if one.due.people else UserFactory()).startswith("/")


@EVERY_KIND
def test_a_reminder_leaves_its_line_in_the_trail(code):
    one, _at = begin(code)

    ring(one.deadline.due_at + DAY)

    assert Reminder.objects.exists()
    assert Entry.objects.filter(verb="reminder.sent").exists()
