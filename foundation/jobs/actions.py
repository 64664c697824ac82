"""Write work down, claim it, finish it, put it aside."""

import logging
import time
import uuid
from datetime import timedelta

from celery import current_app
from django.db import connection, transaction
from django.utils.translation import gettext as _

from foundation.workflow.answers import NotAllowed, require
from foundation.workflow.handlers import LEASE, handler_of
from foundation.workflow.moves import lock

from .models import Job
from .rules import can_retry

log = logging.getLogger(__name__)

TRIES = 5
# After a bell that could not be rung, nobody waits for it again for so long.
SILENCE_SECONDS = 10
PAUSES = [timedelta(minutes=1), timedelta(minutes=4), timedelta(minutes=16), timedelta(hours=1)]

_silent_until = 0.0


class Hopeless(Exception):
    """Trying again will not help: park at once, with this sentence for the secretariat."""


class LeaseLost(Exception):
    """Another worker has taken the job over; whatever this one did must not be kept."""


def enqueue(kind, *, at, key="", due_at=None, **payload):
    """Write a job in the present transaction and ring the bell after it; returns the row.

    With a `key` there is one such job for ever: a second call returns the first one's row.
    """
    job = Job(kind=kind, key=key, payload=payload, created_at=at, next_try_at=due_at or at)
    if key:
        Job.objects.bulk_create([job], ignore_conflicts=True)
        job = Job.objects.get(key=key)
    else:
        job.save()
    ring_after_commit()
    return job


def ring_after_commit():
    """Ring once when the transaction is kept, however many jobs it wrote."""
    here = set(connection.savepoint_ids)
    if not any(bell is ring and points <= here for points, bell, _robust in connection.run_on_commit):
        transaction.on_commit(ring)


def ring():
    """Wake the workers. A bell that cannot be rung is no failure: the sweep finds the work soon after."""
    global _silent_until  # noqa: PLW0603 - each process learns by itself that the broker is away
    if current_app.conf.broker_url.startswith("memory:") or time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task("foundation.jobs.tasks.ring", ignore_result=True, retry=False, expires=60)
    except Exception:
        _silent_until = time.monotonic() + SILENCE_SECONDS
        log.warning("jobs.bell_silent", exc_info=True)


def claim(*, at):
    """Take the next due job under a lease and return it, or None; two workers never get the same."""
    with transaction.atomic():
        job = Job.objects.due(at).select_for_update(skip_locked=True).order_by("next_try_at", "pk").first()
        if job is None:
            return None
        handler = handler_of(job.kind)
        taken = {
            "lease": uuid.uuid4(),
            "leased_until": at + (handler.lease if handler else LEASE),
            "attempts": job.attempts + 1,
        }
        # SQLite has no row locks: the condition on the lease decides who was first.
        if not Job.objects.due(at).filter(pk=job.pk, lease=job.lease).update(**taken):
            return None
    for name, value in taken.items():
        setattr(job, name, value)
    return job


def work(*, now, limit=200):
    """Do what is due, one job after the other, until nothing is left or `limit` is reached; returns how many.

    `now` is the clock itself, since each job has its own hour.
    """
    done = 0
    while done < limit and (job := claim(at=now())):
        perform(job, now=now)
        done += 1
    return done


def perform(job, *, now):
    """Let the handler do a claimed job, then note how it ended."""
    handler = handler_of(job.kind)
    try:
        _refuse_hopeless(job, handler, at=now())
        handler.work(job, at=now())
        if job.done_at is None:
            finish(job, at=now())
    except LeaseLost:
        log.warning("jobs.lease_lost", extra={"job": job.pk, "kind": job.kind})
    except (Hopeless, NotAllowed) as refusal:
        park(job, reason=getattr(refusal, "reason", str(refusal)), at=now())
    except Exception as error:
        log.exception("jobs.failed", extra={"job": job.pk, "kind": job.kind})
        _try_later(job, handler, error, at=now())


def finish(job, *, at):
    """Note the job as done; where another worker has it now, `LeaseLost` undoes the transaction around this."""
    _end(job, done_at=at, last_error="")
    job.done_at = at


def park(job, *, reason, at, error=""):
    """Put the job aside with a sentence that says why; nobody tries it again until a person asks."""
    _end(job, parked_at=at, parked_reason=reason, last_error=error or job.last_error)
    log.error("jobs.parked", extra={"job": job.pk, "kind": job.kind})


@transaction.atomic
def retry(job, *, by, at):
    """Put a parked job back in the queue with all its tries, because a person has mended the cause."""
    job = lock(job)
    require(can_retry(by, job))

    job.parked_at, job.parked_reason, job.attempts, job.next_try_at = None, "", 0, at
    job.retried_by, job.retried_at = by.get_username(), at
    job.save()

    ring_after_commit()
    return job


def forget(*, before):
    """Delete what was done before that moment; jobs with a key stay: they say what must not happen twice."""
    return Job.objects.filter(done_at__lt=before, key="").delete()[0]


def _refuse_hopeless(job, handler, *, at):
    if handler is None:
        raise Hopeless(
            _("Nobody in this version of the portal knows how to do “%(kind)s”.") % {"kind": job.kind}
        )
    if job.attempts > TRIES and not _patient(job, handler, at=at):
        raise Hopeless(_("The work was broken off several times without an answer."))


def _end(job, **how):
    mine = Job.objects.waiting().filter(pk=job.pk, lease=job.lease)
    if not mine.update(lease=None, leased_until=None, **how):
        raise LeaseLost


def _try_later(job, handler, error, *, at):
    message = f"{type(error).__name__}: {error}"[:2000]
    try:
        if job.attempts >= TRIES and not _patient(job, handler, at=at):
            park(
                job,
                reason=_("It was tried %(tries)d times and failed each time.") % {"tries": job.attempts},
                at=at,
                error=message,
            )
        else:
            _end(job, next_try_at=at + PAUSES[min(job.attempts, len(PAUSES)) - 1], last_error=message)
    except LeaseLost:
        log.warning("jobs.lease_lost", extra={"job": job.pk, "kind": job.kind})


def _patient(job, handler, *, at):
    return at - job.created_at < handler.patience
