"""A real worker and a real Redis: flushed, killed or away, every reminder goes out, once (R2, R17)."""

import contextlib
import datetime as dt

import pytest
import redis

from foundation.deadlines.models import Reminder
from foundation.jobs.actions import enqueue
from foundation.notices.models import Notice
from foundation.workflow import clock
from scripts import servers
from tests.factories.people import UserFactory
from tests.factories.venues import VenueFactory, VenueVerificationFactory
from tests.foundation.jobs.test_bell import START, bell, mails, open_jobs, until, worker

__all__ = ["bell"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.redis]

MANY = 60
SOON = dt.timedelta(days=3)


def many_due():
    """As many verifications as there are people to remind, and two mornings that were written down for them."""
    office = UserFactory(secretariat=True)
    facts = {"venue": VenueFactory(added_by=office), "due_on": clock.today() + SOON}
    for _each in range(MANY):
        VenueVerificationFactory(verifier=UserFactory(roles=["ASSESSOR"]), **facts)
    for beat in (1, 2):
        enqueue("deadlines.ring", key=f"deadlines.ring:test-{beat}", at=clock.now())


def everybody_once():
    """One letter for each verifier, one for the whole office of each person, and no mail twice but by a kill."""
    people = list(Notice.objects.values_list("to", flat=True))
    assert len(people) == len(set(people)) > MANY
    assert Reminder.objects.filter(kind="tugas-verifikasi").count() == MANY + MANY * (len(people) - MANY)
    assert len(mails()) == len(people)


def all_rung():
    return Reminder.objects.exists() and not open_jobs_but_of_tomorrow()


def open_jobs_but_of_tomorrow():
    return open_jobs() - 1


def test_a_worker_killed_and_a_redis_flushed_lose_no_reminder(bell, tmp_path):
    many_due()

    with worker(bell, tmp_path):
        assert until(Reminder.objects.exists, START)
    redis.from_url(bell).flushall()
    with worker(bell, tmp_path):
        assert until(all_rung, 2 * START)

    everybody_once()


def test_with_redis_away_the_morning_is_rung_all_the_same(tmp_path):
    with servers.redis(tmp_path) as address, contextlib.ExitStack() as running:
        running.enter_context(worker(address, tmp_path))
        assert until(lambda: "ready" in (tmp_path / "worker.log").read_text(), START)
        redis.from_url(address).shutdown(nosave=True)

        many_due()

        assert until(all_rung, START)
        everybody_once()
