"""Tell people of their deadlines, once; change the calendar, and tell whose deadlines moved; give out feeds."""

import uuid

from django.db import transaction

from foundation.journal.actions import record
from foundation.workdays.actions import enter_holiday, said_of, strike_holiday
from foundation.workdays.models import Holiday
from foundation.workdays.published import of_new_years
from foundation.workflow.answers import require

from .kinds import OUTSIDE
from .letters import remind, tell_moved
from .models import CalendarChange, CalendarFeed, DeadlineMove, Reminder
from .queries import Change, moves_by
from .rules import can_change_calendar, is_as_seen, says_where
from .states import Act


@transaction.atomic
def tell(person, news, *, by, at):
    """Tell a person what is new, in one letter; None is the outside, told by the kind itself. Returns what was told.

    Of two that ring at once, the database lets each row in once: who wrote it tells.
    """
    ringing = uuid.uuid4()
    Reminder.objects.bulk_create(_rows(person, news, ringing=ringing, at=at), ignore_conflicts=True)
    mine = {row[:3]: row for row in _written_by(ringing)}
    fresh = [one for one in news if one.name in mine]
    if not fresh:
        return []

    told = [" ".join(one.name) for one in fresh]
    first = Reminder.objects.filter(ringing=ringing).first()
    record("reminder.sent", first, by=by, at=at, to=person.pk if person else None, deadlines=told)
    if person is not None:
        remind(person, fresh, at=at)
    else:
        for one in fresh:
            OUTSIDE[one.running.kind.code](one.running.record, step=one.step, at=at)
    return fresh


@transaction.atomic
def change_calendar(change, *, seen, by, at):
    """Change the calendar, and note and tell which deadlines moved. `seen` names the moves that were looked at.

    Refused (9.9.5): without its decree, or where it moves anything else than was seen. Returns the `CalendarChange`.
    """
    require(can_change_calendar(by, at=at))
    require(says_where(change))
    _hold_calendar()
    moves = moves_by(change, at=at)
    require(is_as_seen(moves, seen))

    return _apply(change, moves, by=by, at=at)


@transaction.atomic
def enter_new_years(years, *, by, at):
    """Enter the published calendar of years that have none yet. Returns the `CalendarChange`; None where all have."""
    _hold_calendar()
    entered = tuple(of_new_years(years))
    if not entered:
        return None
    change = Change(Act.PUBLISHED, entered[0].source, entered=entered)
    moves = moves_by(change, at=at)

    return _apply(change, moves, by=by, at=at)


@transaction.atomic
def give_feed(owner, *, by, at):
    """A new address for a person's own deadlines; the one before opens nothing any more. Returns the feed."""
    CalendarFeed.objects.filter(owner=owner, revoked_at=None).update(revoked_at=at)
    feed = CalendarFeed.objects.create(owner=owner, made_at=at)

    record("calendar_feed.given", feed, by=by, at=at)
    return feed


@transaction.atomic
def revoke_feed(feed, *, by, at):
    """The address opens nothing any more."""
    CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at)

    record("calendar_feed.revoked", feed, by=by, at=at)


def _rows(person, news, *, ringing, at):
    told = {"person": person, "told_at": at, "ringing": ringing}
    return [
        Reminder(kind=kind, key=key, step=step.code, due_on=one.running.deadline.due_on, **told)
        for one in news
        for kind, key, _code in [one.name]
        for step in (*one.passed, one.step)
    ]


def _written_by(ringing):
    return Reminder.objects.filter(ringing=ringing).values_list("kind", "key", "step")


def _hold_calendar():
    """Of two who change the calendar at once, the second reckons when the first is done."""
    list(Holiday.objects.select_for_update().order_by("pk").values_list("pk"))


def _apply(change, moves, *, by, at):
    facts = {"struck": list(map(_kept, change.struck)), "entered": list(map(_kept, change.entered))}
    kept = CalendarChange.objects.create(
        act=change.act, source=change.source, made_by=by, made_at=at, **facts
    )
    for holiday in change.struck:
        strike_holiday(holiday, by=by, at=at)
    for holiday in change.entered:
        enter_holiday(holiday, by=by, at=at)
    DeadlineMove.objects.bulk_create(_moved(move, kept) for move in moves)

    record("calendar.changed", kept, by=by, at=at, act=change.act, deadlines=len(moves))
    for person, theirs in _by_person(moves).items():
        tell_moved(person, theirs, kept, at=at)
    return kept


def _kept(holiday):
    return said_of(holiday) | {"day": holiday.day.isoformat()}


def _moved(move, change):
    name = {"kind": move.running.kind.code, "key": move.running.key}
    return DeadlineMove(change=change, **name, from_on=move.from_on, to_on=move.to_on)


def _by_person(moves):
    concerned = {}
    for move in moves:
        for person in dict.fromkeys((*move.running.due.people, *move.running.due.late_to)):
            concerned.setdefault(person, []).append(move)
    return concerned
