"""The real workers as production runs them (`docker-compose.yml`), and the hand that kills them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

CELERY = [sys.executable, "-m", "celery", "--app=lsp_portal"]
WORKER = [*CELERY, "worker", "--concurrency=2", "--loglevel=ERROR"]
BEAT = [*CELERY, "beat", "--loglevel=ERROR"]
# It works in one process, so that the death of the process is its own.
ALONE = [*CELERY, "worker", "--pool=solo", "--loglevel=ERROR"]
SURVIVING = {"DATABASE_URL", "REDIS_URL", "PATH", "HOME", "LANG"}


class Crew:
    """Two workers of two processes each and the beat: whoever dies is started again, as by compose."""

    def __init__(self):
        self.running, self.kills = {}, 0

    def fill(self):
        """Everybody who should be there."""
        for name, command in {"worker 1": WORKER, "worker 2": WORKER, "beat": BEAT}.items():
            if name not in self.running or self.running[name].poll() is not None:
                self.running[name] = start(command)

    def kill_one(self, dice):
        """SIGKILL for a process of the workers, or for a whole worker, as when its machine loses power."""
        victims = members(self.running[dice.choice(["worker 1", "worker 2"])].pid)
        for pid in victims if dice.random() < 1 / 3 else dice.sample(victims, min(1, len(victims))):
            kill(pid)
        self.kills += bool(victims)

    def stop(self):
        """Nobody is left, nor any child of somebody killed."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(60)
        self.running = {}


def start(command, **more):
    """A process with children of its own session, working on the database and the files of this run."""
    here = {name: value for name, value in os.environ.items() if name in SURVIVING}
    address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    here |= {"DATABASE_URL": address, "VAR_DIR": str(settings.VAR_DIR), **more}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=here, start_new_session=True, **quiet)


def die_at(places, *, patience=120):
    """One worker for each place, which works until it dies there. Returns the places to which none came."""
    lone = {place: start(ALONE, FAILPOINT=place) for place in places}
    until = time.monotonic() + patience
    while any(process.poll() is None for process in lone.values()) and time.monotonic() < until:
        time.sleep(0.1)
    missed = [place for place, process in lone.items() if process.poll() != -signal.SIGKILL]
    for process in lone.values():
        process.kill()
        process.wait()
    return missed


def members(leader):
    """The worker itself and its children, as long as they live."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, session = path.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(session) == leader and state != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


def kill(pid):
    """It may have ended in the meantime."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
