"""Which function works which kind of job: each app names its own in `tasks.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

LEASE = timedelta(seconds=40)
"""How long a worker may be silent before its job is given to another: longer than any job takes."""


@dataclass(frozen=True)
class Handler:
    """How one kind of job is done: by which function, called what, within which patience."""

    work: Callable
    label: str
    lease: timedelta = LEASE
    patience: timedelta = timedelta()


_handlers: dict[str, Handler] = {}


def handles(kind, *, label="", lease=LEASE, patience=timedelta()):
    """Name the function that works jobs of this kind: `def carry(job, *, at)`, in an app's `tasks.py`.

    `label` is what the secretariat reads; a job is not parked before `patience` has passed, however often it
    failed. The function may run twice (a worker can die after its work): it looks first whether the work is
    done, or calls `foundation.jobs.actions.finish(job, at=at)` inside its own transaction.
    """

    def register(work):
        _handlers[kind] = Handler(work, label or kind, lease, patience)
        return work

    return register


def handler_of(kind):
    """The handler of this kind, or None where nobody works it."""
    return _handlers.get(kind)
