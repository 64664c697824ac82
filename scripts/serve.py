"""Serves one office: web and worker as one process tree, which ends as one.

The worker is started again when it dies: what it was doing stands in the database. Ends the web, all ends.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
WEB = [sys.executable, "-m", "gunicorn", "lsp_portal.wsgi"]
WORKER = [sys.executable, "-m", "lsp_portal.embedded"]
# The first start makes the database and the demonstration.
PAUSE, PATIENCE, FAREWELL = 0.2, 900, 15
DIE_WITH_PARENT = 1

WELCOME = """
  The portal is ready:  http://localhost:{port}

  Demonstration (all data marked CONTOH); every password is  contoh-sertifikasi-2026
    pemohon@contoh.id       applicant            tim1@contoh.id … tim4@contoh.id   decision team
    sekretariat@contoh.id   secretariat          ketua@contoh.id                   head of the LSP
    asesor@contoh.id        assessor             komite@contoh.id                  scheme committee
    admin@contoh.id         administrator        ketua.komite@contoh.id            its head
    petugas.tuk@contoh.id   test-place officer

  Letters are written to {mail}; Ctrl-C ends everything.
"""


class Asked(Exception):
    """Somebody pressed Ctrl-C, or the machine goes down."""


def main():
    """0 when asked to end, else the exit code of the web server."""
    if taken():
        sys.exit(f"Port {PORT} is in use by another program. Choose another: PORT={PORT + 1} ./run")
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, asked)
    running = []
    try:
        running.append(web := start(WEB))
        # The worker waits until people can come in: both would only slow each other down.
        wait_until_served(web)
        running.append(worker := start(WORKER))
        print(WELCOME.format(port=PORT, mail=os.environ.get("VAR_DIR", "var") + "/mail"), flush=True)
        while web.poll() is None:
            if worker.poll() is not None:
                print("The worker ended and is started again.", file=sys.stderr, flush=True)
                time.sleep(1)
                running[1] = worker = start(WORKER)
            time.sleep(PAUSE)
    except Asked:
        return 0
    finally:
        end(*running)
    return web.returncode


def start(command):
    # A session of their own: Ctrl-C reaches them through us. And they die with us, however we die.
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=die_with_parent)  # noqa: PLW1509 - no threads here


def die_with_parent():
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def asked(_signum, _frame):
    raise Asked


def end(*processes):
    """All are asked first, then all are waited for; who does not listen is ended."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + FAREWELL
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()


def taken():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return True
    return False


def wait_until_served(web):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and web.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, PORT), timeout=1):
            return
        time.sleep(PAUSE / 4)
    sys.exit("The web server did not start; the lines above say why.")


if __name__ == "__main__":
    sys.exit(main())
