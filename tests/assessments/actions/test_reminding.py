"""A registration that ends while cases wait is told of 30, 7 and 1 days before, each once (9.2.2)."""

import datetime as dt

import pytest
from django.utils import timezone

from assessments.actions import replace_assessor, warn_of_registrations
from assessments.tasks import warn
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import ASSIGNED_AT, an_assessor, assigned

pytestmark = pytest.mark.django_db
LAST_DAY = dt.date(2026, 11, 30)


def ending():
    case = ApplicationFactory(accepted=True)
    return assigned(case, registration=an_assessor(case.scheme, expires_on=LAST_DAY))


def morning(days_before):
    day = LAST_DAY - dt.timedelta(days=days_before)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(6, 10)))


def letters():
    return Notice.objects.filter(subject__startswith="Registrasi")


@pytest.mark.clause("9.2.2")
def test_thirty_seven_and_one_day_before_each_once():
    assignment = ending()

    days = [
        left
        for left in range(40, -2, -1)
        for _twice in (1, 2)
        if warn_of_registrations(by=None, at=morning(left))
    ]

    assert days == [30, 7, 1]
    assert letters().filter(to=assignment.registration.user).count() == 3
    assert letters().filter(to=assignment.assigned_by).count() == 3
    assert trail(assignment.registration).count() == 3


@pytest.mark.clause("9.2.2")
def test_after_days_without_a_clock_one_letter_is_enough():
    assignment = ending()

    warn_of_registrations(by=None, at=morning(5))

    assert letters().filter(to=assignment.registration.user).count() == 1


@pytest.mark.clause("9.2.2")
def test_nobody_is_told_who_has_no_case():
    assignment = ending()
    replace_assessor(assignment, reason="Pindah.", by=assignment.assigned_by, at=ASSIGNED_AT)

    assert warn_of_registrations(by=None, at=morning(7)) == 0


def test_the_task_of_the_morning_reads_the_clock(clock_at):
    ending()
    clock_at(morning(7))

    assert warn() == 1
