"""Asking a process of its own about a file: it is fenced in, timed from outside, and killed when it does not
answer.
"""

import json
import os
import selectors
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

CHILD = Path(__file__).with_name("child")
SECONDS = 5
MOST_BYTES = 128 * 1024 * 1024
# Each may take 256 MB: more of them at once than this wait for their turn.
TURNS = threading.BoundedSemaphore(4)


def ask(task, data, *, program=CHILD, seconds=SECONDS, **limits):
    """(answer, bytes) of the child's task, whatever becomes of the child.

    The answer is a dict; {"refused": word} where the child says no, "too_long" where it said nothing in
    `seconds`, and "unreadable" where it died.
    """
    if not TURNS.acquire(timeout=seconds):
        return {"refused": "busy"}, b""
    try:
        return _read(_say(task, data, program, seconds, limits))
    finally:
        TURNS.release()


def _say(task, data, program, seconds, limits):
    """What the child writes until it ends; None where its time is over first."""
    with _scratch(data) as file:
        command = [sys.executable, "-I", str(program), task, json.dumps(limits | {"seconds": seconds})]
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell, no word of a stranger's among the arguments
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, cwd="/"
        )
        try:
            return _listen(child.stdout, until=time.monotonic() + seconds)
        finally:
            child.kill()
            child.stdout.close()
            child.wait()


def _scratch(data):
    """The file's bytes under no name, in memory where the system can: a pipe could block, a name could be
    opened.
    """
    in_memory = hasattr(os, "memfd_create")
    file = os.fdopen(os.memfd_create("examined"), "w+b") if in_memory else tempfile.TemporaryFile()  # noqa: SIM115 - the caller's
    file.write(data)
    file.seek(0)
    return file


def _listen(pipe, *, until):
    said = bytearray()
    with selectors.DefaultSelector() as ear:
        ear.register(pipe, selectors.EVENT_READ)
        while len(said) <= MOST_BYTES and (left := until - time.monotonic()) > 0 and ear.select(left):
            piece = os.read(pipe.fileno(), 1 << 16)
            if not piece:
                return bytes(said)
            said += piece
    return None


def _read(said):
    if said is None:
        return {"refused": "too_long"}, b""
    line, _newline, made = said.partition(b"\n")
    try:
        return json.loads(line), made
    except ValueError:
        return {"refused": "unreadable"}, b""
