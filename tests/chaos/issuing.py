"""A release printed, sealed and mailed by workers that are killed again and again, and what must be true after."""

import collections
import dataclasses
import email
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from certificates.models import Certificate
from foundation.documents.models import Paper, TakenNumber
from foundation.documents.queries import files_without_rows, gaps
from foundation.documents.seals import verify
from foundation.jobs.actions import work
from foundation.jobs.models import Job
from foundation.notices.models import Notice
from foundation.workflow import clock
from tests.factories.assessments import reported
from tests.factories.certificates import issued

FAILPOINTS = [
    "paper.pressed",
    "paper.sealed",
    "paper.stored",
    "paper.recorded",
    "notices.after_send",
]
PROCESSES = multiprocessing.get_context("fork")
NAP = 0.1


@dataclasses.dataclass
class Outcome:
    """What the run left behind."""

    certificates: int
    kills: int
    seconds_after_last_kill: float
    unsealed: int
    duplicate_mails: int
    faults: list


class Workers:
    """Processes that work what is due, started again as they die."""

    def __init__(self, count):
        self.count, self.running, self.kills = count, [], 0

    def fill(self, *, dying_at=""):
        """As many as there should be; new ones die at the failpoint, if one is named."""
        self.running = [process for process in self.running if process.is_alive()]
        while len(self.running) < self.count:
            connection.close()  # a connection is not shared with a child
            process = PROCESSES.Process(target=_work, args=(dying_at,))
            process.start()
            self.running.append(process)

    def kill_one(self, dice):
        """As a power cut would: SIGKILL, in the middle of whatever it does."""
        victim = dice.choice(self.running)
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        self.kills += 1
        self.fill()

    def die_at(self, place):
        """Let one worker go on until it dies at this place; True if it came there."""
        self.stop()
        connection.close()
        process = PROCESSES.Process(target=_work, args=(place, 30))
        process.start()
        process.join()
        died = process.exitcode == -signal.SIGKILL
        self.kills += died
        return died

    def stop(self):
        for process in self.running:
            process.terminate()
            process.join()
        self.running = []


def _work(dying_at="", seconds=3600):
    """The sweep of a worker, in a loop."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    os.environ["FAILPOINT"] = dying_at
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not work(now=clock.now):
            time.sleep(NAP)
            if (
                dying_at
                and not Job.objects.waiting().filter(next_try_at__lte=clock.now(), leased_until=None).exists()
            ):
                break
    os._exit(0)


def run(*, certificates, kills, workers=2, seed=1, patience=120, pause=(0.3, 1.2)):
    """Release one meeting with so many candidates, kill while it is printed and mailed. Returns the `Outcome`."""
    dice = random.Random(seed)
    mails = Path(settings.EMAIL_FILE_PATH)
    issued([reported() for _ in range(certificates)])
    crew = Workers(workers)
    crew.fill()
    for _ in range(kills):
        time.sleep(dice.uniform(*pause))
        crew.kill_one(dice)
    missed = [place for place in FAILPOINTS if not crew.die_at(place)]
    crew.fill()
    last_kill = time.monotonic()
    while Job.objects.waiting().exists() and time.monotonic() - last_kill < patience:
        time.sleep(NAP)
    seconds = time.monotonic() - last_kill
    crew.stop()
    return look(certificates, crew.kills, seconds, mails, missed)


def look(expected, kills, seconds, mails, missed):
    """Every promise of R1, one by one."""
    papers = list(Paper.objects.all())
    unsealed = [paper for paper in papers if not (paper.is_ready and _is_sealed(paper))]
    numbers = sorted(TakenNumber.objects.filter(series__key="certificate").values_list("sequence", flat=True))
    told = mails_in(mails)
    faults = {
        "certificates": Certificate.objects.count() != expected,
        "papers of certificates": Paper.objects.filter(kind__in=["certificate", "card"]).count()
        != 2 * expected,
        "numbers": numbers != list(range(1, expected + 1)) or list(gaps()),
        "jobs left": Job.objects.waiting().exists(),
        "jobs parked": Job.objects.parked().exists(),
        "files without rows": list(files_without_rows()),
        "mails": Notice.objects.filter(sent_at=None).exists() or len(told) != Notice.objects.count(),
        f"failpoints not reached: {missed}": missed,
    }
    return Outcome(
        certificates=Certificate.objects.count(),
        kills=kills,
        seconds_after_last_kill=seconds,
        unsealed=len(unsealed),
        duplicate_mails=sum(told.values()) - len(told),
        faults=[name for name, is_there in faults.items() if is_there],
    )


def _is_sealed(paper):
    return not paper.sealed or not verify(paper.file.read()).reason


def mails_in(folder):
    """Message-ID → how often it was handed over."""
    told = collections.Counter()
    for path in folder.glob("*.log"):
        for part in path.read_text(encoding="utf-8").split("-" * 79):
            if name := email.message_from_string(part.strip())["Message-ID"]:
                told[name] += 1
    return told
