"""No vote of anybody who had a part, over random people, parts and ties (9.4.2, TRUST I1)."""

import datetime as dt
import random

import pytest
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction

from accounts.models import Relation, RelationKind
from applications.models import Part
from applications.rules import independence
from decisions.actions import vote
from decisions.models import Outcome, Vote
from decisions.rules import can_vote, deciding
from foundation.workflow.answers import YES, NotAllowed
from tests.factories.applications import ApplicationFactory, InvolvementFactory
from tests.factories.decisions import MET_AT, convened, members_of
from tests.factories.people import RelationFactory, UserFactory

pytestmark = pytest.mark.django_db

GRAPHS = 300
TODAY = MET_AT.date()
BARRED = [
    Part.SUPERIOR,
    Part.TRAINER,
    Part.SAME_UNIT,
    Part.FAMILY,
    Part.DECLARED,
    Part.REVIEWER,
    Part.ASSESSOR,
]
HARMLESS = [Part.DECIDED, Part.SIGNED]
NIK = "3578015205940001"


class Graph:
    """One throw of the dice: who had which part where. `conflicted` is reckoned here, apart from the engine."""

    def __init__(self, item, member, twin, dice):
        self.item, self.member, self.twin, self.dice = item, member, twin, dice
        self.conflicted = self.by_record = False
        for _ in range(dice.randint(0, 3)):
            dice.choice([self.part_in_the_case, self.harmless_part, self.tie, self.part_in_the_scheme])()

    def account(self):
        return self.dice.choice([self.member, self.twin])

    def part_in_the_case(self):
        part = self.dice.choice(BARRED)
        if not self.item.application.involvements.filter(
            part=part, user__in=[self.member, self.twin]
        ).exists():
            InvolvementFactory(
                application=self.item.application, user=self.account(), part=part, since=MET_AT, note="Tes."
            )
        self.conflicted = self.by_record = True

    def harmless_part(self):
        part = self.dice.choice(HARMLESS)
        self.item.application.involvements.get_or_create(
            user=self.account(), part=part, defaults={"since": MET_AT, "declared_by": self.member}
        )

    def tie(self):
        applicant = self.item.application.applicant
        kind, account = self.dice.choice(RelationKind.values), self.account()
        if not Relation.objects.filter(user=applicant, other=account, kind=kind).exists():
            RelationFactory(user=applicant, other=account, kind=kind, declared_at=MET_AT)
        self.conflicted = True

    def part_in_the_scheme(self):
        """Somebody else's case of the same scheme, some months ago; the version counts 24."""
        months, part = self.dice.randint(1, 47), self.dice.choice([*BARRED, *HARMLESS])
        if months == 24:
            months = 23
        version = self.item.application.scheme_version
        other = ApplicationFactory(scheme_version=version, scheme=version.scheme)
        since = MET_AT - relativedelta(months=months)
        InvolvementFactory(application=other, user=self.account(), part=part, since=since, note="Tes.")
        if months < version.independence_months and part in (Part.TRAINER, Part.ASSESSOR):
            self.conflicted = True


@pytest.fixture
def room():
    """An item in session; a member with a second account of the same person."""
    item = convened().items.get()
    member = members_of(item.meeting)[1]
    owner = UserFactory(nik=NIK)
    member.nik_sealed, member.nik_index = owner.nik_sealed, owner.nik_index
    member.save()
    return item, member, owner


def graphs(room, count=GRAPHS):
    """Each throw in a world of its own."""
    for seed in range(count):
        point = transaction.savepoint()
        yield Graph(*room, random.Random(seed))  # noqa: S311 - people of a test, not a secret
        transaction.savepoint_rollback(point)


def raw_vote(item, member):
    with transaction.atomic():
        seat = item.meeting.seats.get(user=member)
        return Vote.objects.create(item=item, seat=seat, outcome=Outcome.COMPETENT, cast_at=MET_AT)


@pytest.mark.clause("9.4.2")
def test_in_three_hundred_random_graphs_nobody_votes_who_had_a_part(room):
    conflicted = 0

    for graph in graphs(room):
        allowed = can_vote(graph.member, graph.item, on=TODAY)
        assert bool(allowed) is not graph.conflicted, (graph.dice, allowed)
        if graph.conflicted:
            conflicted += 1
            assert allowed.clause == "9.4.2"
            with pytest.raises(NotAllowed):
                vote(graph.item, outcome=Outcome.COMPETENT, by=graph.member, at=MET_AT)
        if graph.by_record:
            with pytest.raises(IntegrityError):
                raw_vote(graph.item, graph.member)

    assert GRAPHS / 4 < conflicted < GRAPHS * 3 / 4 + GRAPHS / 8


def test_without_the_engine_conflicted_votes_appear(room, monkeypatch):
    """The twin: the same graphs with the rule switched off."""
    monkeypatch.setattr(deciding, "may_act", lambda *_, **__: YES)
    violations = 0

    for graph in graphs(room, 60):
        if graph.conflicted and not graph.by_record:
            vote(graph.item, outcome=Outcome.COMPETENT, by=graph.member, at=MET_AT)
            violations += 1

    assert violations


@pytest.mark.clause("9.4.2")
def test_the_whole_scheme_counts_for_the_months_that_the_version_names(room):
    item, member, _twin = room
    version = item.application.scheme_version
    other = ApplicationFactory(scheme_version=version, scheme=version.scheme)
    edge = MET_AT - relativedelta(months=version.independence_months)
    row = InvolvementFactory(
        application=other, user=member, part=Part.ASSESSOR, since=edge + dt.timedelta(days=1)
    )
    assert not can_vote(member, item, on=TODAY)

    type(row).objects.filter(pk=row.pk).update(since=edge - dt.timedelta(days=1))

    assert can_vote(member, item, on=TODAY)
    assert independence.Act.DECIDE.clause == "9.4.2"
