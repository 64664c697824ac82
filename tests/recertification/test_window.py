"""Until which second a renewal can be asked for: month ends, and what outages add (9.7.1)."""

import calendar
import datetime as dt
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from accounts.queries import system_user
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from recertification.actions import record_outage, see_pulse
from recertification.models import PortalOutage
from recertification.queries.window import as_printed, closing_at, is_early, with_outages
from tests.factories.people import UserFactory
from tests.factories.recertification import held, last_second

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)


def a_certificate(until, months=2):
    return SimpleNamespace(valid_until=until, scheme_version=SimpleNamespace(renewal_closes_months=months))


def an_outage(began_at, ended_at):
    return SimpleNamespace(began_at=began_at, ended_at=ended_at)


@pytest.mark.clause("9.7.1")
@pytest.mark.parametrize(
    ("until", "closes"),
    [
        (dt.date(2027, 4, 30), dt.date(2027, 2, 28)),
        (dt.date(2028, 4, 30), dt.date(2028, 2, 29)),
        (dt.date(2027, 8, 31), dt.date(2027, 6, 30)),
        (dt.date(2027, 1, 31), dt.date(2026, 11, 30)),
        (dt.date(2029, 9, 18), dt.date(2029, 7, 18)),
        (dt.date(2028, 2, 29), dt.date(2027, 12, 29)),
        (dt.date(2027, 2, 28), dt.date(2026, 12, 28)),
    ],
)
def test_calendar_months_are_clamped_to_month_ends(until, closes):
    closing = as_printed(a_certificate(until))

    assert closing.due_on == closes
    assert timezone.localtime(closing.due_at).time() == dt.time(23, 59, 59)


@pytest.mark.clause("9.7.1")
def test_what_outages_took_of_the_last_day_is_added_once():
    certificate = a_certificate(dt.date(2027, 4, 30))
    last = as_printed(certificate).due_at
    outages = [
        an_outage(last - 30 * HOUR, last - 25 * HOUR),
        an_outage(last - 3 * HOUR, last - 2 * HOUR),
        an_outage(last - 150 * MINUTE, last - 90 * MINUTE),
    ]

    closing = with_outages(as_printed(certificate), outages)

    assert closing.due_at == last + 90 * MINUTE
    assert closing.due_on == dt.date(2027, 3, 1)
    assert "90 minutes" in closing.words


@pytest.mark.clause("9.7.1")
def test_an_outage_in_the_time_that_was_added_is_added_too():
    certificate = a_certificate(dt.date(2027, 4, 30))
    last = as_printed(certificate).due_at
    second = dt.timedelta(seconds=1)
    outages = [
        an_outage(last - HOUR, last + second),
        an_outage(last + 30 * MINUTE, last + 40 * MINUTE),
        an_outage(last + 3 * HOUR, last + 4 * HOUR),
    ]

    assert with_outages(as_printed(certificate), outages).due_at == last + 71 * MINUTE


@pytest.mark.clause("9.7.1")
def test_more_than_twelve_months_ahead_is_early():
    certificate = a_certificate(dt.date(2029, 9, 18))

    assert is_early(certificate, on=dt.date(2028, 9, 17))
    assert not is_early(certificate, on=dt.date(2028, 9, 18))


@pytest.mark.clause("9.7.1")
@pytest.mark.django_db
def test_an_outage_is_recorded_in_the_trail_and_its_holders_are_told():
    certificate = held()
    last = last_second(certificate)
    admin = UserFactory(roles=[Role.ADMIN])

    record_outage(began_at=last - HOUR, ended_at=last - 30 * MINUTE, words="Server mati.", by=admin, at=last)

    assert last_second(certificate) == last + 30 * MINUTE
    entry = Entry.objects.get(verb="outage.recorded")
    assert (entry.facts["seconds"], entry.facts["certificates"]) == (1800, [certificate.number])
    assert Notice.objects.filter(to=certificate.holder, posted_at=last).count() == 1


@pytest.mark.clause("9.7.1")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "began", "ended", "reason"),
    [
        (Role.SECRETARIAT, -2, -1, "Only the administrator or the head"),
        (Role.HEAD, -1, -2, "ends before it begins"),
        (Role.HEAD, -1, 1, "once it is over"),
        (Role.HEAD, -200, -1, "in parts"),
    ],
)
def test_what_is_no_outage_is_refused(role, began, ended, reason):
    at = timezone.make_aware(dt.datetime(2027, 3, 1, 9))
    by = UserFactory(roles=[role])

    with pytest.raises(NotAllowed, match=reason):
        record_outage(began_at=at + began * HOUR, ended_at=at + ended * HOUR, words="Mati.", by=by, at=at)

    assert not PortalOutage.objects.exists()
    assert not Entry.objects.filter(verb="outage.recorded").exists()


@pytest.mark.clause("9.7.1")
@pytest.mark.django_db
def test_the_portal_notices_its_own_silence_unless_somebody_worked():
    at = timezone.make_aware(dt.datetime(2027, 3, 1, 9))
    see_pulse(by=system_user(), at=at)

    beating = see_pulse(by=system_user(), at=at + MINUTE)
    silent = see_pulse(by=system_user(), at=at + HOUR)

    assert beating is None
    assert (silent.began_at, silent.ended_at) == (at + MINUTE, at + HOUR)
    worked = UserFactory()
    Entry.objects.create(
        verb="x.done",
        subject="x",
        subject_id="1",
        actor_id=str(worked.pk),
        actor_name="x",
        at=at + 2 * HOUR,
        digest="0",
    )
    assert see_pulse(by=system_user(), at=at + 4 * HOUR) is None
    assert PortalOutage.objects.count() == 1


@pytest.mark.clause("9.7.1")
@given(st.dates(dt.date(2024, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 12))
def test_whatever_the_last_day_it_closes_on_the_same_day_of_an_earlier_month_or_on_its_last(until, months):
    closing = as_printed(a_certificate(until, months))
    index = until.year * 12 + until.month - 1 - months
    month_end = calendar.monthrange(index // 12, index % 12 + 1)[1]

    assert closing.due_on == dt.date(index // 12, index % 12 + 1, min(until.day, month_end))
    assert [closing.has_passed(closing.due_at + dt.timedelta(seconds=n)) for n in (-1, 0, 1)] == [
        False,
        False,
        True,
    ]


@pytest.mark.clause("9.7.1")
@pytest.mark.django_db
def test_before_its_last_day_begins_nobody_asks_for_outages(django_assert_num_queries):
    certificate = a_certificate(dt.date(2027, 4, 30))
    begins = timezone.make_aware(dt.datetime(2027, 2, 28))

    with django_assert_num_queries(0):
        early = closing_at(certificate, at=begins - dt.timedelta(seconds=1))
    with django_assert_num_queries(1):
        late = closing_at(certificate, at=begins)

    assert early.due_at == late.due_at
