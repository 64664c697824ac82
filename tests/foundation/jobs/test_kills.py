"""Whatever is killed, whenever: each job is done, and what it does in one transaction is done once (TRUST R1)."""

import datetime as dt
import multiprocessing
import os
import signal

import pytest
from django.db import connection, transaction

from foundation.jobs.actions import enqueue, finish, work
from foundation.jobs.models import Job
from foundation.workdays.models import Holiday
from foundation.workflow.failpoints import failpoint
from foundation.workflow.handlers import handles

pytestmark = pytest.mark.django_db(transaction=True)

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)
PLACES = ["kill.before", "kill.inside", "kill.after", "kill.behind"]
PROCESSES = multiprocessing.get_context("fork")


def enter(job):
    Holiday.objects.create(
        day=dt.date(2040, 1, 1) + dt.timedelta(days=job.payload["n"]), name="x", kind="LSP", source=job.pk
    )


@handles("kill.careful")
def careful(job, *, at):
    """Its effect and its end are one transaction."""
    failpoint("kill.before")
    with transaction.atomic():
        enter(job)
        failpoint("kill.inside")
        finish(job, at=at)
        failpoint("kill.after")
    failpoint("kill.behind")


@handles("kill.careless")
def careless(job, *, at):
    """The twin: what it did is kept before its end is noted."""
    Holiday.objects.create(
        day=dt.date(2050, 1, 1) + dt.timedelta(days=Holiday.objects.count()),
        name="x",
        kind="LSP",
        source=job.pk,
    )
    failpoint("kill.behind")


def in_a_process(moment, *, dying_at=""):
    """Work what is due in a process of its own; its exit code."""

    def run():
        os.environ["FAILPOINT"] = dying_at
        work(now=lambda: moment)
        connection.close()
        os._exit(0)

    connection.close()  # a connection is not shared with a child
    process = PROCESSES.Process(target=run)
    process.start()
    process.join()
    return process.exitcode


@pytest.mark.parametrize("place", PLACES)
def test_a_job_killed_at_any_place_is_done_once(place):
    for n in range(3):
        enqueue("kill.careful", at=NOW, n=n)

    for minute in range(3):
        assert in_a_process(NOW + dt.timedelta(minutes=minute), dying_at=place) == -signal.SIGKILL
    assert in_a_process(NOW + dt.timedelta(minutes=5)) == 0

    assert Job.objects.filter(done_at=None).count() == 0
    assert Holiday.objects.filter(kind="LSP").count() == 3


def test_a_careless_job_would_be_done_twice():
    enqueue("kill.careless", at=NOW)

    assert in_a_process(NOW, dying_at="kill.behind") == -signal.SIGKILL
    assert in_a_process(NOW + dt.timedelta(minutes=5)) == 0

    assert Holiday.objects.filter(kind="LSP").count() == 2


def test_the_place_is_harmless_where_nobody_names_it(monkeypatch):
    monkeypatch.delenv("FAILPOINT", raising=False)

    failpoint("kill.before")
