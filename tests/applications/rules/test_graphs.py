"""Ten thousand graphs of who did what: the one rule of independence agrees with the sentences it comes from (I1-I3)."""

import datetime as dt
import itertools
import os
import random

import pytest
from django.db import connection

from accounts.models import Relation, RelationKind, User
from accounts.queries import system_user
from applications.models import Application, Involvement, Part
from applications.rules import independence
from applications.rules.independence import Act, may_act
from schemes.models import IndependenceScope
from tests.emptying import undone
from tests.factories.schemes import SchemeVersionFactory

from . import sentences
from .sentences import Account, Case, Fact, Tie, World

pytestmark = pytest.mark.django_db

GRAPHS = int(os.environ.get("GRAPHS", "10000"))
AT_ONCE = 1000
MONTHS = 24

# How the house writes down what the sentences speak of.
PARTS = {
    sentences.SUPERIOR: Part.SUPERIOR,
    sentences.FAMILY: Part.FAMILY,
    sentences.SAME_UNIT: Part.SAME_UNIT,
    sentences.DECLARED: Part.DECLARED,
    sentences.TRAINED: Part.TRAINER,
    sentences.VERIFIED: Part.REVIEWER,
    sentences.ASSESSED: Part.ASSESSOR,
    sentences.INVIGILATED: Part.INVIGILATOR,
    sentences.VOTED: Part.DECIDED,
    sentences.SIGNED: Part.SIGNED,
    sentences.REPORTED: Part.REPORTED,
    sentences.SANCTIONED: Part.SANCTIONED,
    sentences.LOOKED_AFTER: Part.SURVEYED,
    sentences.RULED_BEFORE: Part.HEARD,
    sentences.WAS_OVERRULED: Part.OVERRULED,
}
KINDS = {
    sentences.SUPERIOR: RelationKind.SUPERIOR,
    sentences.FAMILY: RelationKind.FAMILY,
    sentences.SAME_UNIT: RelationKind.SAME_UNIT,
}
COUNT_ELSEWHERE = (sentences.TRAINED, sentences.ASSESSED, sentences.INVIGILATED)
SENTENCES = {
    Act.REVIEW: sentences.may_verify,
    Act.ARRANGE: sentences.may_verify,
    Act.CONVOKE: sentences.may_verify,
    Act.ASSESS: sentences.may_assess,
    Act.INVIGILATE: sentences.may_invigilate,
    Act.DECIDE: sentences.may_decide,
    Act.SIGN: sentences.may_sign,
    Act.SURVEY: sentences.may_look_after,
    Act.CONCLUDE: sentences.may_conclude,
    Act.SANCTION: sentences.may_sanction,
    Act.HEAR: sentences.may_hear,
}
OTHERS = [act for act in Act if act not in (Act.DECIDE, Act.HEAR)]


def throw(number):
    """One world by the dice: a few people, some with two accounts; three cases; facts and ties at random."""
    dice, world = random.Random(number), World()  # noqa: S311 - people of a test, not a secret
    for human in range(dice.randint(3, 5)):
        nik = f"{number}-{human}" if dice.random() < 0.7 else ""
        names = "ab" if nik and dice.random() < 0.5 else "a"
        world.accounts += [Account(f"{number}-{human}{name}", nik) for name in names]
    looks_back = dice.choice([0, MONTHS])
    # Nobody applies twice for one scheme at a time.
    this, other = dice.sample(world.accounts, 2)
    for name, candidate, scheme in (("this", this, "one"), ("other", other, "one"), ("far", this, "two")):
        world.cases.append(Case(f"{number}-{name}", candidate, scheme, looks_back))
    day = dt.date(2026, dice.randint(1, 12), dice.randint(1, 28))
    world.facts = once(fact(dice, world, day) for _ in range(dice.choice([0, 1, 1, 2, 3, 5])))
    world.ties = open_once(tie(dice, world, day) for _ in range(dice.choice([0, 0, 1, 2, 3])))
    return world, dice.choice(world.accounts), day


def fact(dice, world, day):
    """Before or after anything else: on any day of four years, also at the edge of the months that count."""
    this, other, far = world.cases
    case = dice.choice([this, this, other, other, far])
    back = dice.choice([dt.timedelta(dice.randint(-30, 1400)), day - day.replace(year=day.year - 2)])
    moment = dt.datetime.combine(day - back, dt.time(dice.choice([3, 16, 17]), 30), tzinfo=dt.UTC)
    what = dice.choice([*PARTS, *COUNT_ELSEWHERE])
    return Fact(case, dice.choice(world.accounts), what, moment)


def tie(dice, world, day):
    """Between two people, for ever or for a time that holds, is over, or has not come."""
    one, other = dice.sample(world.accounts, 2)
    starts_on, ends_on = dice.choice(
        [
            (None, None),
            (day, day),
            (None, day - dt.timedelta(1)),
            (day + dt.timedelta(1), None),
            (day - dt.timedelta(9), day + dt.timedelta(9)),
        ]
    )
    return Tie(one, other, dice.choice([*KINDS]), starts_on, ends_on)


def once(facts):
    """A part of somebody in a case is recorded once, with the moment of the first record."""
    return list({(fact.case, fact.who, fact.what): fact for fact in reversed(list(facts))}.values())


def open_once(ties):
    """A tie without an end is declared once."""
    return list({(tie.one, tie.other, tie.kind, tie if tie.ends_on else None): tie for tie in ties}.values())


class Written:
    """Many worlds in one database, each with people of its own."""

    def __init__(self, worlds, versions):
        self.users = self.people(worlds)
        self.cases = self.applications(worlds, versions)
        system = system_user()
        Involvement.objects.bulk_create(
            Involvement(
                application=self.cases[fact.case.name],
                user=self.users[fact.who.name],
                part=PARTS[fact.what],
                since=fact.since,
                declared_by=system,
                note="Tes.",
            )
            for fact in itertools.chain.from_iterable(world.facts for world in worlds)
        )
        Relation.objects.bulk_create(
            Relation(
                user=self.users[tie.one.name],
                other=self.users[tie.other.name],
                kind=KINDS[tie.kind],
                starts_on=tie.starts_on,
                ends_on=tie.ends_on,
                declared_by=system,
                declared_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            )
            for tie in itertools.chain.from_iterable(world.ties for world in worlds)
        )
        counted()

    @staticmethod
    def people(worlds):
        accounts = [account for world in worlds for account in world.accounts]
        rows = User.objects.bulk_create(
            User(email=f"{one.name}@contoh.id", full_name=one.name, password="!", **sealed(one.nik))
            for one in accounts
        )
        return {row.full_name: row for row in rows}

    def applications(self, worlds, versions):
        cases = [case for world in worlds for case in world.cases]
        rows = Application.objects.bulk_create(
            Application(
                applicant=self.users[case.candidate.name],
                scheme=versions[case.scheme, case.looks_back].scheme,
                scheme_version=versions[case.scheme, case.looks_back],
                created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            )
            for case in cases
        )
        return {case.name: row for case, row in zip(cases, rows, strict=True)}


def counted():
    """PostgreSQL looks at tables only between transactions: without this it takes them for empty ones."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE accounts_user, accounts_relation")
            cursor.execute("ANALYZE applications_application, applications_involvement")


def sealed(nik):
    """Nobody opens it here; whose it is, the index says."""
    return {"nik_sealed": "sealed", "nik_index": nik} if nik else {}


@pytest.fixture
def versions():
    """Two versions of each of two schemes: one that reads 9.4.2 strictly, one that looks at the candidates alone."""
    strict = {name: SchemeVersionFactory(independence_months=MONTHS) for name in ("one", "two")}
    found = {(name, MONTHS): version for name, version in strict.items()}
    for name, version in strict.items():
        found[name, 0] = SchemeVersionFactory(
            scheme=version.scheme, independence_scope=IndependenceScope.CASE
        )
    return found


def answers(numbers, versions):
    """For each graph and act that is asked about: (graph, act, what the rule says, what the sentences say)."""
    thrown = [throw(number) for number in numbers]
    written = Written([world for world, *_ in thrown], versions)
    for number, (world, person, day) in zip(numbers, thrown, strict=True):
        case = world.cases[0]
        for act in asked_about(number):
            said = may_act(written.users[person.name], written.cases[case.name], act, on=day)
            yield number, act, said, SENTENCES[act](world, person, case, day)


def asked_about(number):
    """In turn: may they decide, may they hear the appeal; and in every fifth graph one of the other acts."""
    others = [] if number % 5 else [OTHERS[number // 5 % len(OTHERS)]]
    return [(Act.DECIDE, Act.HEAR)[number % 2], *others]


@pytest.mark.clause("9.4.2")
@pytest.mark.clause("9.9.3")
def test_in_ten_thousand_graphs_the_rule_says_what_the_sentences_say(versions):
    asked, refused, differ = 0, 0, []
    for first in range(0, GRAPHS, AT_ONCE):
        with undone():
            for number, act, said, meant in answers(range(first, min(first + AT_ONCE, GRAPHS)), versions):
                asked, refused = asked + 1, refused + (not meant)
                assert said or said.clause == act.clause
                if bool(said) is not meant:
                    differ.append((number, act.name, said.reason if not said else "may"))

    assert differ == []
    # Neither everybody nor nobody: the dice throw both.
    assert asked * 0.2 < refused < asked * 0.8


def nobody(*_people, **_when):
    return ()


@pytest.mark.parametrize(
    ("part_of_the_rule", "instead"),
    [
        ("accounts_of", lambda person: [person.pk]),
        ("accounts_of_all", lambda users: users),
        ("relations_between", nobody),
        ("parts_in_scheme", nobody),
        ("ties_to_who_acted", nobody),
    ],
)
def test_without_any_part_of_the_rule_the_graphs_notice(versions, monkeypatch, part_of_the_rule, instead):
    monkeypatch.setattr(independence, part_of_the_rule, instead)

    assert any(bool(said) is not meant for _number, _act, said, meant in answers(range(900, 1500), versions))
