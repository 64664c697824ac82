#!/usr/bin/env python3
"""Runs a command beside a PostgreSQL and a Redis of its own, on free ports, in a folder that goes away.

    scripts/servers.py pytest tests/decisions
    scripts/servers.py --durable python -m tests.bench.written

With `--durable` PostgreSQL keeps what it has acknowledged, as in production; else it hurries.
Where `DATABASE_URL` or `REDIS_URL` is set already, that server is used instead.
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 30
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
    "shared_buffers=128MB",
)
# After a crash it makes sure of a whole file system at once, not of some thousand files one by one.
DURABLE = ("max_connections=100", "shared_buffers=128MB", "recovery_init_sync_method=syncfs")


def main():
    """The exit code is the command's own."""
    # A default that only ends the process would leave both servers behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    command = sys.argv[1:]
    is_durable = command[:1] == ["--durable"]
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(temporary_folder()))
        if "DATABASE_URL" not in os.environ:
            os.environ["DATABASE_URL"] = stack.enter_context(
                postgresql(folder, DURABLE if is_durable else FAST)
            )
        if "REDIS_URL" not in os.environ:
            os.environ["REDIS_URL"] = stack.enter_context(redis(folder))
        sys.exit(subprocess.run(command[is_durable:], check=False).returncode)


@contextlib.contextmanager
def temporary_folder():
    folder = tempfile.mkdtemp(prefix="lsp-servers-")
    # The server's own user has to pass through, and read nothing but its own.
    Path(folder).chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def postgresql(folder, manners):
    """The address of a cluster made for this moment. Its programs refuse root, so root becomes `postgres`."""
    user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    data, password, port = folder / "data", secrets.token_hex(16), free_port()
    data.mkdir(mode=0o700)
    secret = folder / "password"
    secret.write_text(password, encoding="utf-8")
    if user:
        for path in (data, secret):
            shutil.chown(path, "postgres", "postgres")
    programs = postgresql_programs()
    make = [programs / "initdb", "--pgdata", data, "--username=lsp", f"--pwfile={secret}", "--no-sync"]
    make += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, **user)
    secret.unlink()
    options = [f"-c{option}" for option in (*manners, f"port={port}", "listen_addresses=127.0.0.1")]
    command = [programs / "postgres", "-D", data, *options, "-cunix_socket_directories="]
    with server(command, port, folder / "postgresql.log", signal.SIGINT, **user):
        yield f"postgres://lsp:{password}@127.0.0.1:{port}/postgres"


@contextlib.contextmanager
def redis(folder):
    """The address of a Redis that keeps nothing."""
    password, port = secrets.token_hex(16), free_port()
    settings = f"port {port}\nbind 127.0.0.1\nrequirepass {password}\nsave ''\nappendonly no\ndir {folder}\n"
    config = folder / "redis.conf"
    config.touch(mode=0o600)
    config.write_text(settings, encoding="utf-8")
    with server(["redis-server", config], port, folder / "redis.log", signal.SIGTERM):
        yield f"redis://default:{password}@127.0.0.1:{port}/0"


@contextlib.contextmanager
def server(command, port, log, farewell, **user):
    with log.open("wb") as output:
        # A session of its own: Ctrl-C reaches the command first, and the servers only when it is through.
        process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True, **user)
    try:
        wait_for(port, process, log)
        yield
    finally:
        process.send_signal(farewell)
        process.wait(PATIENCE)


def wait_for(port, process, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"{process.args[0]} did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgresql_programs():
    """The folder of `initdb` and `postgres`; Debian keeps them out of the PATH, a folder for each version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    if at := shutil.which("initdb"):
        return Path(at).resolve().parent
    return sys.exit("PostgreSQL's programs are not here: install postgresql, or set DATABASE_URL")


if __name__ == "__main__":
    main()
