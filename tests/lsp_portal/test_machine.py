"""All actors, all actions, a moving clock: whatever comes in whatever order, the invariants hold (R27, TRUST §3.10)."""

import datetime as dt
import os
import random
from collections import Counter
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import RoleGrant, User
from applications.models import Application
from applications.rules.independence import Act, may_act
from foundation.deadlines.queries import running
from foundation.documents.models import Paper, Upload
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from lsp_portal.management import audits
from tests.arranging import arranged
from tests.factories.certificates import SEALED_AT
from tests.foundation.deadlines.ringing import ring

from .plays import CHAPTERS, pick
from .stage import set_up

EXAMPLES = int(os.environ.get("STORIES", "8"))
STEPS = int(os.environ.get("STEPS", "30"))
SECOND, HOUR, DAY = dt.timedelta(seconds=1), dt.timedelta(hours=1), dt.timedelta(days=1)
INSTANT = dt.timedelta(microseconds=1)
# Files and trail do not depend on who does what; test_spoilt.py asks them of a whole world.
AFTER_EACH = [check for check in audits.CHECKS if check not in {audits.trail, audits.files, audits.orphans}]


class PowerCut(Exception):
    """In the middle of an act."""


def cut_after(writes):
    """For `execute_wrapper`: so many statements write, the next one finds no database any more."""
    left = writes

    def run(execute, sql, params, many, context):
        nonlocal left
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            if left == 0:
                raise PowerCut
            left -= 1
        return execute(sql, params, many, context)

    return run


def written():
    """How much there is of what every act leaves behind."""
    return [model.objects.count() for model in (Entry, Notice, Job, Paper, Upload)]


class Office(RuleBasedStateMachine):
    """The LSP at work. Each story begins on the same morning, and is rolled back at its end."""

    stage = None

    def __init__(self):
        super().__init__()
        self.at = SEALED_AT + DAY
        self.touched, self.done, self.refused = set(), [], 0
        self.story = transaction.atomic()
        self.story.__enter__()

    @initialize(number=st.integers(0, 2**16), chapter=st.sampled_from(CHAPTERS))
    def begin(self, number, chapter):
        """Most of a story happens in one chapter; the dice choose among what could come next."""
        self.dice, self.chapter = random.Random(number), chapter  # noqa: S311 - people of a test
        note(f"story {number} of {chapter.__name__}")

    def somebody_acts(self, elsewhere, by_whom):
        """Mostly who is meant to, sometimes anybody else."""
        chapter = self.chapter if elsewhere else self.dice.choice(CHAPTERS)
        plays = list(chapter(self.stage, self.at))
        if not plays:
            return
        play = pick(self.dice, plays)
        who = play.who if by_whom > 1 else self.dice.choice(self.stage.people)
        self.try_out(play, User.objects.get(pk=who.pk))

    # Most of what happens are acts, so most of the rules are.
    _often = rule(elsewhere=st.integers(0, 5), by_whom=st.integers(0, 9))
    act, act_2, act_3 = _often(somebody_acts), _often(somebody_acts), _often(somebody_acts)
    act_4, act_5, act_6 = _often(somebody_acts), _often(somebody_acts), _often(somebody_acts)

    @rule(elsewhere=st.integers(0, 3))
    def whoever_lost_their_roles_acts(self, elsewhere):
        """Each who is meant to act next, as if their roles had just ended: nothing is done with them any more."""
        chapter = self.chapter if elsewhere else self.dice.choice(CHAPTERS)
        for number in range(len(list(chapter(self.stage, self.at)))):
            # Read anew each time: what was taken back is still in the hands of an earlier play.
            play = list(chapter(self.stage, self.at))[number]
            self.at += INSTANT
            with transaction.atomic():
                RoleGrant.objects.filter(user=play.who, ended_at=None).update(
                    ended_at=self.at, ended_by=self.stage.head, end_reason=play.name
                )
                self.at += INSTANT
                with suppress(NotAllowed), clock.stopped_at(self.at), transaction.atomic():
                    play.go(by=User.objects.get(pk=play.who.pk), at=self.at)
                assert list(audits.hands(self.at)) == [], play.name
                transaction.set_rollback(True)

    @rule(elsewhere=st.integers(0, 5), writes=st.integers(0, 20))
    def the_power_fails(self, elsewhere, writes):
        """Whoever acts next is cut off after so many writes: nothing of it stays, no letter and no job goes out."""
        chapter = self.chapter if elsewhere else self.dice.choice(CHAPTERS)
        plays = list(chapter(self.stage, self.at))
        if not plays:
            return
        play, before = pick(self.dice, plays), written()
        self.at += INSTANT
        with suppress(NotAllowed, PowerCut), clock.stopped_at(self.at), transaction.atomic():
            with connection.execute_wrapper(cut_after(writes)):
                play.go(by=User.objects.get(pk=play.who.pk), at=self.at)
            # It came to its end with fewer: then it is undone here.
            raise PowerCut
        note(f"{self.at:%d-%m-%Y %H:%M} {play.name}: cut off after {writes} writes")
        assert written() == before, play.name

    def try_out(self, play, who):
        before = Entry.objects.count()
        # Never two acts in one instant: what somebody did before a role ended was done with it.
        self.at += INSTANT
        try:
            with clock.stopped_at(self.at), transaction.atomic():
                play.go(by=who, at=self.at)
        except NotAllowed as refusal:
            note(f"{self.at:%d-%m-%Y %H:%M} {play.name} by {who}: refused, {refusal.reason}")
            self.refused += 1
            assert Entry.objects.count() == before
        else:
            note(f"{self.at:%d-%m-%Y %H:%M} {play.name} by {who}")
            self.done.append(play.name)
            if play.touches:
                self.touched.add((who.pk, play.touches.pk))

    @rule(days=st.sampled_from([0, 1, 7, 15, 40, 180]))
    def wait(self, days):
        """Time passes, and the bell of the morning rings."""
        self.at += days * DAY + HOUR
        self.ring()

    @precondition(lambda self: self.at < SEALED_AT + 900 * DAY)
    @rule(number=st.integers(0, 99), seconds=st.sampled_from([-1, 0, 1]))
    def wait_for_a_deadline(self, number, seconds):
        """To the last second of something that runs, the one before it, the one after it."""
        ahead = sorted({one.deadline.due_at for one in running(self.at) if one.deadline.due_at > self.at})
        if ahead:
            passed = [self.at, *ahead]
            self.at = ahead[number % min(len(ahead), 5)] + seconds * SECOND
            note(f"to {self.at}")
            # The mornings after whatever ended on the way; a worker is never silent for a year.
            for moment in [*(one + DAY for one in passed if one + DAY < self.at), self.at]:
                ring(moment)

    def ring(self):
        """Everybody gets one letter at most; rung again with the clock an hour back, nobody gets any (R17, R18)."""
        known = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        ring(self.at)
        assert ring(self.at - HOUR) == 0
        people = list(Notice.objects.filter(pk__gt=known).exclude(to=None).values_list("to", flat=True))
        assert len(people) == len(set(people)), "two letters to one person on one morning"

    @invariant()
    def the_audit_finds_nothing(self):
        for check in AFTER_EACH:
            assert list(check(self.at)) == [], check.__name__

    @invariant()
    def whoever_touched_a_case_hears_no_appeal_in_it(self):
        for person, case in self.touched:
            application = Application.objects.select_related("applicant", "scheme_version").get(pk=case)
            assert not may_act(
                User.objects.get(pk=person), application, Act.HEAR, on=timezone.localdate(self.at)
            )

    def teardown(self):
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)
        ACTS.update(self.done)
        ACTS["refused"] += self.refused


ACTS = Counter()


@pytest.mark.django_db
def test_whatever_comes_in_whatever_order_the_invariants_hold():
    with arranged():
        Office.stage = set_up()
    ACTS.clear()

    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    # A machine that only waits, or that nobody refuses anything, would prove nothing.
    assert ACTS["refused"]
    assert ACTS.total() > EXAMPLES
