"""What the load run is run against: web server and worker as in production, and the database; each can be killed."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.db import connection

from scripts.servers import free_port

PATIENCE = 60
WEB = [sys.executable, "-m", "gunicorn", "lsp_portal.wsgi"]
WORKER = [sys.executable, "-m", "lsp_portal.embedded"]


class Server:
    """gunicorn as production runs it (`gunicorn.conf.py`): two processes of four threads; beside it the worker."""

    def __init__(self):
        self.port, self.before = free_port(), 0.0

    def __enter__(self):
        address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
        self.env = os.environ | {
            "DATABASE_URL": address,
            "PORT": str(self.port),
            "DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "lsp_portal.settings",
            "SECOND_FACTOR_REQUIRED": "0",
        }
        self.worker = self._start(WORKER)
        self.rise()
        return self

    def __exit__(self, *_):
        for process in (self.web, self.worker):
            process.terminate()
        for process in (self.web, self.worker):
            process.wait(PATIENCE)

    def kill_one(self):
        """SIGKILL for a web process; the master starts another."""
        os.kill(int(_children(self.web.pid)[0]), signal.SIGKILL)

    def kill_all(self):
        """SIGKILL for the whole web server; nobody is there any more."""
        self.before = self.cpu_seconds()
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait(PATIENCE)

    def rise(self):
        """Start it, and again where it ends, as whoever keeps it running does; wait until it answers."""
        self.web = self._start(WEB)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.web.poll() is not None:
                self.web = self._start(WEB)
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError("the server did not start")

    def cpu_seconds(self):
        """What the web server has cost the processor so far, those that were killed included."""
        return self.before + family_seconds(self.web.pid)

    def worker_seconds(self):
        """What the worker has cost it."""
        return family_seconds(self.worker.pid)

    def _start(self, command):
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.env, start_new_session=True)


class Database:
    """PostgreSQL on this machine, under the connection of this process."""

    def __init__(self):
        with connection.cursor() as cursor:
            backend = connection.connection.info.backend_pid
            # All that was made for this run is written away, as it would be in a database that runs for days.
            cursor.execute("CHECKPOINT")
        self.postmaster = int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])

    def crash(self):
        """SIGKILL for a process of it: it throws out everybody, forgets what is in memory, and reads its log again."""
        with connection.cursor():
            backend = connection.connection.info.backend_pid
        os.kill(backend, signal.SIGKILL)
        connection.close()

    def cpu_seconds(self):
        """What all its processes have cost the processor."""
        return family_seconds(self.postmaster)


def family_seconds(pid):
    """Processor time of a process, of its children, and of those that are dead already."""
    return (_ticks(pid, 4) + sum(_ticks(child, 2) for child in _children(pid))) / os.sysconf("SC_CLK_TCK")


def _ticks(pid, columns):
    """Ticks in user and system mode, of the process itself (2), and of its dead children too (4)."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:  # it has ended since: its parent has them now
        return 0
    return sum(map(int, after_name[11 : 11 + columns]))


def _children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
