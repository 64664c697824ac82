"""Several workers at once: each job is done by one of them."""

import datetime as dt
import threading
from collections import Counter

import pytest
from django.db import connection

from foundation.jobs import actions
from foundation.jobs.actions import claim, enqueue, work
from foundation.jobs.models import Job
from foundation.workflow.handlers import handles

pytestmark = pytest.mark.django_db(transaction=True)

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)
WORKERS = 4
JOBS = 60


def at_once(what, times):
    """Run this in several threads that start together; what each of them gives back."""
    barrier, ends = threading.Barrier(times), []

    def run():
        barrier.wait()
        try:
            ends.append(what())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_of_several_workers_each_job_is_done_by_one():
    seen = Counter()

    @handles("test.count")
    def count(job, *, at):
        seen[job.pk] += 1

    for _ in range(JOBS):
        enqueue("test.count", at=NOW)

    done = at_once(lambda: work(now=lambda: NOW), WORKERS)

    # A worker that lost a claim goes home; the next sweep finds what is left.
    done.append(work(now=lambda: NOW))
    assert sum(done) == JOBS
    assert set(seen.values()) == {1}
    assert len(seen) == JOBS


def test_one_job_is_claimed_once_by_two_in_the_same_moment():
    for _round in range(20):
        job = enqueue("test.count", at=NOW)

        claims = at_once(lambda: claim(at=NOW), 2)

        assert sorted(taken is not None for taken in claims) == [False, True]
        Job.objects.filter(pk=job.pk).update(lease=None, leased_until=None, done_at=NOW)


def test_a_key_is_written_once_by_several_in_the_same_moment():
    rows = at_once(lambda: enqueue("test.count", at=NOW, key="once").pk, WORKERS)

    assert len(set(rows)) == 1
    assert Job.objects.count() == 1


def test_without_the_guard_two_would_have_the_same_job(monkeypatch):
    """The twin: a claim that only looks and then takes shows that the races above prove something."""

    def careless_claim(*, at):
        job = Job.objects.due(at).first()
        meet.wait()
        Job.objects.filter(pk=job.pk).update(attempts=job.attempts + 1)
        return job

    meet = threading.Barrier(2)
    monkeypatch.setattr(actions, "claim", careless_claim)
    enqueue("test.count", at=NOW)

    claims = at_once(lambda: actions.claim(at=NOW).pk, 2)

    assert len(set(claims)) == 1
