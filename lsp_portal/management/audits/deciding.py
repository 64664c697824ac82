"""Decisions: independent voices, their quorum, what was signed, what was sealed (9.4.2-9.4.5)."""

from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Role
from applications.rules.independence import Act
from decisions.models import Addendum, AddendumSignature, Decision, Meeting, MinutesSignature, Vote
from decisions.queries import facts_sha256
from decisions.states import MeetingState

from .independence import voters


def votes(_at):
    """Nobody voted on a case in which they had a part, under whatever account."""
    released = Vote.objects.filter(item__decisions__released_at__isnull=False).distinct()
    part, seat = "item__application__involvements__user", "seat__user"
    same = Q(**{part: F(seat)})
    same |= Q(**{f"{part}__nik_index": F(f"{seat}__nik_index")}) & ~Q(**{f"{seat}__nik_index": ""})
    conflicted = released.filter(
        same,
        item__application__involvements__part__in=[part.value for part in Act.DECIDE.bars],
        # What arose after the vote annuls it in the meeting; the trail keeps that it was given.
        item__application__involvements__since__lte=F("cast_at"),
    )
    for vote in conflicted.distinct():
        yield f"{vote.item}: {vote.seat}"
    names = ("seat__user", "item__application__applicant", "item__application__scheme_version")
    yield from voters(released.select_related(*names))


def quorums(_at):
    """Every released decision had its quorum of voices, of members of the team on that day."""
    for decision in Decision.objects.released().select_related("application__scheme_version", "item"):
        voices = decision.item.votes.select_related("seat__user")
        if len(voices) < decision.application.scheme_version.quorum:
            yield str(decision)
        for vote in voices:
            if not vote.seat.user.holds(Role.DECISION, on=timezone.localdate(vote.cast_at)):
                yield f"{decision}: {vote.seat}"


def minutes(_at):
    """Minutes and addenda say what their hash says, and every signature stands under that hash."""
    for meeting in Meeting.objects.exclude(minutes_facts=None):
        if facts_sha256(meeting.minutes_facts) != meeting.minutes_sha256:
            yield f"{meeting}: words"
    for addendum in Addendum.objects.exclude(facts=None).select_related("meeting"):
        if facts_sha256(addendum.facts) != addendum.sha256:
            yield f"{addendum}: words"
    standing = MinutesSignature.objects.filter(annulled_at=None)
    for row in standing.exclude(sha256=F("seat__meeting__minutes_sha256")).select_related("seat__meeting"):
        yield f"{row.seat.meeting}: signature {row.seat.letter}"
    for row in AddendumSignature.objects.exclude(sha256=F("addendum__sha256")).select_related("seat"):
        yield f"{row.addendum}: signature {row.seat.letter}"


def seals(_at):
    """What is sealed has a decree, by whoever was appointed, after the hands of all who were present (9.4.5)."""
    sealed = Meeting.objects.filter(state=MeetingState.SEALED)
    for meeting in sealed.filter(decree=None):
        yield f"{meeting}: decree"
    for meeting in Meeting.objects.exclude(decree=None).select_related("decree__signatory"):
        signed = MinutesSignature.objects.filter(
            annulled_at=None, sha256=meeting.minutes_sha256, signed_at__lte=meeting.decree.signed_at
        )
        for seat in meeting.seats.exclude(presence="").exclude(pk__in=signed.values("seat")):
            yield f"{meeting}: hand {seat.letter}"
        yield from _officer(meeting.decree)
    unreleased = Decision.objects.live().filter(item__meeting__state=MeetingState.SEALED, released_at=None)
    for decision in unreleased:
        yield f"{decision}: not made known"
    for decision in Decision.objects.released().filter(item__meeting__decree=None):
        yield f"{decision}: without decree"


def _officer(decree):
    appointed = decree.signatory
    last = appointed.ends_on or decree.signed_on
    if appointed.user_id != decree.signed_by_id or not appointed.starts_on <= decree.signed_on <= last:
        yield f"{decree}: officer"
