"""Work is written down, claimed once, tried again, and put aside with a reason."""

import datetime as dt
import logging

import pytest
from django.db import IntegrityError, transaction

from foundation.jobs.actions import (
    PAUSES,
    TRIES,
    Hopeless,
    LeaseLost,
    claim,
    enqueue,
    finish,
    forget,
    park,
    retry,
    work,
)
from foundation.jobs.models import Job
from foundation.workflow.answers import NotAllowed, no
from foundation.workflow.handlers import handles
from tests.emptying import undone
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


def later(**span):
    return NOW + dt.timedelta(**span)


def work_at(moment):
    return work(now=lambda: moment)


@pytest.fixture
def done():
    """What the handler `test.note` was given; `test.fail` raises whatever stands in `raising`."""
    seen = []

    @handles("test.note")
    def note(job, *, at):
        seen.append((job.payload, at))

    return seen


@pytest.fixture
def failing(caplog):
    caplog.set_level(logging.CRITICAL)

    def fail_with(error, **how):
        @handles("test.fail", **how)
        def fail(job, *, at):
            raise error.with_traceback(None)

    return fail_with


def test_a_job_is_done_with_what_it_was_given(done):
    enqueue("test.note", at=NOW, paper=7)

    assert work_at(NOW) == 1

    assert done == [({"paper": 7}, NOW)]
    assert Job.objects.get().done_at == NOW


def test_a_job_is_not_done_before_its_hour(done):
    enqueue("test.note", at=NOW, due_at=later(hours=1))

    assert work_at(later(minutes=59)) == 0
    assert work_at(later(hours=1)) == 1


def test_what_is_done_is_not_done_again(done):
    enqueue("test.note", at=NOW)
    work_at(NOW)

    assert work_at(later(days=1)) == 0
    assert len(done) == 1


def test_a_job_with_a_key_is_written_once(done):
    first = enqueue("test.note", at=NOW, key="surveillance:42:30d")
    second = enqueue("test.note", at=later(days=1), key="surveillance:42:30d")

    assert first.pk == second.pk
    assert Job.objects.count() == 1


def test_a_job_is_not_written_when_its_cause_is_undone(done):
    with undone():
        enqueue("test.note", at=NOW)

    assert not Job.objects.exists()


def test_a_claimed_job_is_in_nobody_elses_hands_until_its_lease_is_over(done):
    enqueue("test.note", at=NOW)
    first = claim(at=NOW)

    assert claim(at=NOW) is None
    assert claim(at=later(seconds=39)) is None
    second = claim(at=later(seconds=41))

    assert second.pk == first.pk
    assert second.attempts == 2


def test_who_lost_the_lease_cannot_finish(done):
    enqueue("test.note", at=NOW)
    slow = claim(at=NOW)
    claim(at=later(minutes=1))

    with pytest.raises(LeaseLost):
        finish(slow, at=later(minutes=1))

    assert Job.objects.get().done_at is None


def test_a_failed_job_is_tried_again_after_growing_pauses_then_put_aside(failing):
    failing(RuntimeError("the printer is on fire"))
    enqueue("test.fail", at=NOW)
    moment = NOW

    for pause in PAUSES:
        assert work_at(moment) == 1
        assert work_at(moment + pause - dt.timedelta(seconds=1)) == 0
        moment += pause
    work_at(moment)

    job = Job.objects.get()
    assert (job.attempts, job.parked_at) == (TRIES, moment)
    assert job.parked_reason == "Pekerjaan ini sudah dicoba 5 kali dan selalu gagal."
    assert job.last_error == "RuntimeError: the printer is on fire"
    assert work_at(moment + dt.timedelta(days=30)) == 0


def test_a_patient_job_is_not_put_aside_before_its_patience_is_over(failing):
    failing(OSError("no route to host"), patience=dt.timedelta(hours=72))
    enqueue("test.fail", at=NOW)

    for hour in (0, 1, 10, 30, 50, 71):
        work_at(later(hours=hour))
    assert Job.objects.get().parked_at is None

    work_at(later(hours=73))
    assert Job.objects.get().parked_at is not None


@pytest.mark.parametrize(
    "refusal", [Hopeless("The photo is broken."), NotAllowed(no("The photo is broken."))]
)
def test_what_is_hopeless_is_put_aside_at_once_with_its_sentence(failing, refusal):
    failing(refusal)
    enqueue("test.fail", at=NOW)

    work_at(NOW)

    job = Job.objects.get()
    assert (job.attempts, job.parked_reason) == (1, "The photo is broken.")


def test_one_bad_job_holds_nobody_up(done, failing):
    failing(RuntimeError("poison"))
    enqueue("test.fail", at=NOW)
    for number in range(20):
        enqueue("test.note", at=NOW, number=number)

    assert work_at(NOW) == 21
    assert [payload["number"] for payload, _at in done] == list(range(20))


def test_a_job_whose_worker_dies_each_time_is_put_aside(done, caplog):
    caplog.set_level(logging.CRITICAL)
    enqueue("test.note", at=NOW)
    for minute in range(TRIES):
        claim(at=later(minutes=minute))

    work_at(later(minutes=TRIES))

    assert done == []
    assert Job.objects.get().parked_reason == "Pekerjaan ini beberapa kali terputus tanpa hasil."


def test_a_kind_nobody_knows_is_put_aside_with_its_name(caplog):
    caplog.set_level(logging.CRITICAL)
    enqueue("test.unheard_of", at=NOW)

    work_at(NOW)

    assert "test.unheard_of" in Job.objects.get().parked_reason


def test_the_secretariat_tries_again_and_the_job_says_who_asked(done):
    enqueue("test.note", at=NOW)
    park(claim(at=NOW), reason="The photo is broken.", at=NOW)
    secretary = UserFactory(secretariat=True)

    retry(Job.objects.get(), by=secretary, at=later(hours=1))

    job = Job.objects.get()
    assert (job.parked_at, job.attempts, job.retried_by) == (None, 0, secretary.email)
    assert work_at(later(hours=1)) == 1


def test_who_is_not_of_the_secretariat_tries_nothing_again(done):
    enqueue("test.note", at=NOW)
    park(claim(at=NOW), reason="The photo is broken.", at=NOW)

    with pytest.raises(NotAllowed, match="sekretariat"):
        retry(Job.objects.get(), by=UserFactory(assessor=True), at=NOW)

    assert Job.objects.get().parked_reason == "The photo is broken."


def test_what_is_not_put_aside_is_not_tried_again(done):
    job = enqueue("test.note", at=NOW)

    with pytest.raises(NotAllowed):
        retry(job, by=UserFactory(secretariat=True), at=NOW)


def test_old_work_is_forgotten_but_not_the_keys_of_what_may_not_happen_twice(done):
    enqueue("test.note", at=NOW)
    enqueue("test.note", at=NOW, key="once")
    work_at(NOW)

    assert forget(before=later(days=30)) == 1
    assert Job.objects.get().key == "once"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"parked_at": NOW}, "what_is_put_aside_has_a_reason"),
        ({"parked_at": NOW, "parked_reason": "x", "done_at": NOW}, "a_job_is_done_or_put_aside_not_both"),
        ({"leased_until": NOW}, "a_lease_has_an_end"),
    ],
)
def test_the_database_refuses_what_cannot_be(done, change, constraint):
    job = enqueue("test.note", at=NOW)

    with pytest.raises(IntegrityError, match=constraint):
        Job.objects.filter(pk=job.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_the_bell_is_rung_once_for_a_transaction_and_not_for_one_undone(monkeypatch):
    rung = []
    monkeypatch.setattr("foundation.jobs.actions.ring", lambda: rung.append(1))
    with transaction.atomic():
        for _ in range(50):
            enqueue("test.note", at=NOW)
    with undone():
        enqueue("test.note", at=NOW)

    assert rung == [1]


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_for_work_after_a_part_that_was_undone(monkeypatch):
    rung = []
    monkeypatch.setattr("foundation.jobs.actions.ring", lambda: rung.append(1))
    with transaction.atomic():
        with undone():
            enqueue("test.note", at=NOW)
        enqueue("test.note", at=NOW)

    assert rung == [1]
