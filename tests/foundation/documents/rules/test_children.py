"""A parser that hangs, dies, eats memory or turns against us hurts nobody but itself."""

import textwrap
import time

import pytest

from foundation.documents.rules import children

HELPFUL = """
import json, os, signal, socket, sys, time
sys.path.insert(0, {child!r})
import fence
fence.put_up(megabytes=64, seconds=5)
"""


@pytest.fixture
def program(tmp_path):
    """`program(text)`: a child that does this behind the real fence."""

    def write(text):
        path = tmp_path / "child.py"
        path.write_text(HELPFUL.format(child=str(children.CHILD)) + textwrap.dedent(text))
        return path

    return write


def asked(program, **how):
    start = time.monotonic()
    answer, made = children.ask("picture", b"x", program=program, **how)
    return answer, made, time.monotonic() - start


def test_one_that_hangs_is_killed_from_outside(program):
    answer, _made, took = asked(program("time.sleep(60)"), seconds=1)

    assert answer == {"refused": "too_long"}
    assert took < 2


def test_one_that_computes_for_ever_is_killed(program):
    answer, _made, took = asked(program("while True: pass"))

    assert answer["refused"] in ("too_long", "unreadable")
    assert took < 6


def test_one_that_dies_of_a_fault_is_a_file_that_cannot_be_read(program):
    answer, _made, took = asked(program("os.kill(os.getpid(), signal.SIGSEGV)"))

    assert answer == {"refused": "unreadable"}
    assert took < 6


def test_one_that_wants_a_gigabyte_does_not_get_it(program):
    answer, _made, _took = asked(program("x = bytearray(1 << 30); print('{}')"))

    assert answer == {"refused": "unreadable"}


def test_one_that_never_stops_speaking_is_not_heard_out(program, monkeypatch):
    monkeypatch.setattr(children, "MOST_BYTES", 1 << 20)
    answer, made, took = asked(program("while True: sys.stdout.write('x' * 65536)"))

    assert (answer, made) == ({"refused": "too_long"}, b"")
    assert took < 6


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/passwd')",
        "open('/tmp/left-behind', 'w')",
        "socket.socket()",
        "os.pipe()",
    ],
)
def test_behind_the_fence_nothing_can_be_opened(program, deed):
    text = f"try:\n    {deed}\nexcept OSError as refused:\n    print(json.dumps({{'errno': refused.errno}}))"
    answer, _made, _took = asked(program(text))

    assert answer == {"errno": 24}


def test_the_child_is_given_no_secret(program):
    answer, _made, _took = asked(program("print(json.dumps(sorted(os.environ)))"))

    assert not set(answer) - {"LC_CTYPE"}


def test_when_too_many_are_being_examined_one_is_asked_to_wait(program, monkeypatch):
    monkeypatch.setattr(children, "TURNS", children.threading.BoundedSemaphore(1))
    children.TURNS.acquire()

    answer, _made, took = asked(program("print('{}')"), seconds=0.2)

    assert answer == {"refused": "busy"}
    assert took < 2


@pytest.mark.parametrize("said", ["", "nonsense", "[1, 2"])
def test_an_answer_that_is_none_is_a_file_that_cannot_be_read(program, said):
    answer, _made, _took = asked(program(f"print({said!r})"))

    assert answer == {"refused": "unreadable"}
