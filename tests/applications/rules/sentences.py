"""Independence as the scheme and the trust page say it, sentence by sentence, over plain facts (I1-I4).

Nothing here knows the portal: no table, no account that could be joined, no function of the rule it is held against.
It is slow and simple on purpose.
"""

import datetime as dt
from dataclasses import dataclass, field

JAKARTA = dt.timedelta(hours=7)

# What somebody can be to a candidate …
SUPERIOR, FAMILY, SAME_UNIT, DECLARED = "superior", "family", "same unit", "declared a conflict"
# … and what somebody can have done in a case.
TRAINED, VERIFIED, ASSESSED, INVIGILATED = "trained", "verified", "assessed", "invigilated"
VOTED, SIGNED, REPORTED, SANCTIONED = "voted", "signed", "reported", "sanctioned"
LOOKED_AFTER, RULED_BEFORE, WAS_OVERRULED = "looked after", "ruled before", "was overruled"

BEING = (SUPERIOR, FAMILY, SAME_UNIT, DECLARED)
DOING = (
    TRAINED,
    VERIFIED,
    ASSESSED,
    INVIGILATED,
    VOTED,
    SIGNED,
    REPORTED,
    SANCTIONED,
    LOOKED_AFTER,
    RULED_BEFORE,
    WAS_OVERRULED,
)


@dataclass(frozen=True)
class Account:
    """Somebody as they sign in; two with one identity number are one human being."""

    name: str
    nik: str = ""


@dataclass(frozen=True)
class Case:
    """A candidate for a scheme, and how long the version looks back where it reads 9.4.2 strictly (0: it does not)."""

    name: str
    candidate: Account
    scheme: str
    looks_back: int = 0


@dataclass(frozen=True)
class Fact:
    """Somebody was or did something in a case, since that moment (UTC)."""

    case: Case
    who: Account
    what: str
    since: dt.datetime


@dataclass(frozen=True)
class Tie:
    """Declared between two people, for a time (an open side lasts for ever)."""

    one: Account
    other: Account
    kind: str
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None


@dataclass
class World:
    """Everything that is known."""

    accounts: list = field(default_factory=list)
    cases: list = field(default_factory=list)
    facts: list = field(default_factory=list)
    ties: list = field(default_factory=list)


def one_human(one, other):
    """By person (NIK), not by account (I1)."""
    return one == other or (one.nik != "" and one.nik == other.nik)


def was(world, person, case, *whats):
    """Whether this human being was or did any of it in the case, whenever that was."""
    return any(
        fact.case == case and fact.what in whats and one_human(fact.who, person) for fact in world.facts
    )


def is_tied(world, person, other, day, *kinds):
    """Whether any such tie between the two holds on that day, whoever of them was named first."""
    for tie in world.ties:
        holds = (tie.starts_on is None or tie.starts_on <= day) and (
            tie.ends_on is None or tie.ends_on >= day
        )
        between = (one_human(tie.one, person) and one_human(tie.other, other)) or (
            one_human(tie.other, person) and one_human(tie.one, other)
        )
        if holds and between and tie.kind in kinds:
            return True
    return False


def is_close(world, person, case, day):
    """The candidate, their superior, a relative, or whoever declared a conflict (9.1.5, 9.2.2, 7.1.3)."""
    return (
        one_human(person, case.candidate)
        or was(world, person, case, SUPERIOR, FAMILY, DECLARED)
        or is_tied(world, person, case.candidate, day, SUPERIOR, FAMILY)
    )


def is_close_or_of_the_unit(world, person, case, day):
    """The same, and the colleagues of the same work unit (9.2.2-c, I1)."""
    return (
        is_close(world, person, case, day)
        or was(world, person, case, SAME_UNIT)
        or is_tied(world, person, case.candidate, day, SAME_UNIT)
    )


def served_the_scheme_of_late(world, person, case, day):
    """9.4.2 strictly: trained or tested any candidate of this scheme within the months of the version (§5 no. 7)."""
    for fact in world.facts:
        on = (fact.since + JAKARTA).date()
        counts_until = (on.year * 12 + on.month + case.looks_back, on.day)
        if (
            case.looks_back
            and (day.year * 12 + day.month, day.day) <= counts_until
            and fact.case.scheme == case.scheme
            and fact.what in (TRAINED, ASSESSED, INVIGILATED)
            and one_human(fact.who, person)
        ):
            return True
    return False


def is_close_to_who_touched_it(world, person, case, day):
    """9.9.3: nor the superior or a relative of anybody who touched the case."""
    touched = [fact.who for fact in world.facts if fact.case == case and fact.what in DOING]
    return any(
        not one_human(person, who) and is_tied(world, person, who, day, SUPERIOR, FAMILY) for who in touched
    )


def may_verify(world, person, case, day):
    """9.1.5: no reviewer who is the applicant, or close to them."""
    return not is_close(world, person, case, day)


def may_assess(world, person, case, day):
    """9.2.2-c; who verified does not assess; what an appeal set aside is done by others (9.9.6)."""
    return not (
        is_close_or_of_the_unit(world, person, case, day)
        or was(world, person, case, TRAINED, VERIFIED, RULED_BEFORE, WAS_OVERRULED)
    )


def may_invigilate(world, person, case, day):
    """9.3.2: as whoever assesses; who verified papers may watch over a test."""
    return not (
        is_close_or_of_the_unit(world, person, case, day)
        or was(world, person, case, TRAINED, RULED_BEFORE, WAS_OVERRULED)
    )


def may_decide(world, person, case, day):
    """I1, I4, 9.4.2: no assessor, trainer, superior, relative, colleague of the unit; who verified does not decide."""
    return not (
        is_close_or_of_the_unit(world, person, case, day)
        or was(world, person, case, ASSESSED, INVIGILATED, TRAINED, VERIFIED, RULED_BEFORE, WAS_OVERRULED)
        or served_the_scheme_of_late(world, person, case, day)
    )


def may_sign(world, person, case, day):
    """I1, I5: who signs the decree confirms what others decided, and neither tested nor trained the candidate."""
    return not (
        is_close_or_of_the_unit(world, person, case, day)
        or was(world, person, case, ASSESSED, INVIGILATED, TRAINED)
    )


def may_look_after(world, person, case, day):
    """9.6.3-g: no conflicted visitor."""
    return not (is_close_or_of_the_unit(world, person, case, day) or was(world, person, case, TRAINED))


def may_conclude(world, person, case, day):
    """9.6.3: an independent person; who found the holder competent, or reported them, is none."""
    return may_look_after(world, person, case, day) and not was(
        world, person, case, ASSESSED, INVIGILATED, REPORTED
    )


def may_sanction(world, person, case, day):
    """9.5.1-c: neither the complainant nor a conflicted person."""
    return not (is_close_or_of_the_unit(world, person, case, day) or was(world, person, case, REPORTED))


def may_hear(world, person, case, day):
    """I3, 9.9.3-a: nobody who touched the case, or their superior or relative."""
    return not (
        is_close_or_of_the_unit(world, person, case, day)
        or was(world, person, case, *DOING)
        or is_close_to_who_touched_it(world, person, case, day)
    )
