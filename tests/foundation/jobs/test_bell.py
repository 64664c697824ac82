"""Real workers, a real Redis: it may be flushed, killed or away, and nothing is lost (TRUST R1–R3)."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import redis
from celery import Celery
from django.conf import settings
from django.db import connection, transaction

from foundation.jobs import actions
from foundation.jobs.models import Job
from foundation.notices.actions import post
from foundation.workflow import clock
from scripts import servers
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.redis]

LETTERS = 60
START = 60
MESSAGE_ID = re.compile(r"^Message-ID: (\S+)", re.MULTILINE | re.IGNORECASE)


@pytest.fixture
def bell(tmp_path, monkeypatch):
    """A Redis of this test's own, which it may flush and kill, and where the bell is rung."""
    with servers.redis(tmp_path) as address:
        app = Celery("bell", broker=address, set_as_current=False)
        app.conf.broker_transport_options = settings.BELL_OPTIONS
        monkeypatch.setattr(actions, "_silent_until", 0.0)
        monkeypatch.setattr(actions, "current_app", app)
        yield address
        app.close()


def database_url():
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**here)


def production(address):
    """The environment of a process beside this one: the same database and folder, this Redis, no settings of tests."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "lsp_portal.settings",
        "DATABASE_URL": database_url(),
        "REDIS_URL": address,
        "VAR_DIR": str(settings.VAR_DIR),
    }


@contextlib.contextmanager
def worker(address, tmp_path):
    """A worker as it runs in production; killed at the end, without farewell."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "lsp_portal",
        "worker",
        "--concurrency=2",
        "--loglevel=INFO",
    ]
    with (tmp_path / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=production(address), stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(is_true, seconds):
    """Wait for it; whether it came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(0.2)
    return is_true()


def open_jobs():
    return Job.objects.waiting().count()


def post_letters(number):
    person = UserFactory()
    with transaction.atomic():
        return [
            post("notices/letters/sample", to=person, at=clock.now(), name=f"nomor {n}")
            for n in range(number)
        ]


def mails():
    """How often each Message-ID stands in the folder of mails."""
    folder = Path(settings.MAIL_DIR)
    return Counter(name for file in folder.glob("*.log") for name in MESSAGE_ID.findall(file.read_text()))


@pytest.fixture(autouse=True)
def _an_empty_letter_box():
    for file in Path(settings.MAIL_DIR).glob("*.log"):
        file.unlink()


def test_workers_killed_and_redis_flushed_lose_no_letter(bell, tmp_path):
    post_letters(LETTERS)

    with worker(bell, tmp_path):
        assert until(lambda: open_jobs() < LETTERS, START)
    redis.from_url(bell).flushall()
    Job.objects.waiting().filter(leased_until__gt=clock.now()).update(leased_until=clock.now())
    with worker(bell, tmp_path):
        assert until(lambda: open_jobs() == 0, START)

    sent = mails()
    assert len(sent) == LETTERS
    assert (
        sum(sent.values()) - LETTERS <= 2
    )  # a kill between the mail server's yes and our note repeats a mail


def test_with_redis_away_the_worker_asks_the_database_itself(tmp_path, monkeypatch):
    with servers.redis(tmp_path) as address, contextlib.ExitStack() as running:
        running.enter_context(worker(address, tmp_path))
        assert until(lambda: "ready" in (tmp_path / "worker.log").read_text(), START)
        redis.from_url(address).shutdown(nosave=True)

        post_letters(3)

        assert until(lambda: open_jobs() == 0, 30)


@pytest.mark.parametrize("trouble", ["away", "full", "read-only"])
def test_a_bell_that_cannot_be_rung_fails_nobody(bell, trouble, caplog):
    caplog.set_level("CRITICAL")
    server = redis.from_url(bell)
    if trouble == "away":
        server.shutdown(nosave=True)
    elif trouble == "full":
        server.config_set("maxmemory-policy", "noeviction")
        server.config_set("maxmemory", 1)
    else:
        server.execute_command("REPLICAOF", "127.0.0.1", "1")

    began = time.monotonic()
    for _ in range(5):
        post_letters(1)

    assert open_jobs() == 5
    # Without the silence after the first failure each of the five would wait.
    assert time.monotonic() - began < 5


def test_the_bell_is_heard(bell):
    actions.ring()

    assert redis.from_url(bell).llen("celery") == 1
