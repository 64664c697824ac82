"""What ./run serves: web and worker as one tree, which stays whole and ends as one."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

SERVE = [sys.executable, "scripts/serve.py"]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a database that is ready."""
    folder = tmp_path_factory.mktemp("desk")
    here = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), "DEMO": "0"}
    command = [sys.executable, "manage.py", "prepare"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=here, check=True, capture_output=True)
    return folder


@pytest.fixture
def desk(prepared, tmp_path):
    """The environment of a desk of its own, on a free port."""
    shutil.copytree(prepared, tmp_path / "var")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    return {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), "PORT": port, "DEMO": "0"}


@pytest.fixture
def serving(desk):
    process = subprocess.Popen(
        SERVE, cwd=settings.BASE_DIR, env=desk, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    until(lambda: answers(desk["PORT"]))
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def children(pid):
    """Command line by process id, of all below this process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            line = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (OSError, ValueError):
            continue
        if parent == pid:
            found |= {int(path.name): line, **children(int(path.name))}
    return found


def worker_of(process):
    return next((pid for pid, line in children(process.pid).items() if "lsp_portal.embedded" in line), None)


def until(true, seconds=30):
    for _ in range(seconds * 10):
        if result := true():
            return result
        time.sleep(0.1)
    return pytest.fail("it took too long")


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_as_one(serving, signum):
    until(lambda: worker_of(serving))
    tree = children(serving.pid)

    serving.send_signal(signum)

    assert serving.wait(30) == 0
    assert [pid for pid in tree if Path(f"/proc/{pid}").exists()] == []
    said = serving.stdout.read()
    assert "sekretariat@contoh.id" in said
    assert "Traceback" not in said


def test_a_worker_that_dies_is_started_again_and_the_web_goes_on(serving, desk):
    first = until(lambda: worker_of(serving))

    os.kill(first, signal.SIGKILL)

    assert until(lambda: worker_of(serving) not in (None, first))
    assert answers(desk["PORT"])


def test_when_it_is_killed_nothing_is_left_behind(serving):
    until(lambda: worker_of(serving))
    tree = children(serving.pid)

    serving.kill()

    until(lambda: not [pid for pid in tree if Path(f"/proc/{pid}").exists()])


def test_a_port_in_use_is_told_with_a_remedy(serving, desk):
    second = subprocess.run(
        SERVE, cwd=settings.BASE_DIR, env=desk, check=False, capture_output=True, text=True
    )

    assert second.returncode == 1
    assert f"PORT={int(desk['PORT']) + 1} ./run" in second.stderr
