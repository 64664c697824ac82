"""A real worker and a real Redis: flushed, killed or away, every reminder goes out, once (R2, R17)."""

import contextlib
import datetime as dt
import subprocess
import sys

import pytest
import redis

from foundation.deadlines.models import Reminder
from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job
from foundation.notices.models import Notice
from foundation.workflow import clock
from scripts import servers
from tests.factories.people import UserFactory
from tests.factories.venues import VenueFactory, VenueVerificationFactory
from tests.foundation.deadlines.ringing import ring
from tests.foundation.jobs.test_bell import (
    START,
    _an_empty_letter_box,
    bell,
    mails,
    production,
    until,
    worker,
)

__all__ = ["_an_empty_letter_box", "bell"]

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


def all_told():
    """Everything is rung and carried, but for the mornings to come."""
    rings = Job.objects.waiting().filter(kind="deadlines.ring")
    due, others = (
        rings.filter(next_try_at__lte=clock.now()),
        Job.objects.waiting().exclude(kind="deadlines.ring"),
    )
    return Reminder.objects.exists() and not due.exists() and not others.exists()


def let_go_of_what_was_held():
    """As when the lease of a worker that died has run out."""
    Job.objects.waiting().filter(leased_until__gt=clock.now()).update(leased_until=clock.now())


def test_a_worker_killed_and_a_redis_flushed_lose_no_reminder(bell, tmp_path):
    many_due()

    with worker(bell, tmp_path):
        assert until(Reminder.objects.exists, START)
    redis.from_url(bell).flushall()
    let_go_of_what_was_held()
    with worker(bell, tmp_path):
        assert until(all_told, 2 * START)

    everybody_once()


def test_with_redis_away_the_morning_is_rung_all_the_same(tmp_path):
    with servers.redis(tmp_path) as address, contextlib.ExitStack() as running:
        running.enter_context(worker(address, tmp_path))
        assert until(lambda: "ready" in (tmp_path / "worker.log").read_text(), START)
        redis.from_url(address).shutdown(nosave=True)

        many_due()

        assert until(all_told, START)
        everybody_once()


@contextlib.contextmanager
def beat(address, tmp_path, name):
    """A scheduler of its own, as if somebody had started a second one."""
    command = [sys.executable, "-m", "celery", "-A", "tests.foundation.deadlines.beating", "beat"]
    command += [f"--schedule={tmp_path / name}", f"--pidfile={tmp_path / name}.pid"]
    with (tmp_path / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, env=production(address), stdout=log, stderr=log)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def due_after_silence():
    """For each of many people: what was due three days ago, what was yesterday, and what will be soon."""
    venue = VenueFactory(added_by=UserFactory(secretariat=True))
    for _each in range(MANY):
        verifier = UserFactory(roles=["ASSESSOR"])
        for days in (-3, -1, 3):
            due_on = clock.today() + dt.timedelta(days=days)
            VenueVerificationFactory(venue=venue, verifier=verifier, due_on=due_on)
    enqueue("deadlines.ring", key="deadlines.ring:test", at=clock.now())


def test_two_beats_and_a_killed_worker_after_three_days_of_silence_tell_everybody_once(bell, tmp_path):
    due_after_silence()

    with beat(bell, tmp_path, "first"), beat(bell, tmp_path, "second"):
        with worker(bell, tmp_path):
            assert until(Reminder.objects.exists, START)
        let_go_of_what_was_held()
        with worker(bell, tmp_path):
            assert until(all_told, 2 * START)

    letters = list(Notice.objects.values_list("to", flat=True))
    assert len(letters) == len(set(letters)) > MANY
    assert len(mails()) == len(letters)
    mornings = Job.objects.filter(kind="deadlines.ring").values_list("key", flat=True)
    assert len(mornings) == len(set(mornings)) <= 3
    told = Reminder.objects.count()
    assert ring(clock.now() - dt.timedelta(hours=1)) == ring(clock.now()) == 0
    assert Reminder.objects.count() == told
