"""Reports on tests, and registrations of assessors with cases: told in time, then the office (9.3.6, 9.2.2)."""

import datetime as dt

import pytest
from django.utils import timezone

from assessments.actions import replace_assessor
from assessments.queries import lead_of
from foundation.notices.models import Notice
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    an_assessor,
    assigned,
    judge_test,
    offered,
    waiting_for_a_test,
)
from tests.factories.people import AssessorRegistrationFactory, UserFactory
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
LAST_DAY = dt.date(2026, 11, 30)


@pytest.mark.clause("9.3.6")
def test_a_late_report_is_recalled_once_and_then_told_to_the_office_once():
    assessment = waiting_for_a_test()
    offered(assessment)
    lead, office = lead_of(assessment).registration.user, UserFactory(secretariat=True)
    judge_test(assessment)

    def told(days):
        ring(REVIEWED_AT + days * DAY, "laporan-uji")
        late = Notice.objects.filter(subject__startswith="Terlambat: Laporkan uji")
        return late.filter(to=lead).count(), late.filter(to=office).count()

    # REVIEWED_AT is a Tuesday: three working days end on Friday, six on the Wednesday after it.
    assert told(3) == (0, 0)
    assert told(4) == (1, 0)
    assert told(5) == (1, 0)
    assert told(8) == (1, 0)
    assert told(9) == (1, 1)
    assert told(10) == (1, 1)


def ending():
    case = ApplicationFactory(accepted=True)
    return assigned(case, registration=an_assessor(case.scheme, expires_on=LAST_DAY))


def morning(days_before):
    return timezone.make_aware(dt.datetime.combine(LAST_DAY - days_before * DAY, dt.time(6)))


@pytest.mark.clause("9.2.2")
def test_thirty_seven_and_one_day_before_assessor_and_office_are_told_once():
    assignment = ending()
    assessor, office = assignment.registration.user, assignment.assigned_by

    days = [
        left for left in range(40, -1, -1) for _twice in (1, 2) if ring(morning(left), "registrasi-asesor")
    ]

    assert days == [30, 7, 1]
    for person in (assessor, office):
        assert Notice.objects.filter(to=person, subject__startswith="Perpanjang registrasi").count() == 3


@pytest.mark.clause("9.2.2")
def test_after_days_without_a_clock_one_letter_is_enough():
    assignment = ending()
    known = Notice.objects.filter(to=assignment.registration.user).count()

    ring(morning(5), "registrasi-asesor")

    assert Notice.objects.filter(to=assignment.registration.user).count() == known + 1


@pytest.mark.clause("9.2.2")
def test_nobody_is_told_who_has_no_case_or_a_later_registration():
    assignment = ending()
    replace_assessor(assignment, reason="Pindah.", by=assignment.assigned_by, at=ASSIGNED_AT)
    assert ring(morning(7), "registrasi-asesor") == 0

    again = ending().registration
    assert ring(morning(8), "registrasi-asesor")
    AssessorRegistrationFactory(user=again.user, expires_on=LAST_DAY + 900 * DAY)
    assert ring(morning(7), "registrasi-asesor") == 0
