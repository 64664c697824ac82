"""What was decided is issued and fetched in time, or somebody is told, once (7.1.5, 9.4.7)."""

import datetime as dt

import pytest
from django.utils import timezone

from certificates.queries import todo
from certificates.queries.deadlines import decree_deadline
from foundation.notices.models import Notice
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, issued
from tests.factories.decisions import minuted, signed
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
# Five working days after Tuesday, 29 September 2026.
DUE_ON = dt.date(2026, 10, 6)


def morning(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(6)))


def letters(start):
    return Notice.objects.filter(subject__startswith=start)


@pytest.mark.clause("7.1.5")
def test_a_decree_that_nobody_signs_in_time_is_told_once_and_not_a_day_too_early():
    meeting, _waits_for_its_members = signed(), minuted()
    head, office = a_head(), UserFactory(secretariat=True)

    told = [bool(ring(morning(DUE_ON + days * DAY), "sk")) for days in (0, 1, 2)]

    assert decree_deadline(meeting).due_on == DUE_ON
    assert told == [False, True, False]
    assert {notice.to for notice in letters("Terlambat: Tanda tangani SK")} >= {head, office}
    assert [duty.due_on for duty in todo(head, at=SEALED_AT)] == [DUE_ON]


@pytest.mark.clause("7.1.5")
@pytest.mark.clause("9.4.7")
def test_what_is_not_printed_is_told_to_the_office_and_what_is_not_fetched_to_its_holder():
    version = SchemeVersionFactory(in_force=True, handover_reminder_days=[14, 7, 3])
    [certificate] = issued([reported(ApplicationFactory(accepted=True, scheme_version=version))])

    for days in range(15):
        ring(morning(certificate.valid_from + days * DAY), "cetak", "penyerahan")

    told = [notice.to for notice in letters("Terlambat: Cetak sertifikat")]
    assert certificate.decree.signed_by in told
    assert len(told) == len(set(told))
    assert [notice.to for notice in letters("Terima sertifikat")] == [certificate.holder] * 3
    assert not letters("Terlambat: Terima sertifikat").exists()
