"""What was decided is issued and fetched in time, or somebody is told, once (7.1.5, 9.4.7)."""

import datetime as dt

import pytest
from django.utils import timezone

from certificates.actions import recall_what_waits
from certificates.queries import todo
from certificates.queries.deadlines import decree_due_on
from certificates.tasks import recall
from foundation.notices.models import Notice
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, issued
from tests.factories.decisions import minuted, signed
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db
# Five working days after Tuesday, 29 September 2026.
DUE_ON = dt.date(2026, 10, 6)


def morning(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(6, 20)))


def letters(start):
    return Notice.objects.filter(subject__startswith=start)


@pytest.mark.clause("7.1.5")
def test_a_decree_that_nobody_signs_in_time_is_told_once_and_not_a_day_too_early():
    meeting, _waits_for_its_members = signed(), minuted()
    head, office = a_head(), UserFactory(secretariat=True)

    days = [DUE_ON + dt.timedelta(days=n) for n in (0, 1, 2)]
    told = [recall_what_waits(by=None, at=morning(day)) for day in days]

    assert decree_due_on(meeting) == DUE_ON
    assert told == [0, 1, 0]
    assert {notice.to for notice in letters("Terlambat: SK")} >= {head, office}
    assert [duty.due_on for duty in todo(head, at=SEALED_AT)] == [DUE_ON]


@pytest.mark.clause("7.1.5")
@pytest.mark.clause("9.4.7")
def test_what_is_not_printed_is_told_to_the_office_and_what_is_not_fetched_to_its_holder(clock_at):
    version = SchemeVersionFactory(in_force=True, handover_reminder_days=[14, 7, 3])
    [certificate] = issued([reported(ApplicationFactory(accepted=True, scheme_version=version))])

    for days in range(16):
        clock_at(morning(certificate.valid_from + dt.timedelta(days=days)))
        recall()

    told = [notice.to for notice in letters("Terlambat: sertifikat")]
    assert certificate.decree.signed_by in told
    assert len(told) == len(set(told))
    assert [notice.to for notice in letters("Sertifikat Anda menunggu")] == [certificate.holder] * 3
