"""A meeting released, printed, sealed and mailed while its makers are killed, and what must be true after."""

import collections
import dataclasses
import email
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Role, RoleGrant, Signatory, Signs
from certificates.actions import release_meeting, releasing
from certificates.models import Certificate
from foundation.documents.models import Paper
from foundation.documents.seals import verify
from foundation.jobs.models import Job
from foundation.notices.actions import message_id
from foundation.notices.models import Notice
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import signed

from .workers import Crew, die_at

# Where the act itself may die, and where the workers may.
ACT = ["release.numbers", "release.decree", "release.certificates", "release.letters"]
FAILPOINTS = ["paper.pressed", "paper.sealed", "paper.stored", "paper.recorded", "notices.after_send"]
PROCESSES = multiprocessing.get_context("fork")
NAP = 0.1


@dataclasses.dataclass
class Outcome:
    """What the run left behind."""

    certificates: int
    kills: int
    broken_off: int
    seconds_after_last_kill: float
    letters: int
    sent_twice: int
    faults: list


def run(*, certificates, kills, seed=1, patience=180):
    """Release one meeting with so many candidates; kill the act, then its workers. Returns the `Outcome`."""
    dice, crew = random.Random(seed), Crew()
    crew.fill()
    try:
        meeting, head = signed([candidate() for _ in range(certificates)]), a_head()
        wait_until_done(crew, patience)
        crew.stop()
        missed = [place for place in ACT if not pressed(meeting, head, dying_at=place)]
        release_meeting(meeting, by=head, at=SEALED_AT)
        missed += die_at(FAILPOINTS)
        while crew.kills < kills:
            wait_for_work(crew)
            time.sleep(dice.uniform(0, 0.5))
            crew.kill_one(dice)
        seconds = wait_until_done(crew, patience)
    finally:
        crew.stop()
    return look(certificates, crew.kills + len(ACT) + len(FAILPOINTS) - len(missed), seconds, missed)


def candidate():
    """An assessment that is ready for a meeting. Its office retires: else it would be told of all that come after."""
    assessment = reported()
    RoleGrant.objects.filter(role=Role.SECRETARIAT).delete()
    return assessment


def wait_for_work(crew, patience=10):
    """Until another job is done, so that the next kill breaks one off; not for long where none is left."""
    before, began = Job.objects.waiting().count(), time.monotonic()
    while 0 < Job.objects.waiting().count() == before and time.monotonic() - began < patience:
        crew.fill()
        time.sleep(NAP)
    crew.fill()


def pressed(meeting, head, *, dying_at):
    """The head presses the button in a process that dies on the way; true if it did, and left nothing behind."""

    def act():
        os.environ["FAILPOINT"] = dying_at
        release_meeting(meeting, by=head, at=SEALED_AT)
        os._exit(0)

    before = Certificate.objects.count()
    connection.close()  # a connection is not shared with a child
    process = PROCESSES.Process(target=act)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL and Certificate.objects.count() == before


def wait_until_done(crew, patience):
    """How long it took until no job waited."""
    began = time.monotonic()
    while Job.objects.waiting().exists() and time.monotonic() - began < patience:
        crew.fill()
        time.sleep(NAP)
    return time.monotonic() - began


def look(expected, kills, seconds, missed):
    """Every promise of R1, one by one."""
    told = mails_in(Path(settings.MAIL_DIR))
    holders = dict(Certificate.objects.values_list("holder", "number"))
    letters = Notice.objects.filter(to__in=holders, posted_at=SEALED_AT)
    faults = {
        "certificates": Certificate.objects.count() != expected or len(holders) != expected,
        "numbers": not are_gapless(),
        "papers": list(faulty_papers(expected)),
        "jobs left or parked": Job.objects.waiting().exists() or Job.objects.parked().exists(),
        "letters": sorted(letters.values_list("to", flat=True)) != sorted(holders),
        "mails": {message_id(notice) for notice in Notice.objects.iterator()} != set(told),
        "audit": not audit_is_well(),
        "places not reached": missed,
    }
    return Outcome(
        certificates=len(holders),
        kills=kills,
        broken_off=Job.objects.filter(attempts__gt=1).count(),
        seconds_after_last_kill=seconds,
        letters=len(told),
        sent_twice=sum(told.values()) - len(told),
        faults=[
            f"{name} {found if found is not True else ''}".strip() for name, found in faults.items() if found
        ],
    )


def are_gapless(first=1):
    """As they are printed: one after the other, from the first."""
    numbers = sorted(
        int(number.split()[-2]) for number in Certificate.objects.values_list("number", flat=True)
    )
    return numbers == list(range(first, first + len(numbers)))


def faulty_papers(expected):
    """Papers without a file or a valid seal, by our own eyes and by those of a stranger's program."""
    papers = Paper.objects.filter(kind__in=["certificate", "card"])
    if papers.count() != 2 * expected:
        yield f"{papers.count()} papers"
    for paper in Paper.objects.filter(sealed=True):
        if not paper.is_ready or verify(paper.read()).reason:
            yield f"{paper}: not sealed"
    if shutil.which("pdfsig"):
        yield from (str(paper) for paper in papers.filter(kind="certificate") if not stranger_agrees(paper))


def stranger_agrees(paper):
    """Poppler finds one signature, valid, over the whole file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper.read())
        file.flush()
        said = subprocess.run(
            ["pdfsig", "-nocert", file.name], capture_output=True, text=True, check=False
        ).stdout
    return "Signature is Valid" in said and "Total document signed" in said and "Signature #2" not in said


def audit_is_well():
    try:
        call_command("audit", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    except CommandError:
        return False
    return True


def mails_in(folder):
    """Message-ID → how often it was handed over."""
    told = collections.Counter()
    for path in folder.glob("*.log"):
        for part in re.split(r"^-{79}$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            if name := email.message_from_string(part.strip())["Message-ID"]:
                told[name] += 1
    return told


# --- the twin ----------------------------------------------------------------------------------------


@contextmanager
def numbers_from_a_sequence(first):
    """As many systems do it: a sequence of the database, which does not go back when a transaction does."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SEQUENCE twin START {first}")
    kept = releasing.take_number

    def take_number(series, *, at, **segments):
        if series != "certificate":
            return kept(series, at=at, **segments)
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('twin')")
            return f"{cursor.fetchone()[0]:07} {at.year}"

    with mock.patch.object(releasing, "take_number", take_number):
        yield


def twin(certificates=3):
    """The same act with such numbers, killed once: true if the eye above sees the gap."""
    meeting = signed([candidate() for _ in range(certificates)])
    head = Signatory.objects.get(signs=Signs.DECREE).user
    with numbers_from_a_sequence(Certificate.objects.count() + 1):
        pressed(meeting, head, dying_at="release.certificates")
        release_meeting(meeting, by=head, at=SEALED_AT)
    return not are_gapless()
