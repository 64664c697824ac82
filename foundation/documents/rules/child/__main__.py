"""Looks into one file from a stranger, in a process of its own: `python -I child TASK LIMITS < file >
answer`.

The answer is one line of JSON, then bytes where the task makes some. Whatever goes wrong here stays here. No
Django, no setting, no secret is read: a parser that is taken over finds nothing and reaches nobody.
"""

import importlib
import json
import sys

import fence
from refused import Refused

TASKS = {
    "picture": "picture",
    "pdf": "pdf",
    "draw_pdf": "drawing",
    "draw_picture": "drawing",
    "codes": "codes",
}
MEGABYTES = 256
SECONDS = 5


def main():
    task, limits = sys.argv[1], json.loads(sys.argv[2])
    work = getattr(importlib.import_module(TASKS[task]), task)
    data = sys.stdin.buffer.read()
    fence.put_up(megabytes=MEGABYTES, seconds=limits.pop("seconds", SECONDS))
    answer, made = _answer(work, data, limits)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made)
    sys.stdout.buffer.flush()


def _answer(work, data, limits):
    try:
        answer, made = work(data, **limits)
    except Refused as refused:
        return {"refused": refused.word, **refused.facts}, b""
    except MemoryError:
        return {"refused": "too_heavy"}, b""
    except Exception:  # noqa: BLE001 - a parser may fail in any way at all: then the file cannot be read
        return {"refused": "unreadable"}, b""
    return answer, made


main()
