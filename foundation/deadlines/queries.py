"""Which deadlines run, for whom, who is to be told of what by now, and what a changed calendar would move."""

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.workdays.models import Holiday
from foundation.workdays.queries import Calendar, missing_calendars, reckoning_by
from foundation.workflow.todo import Todo

from .kinds import KINDS, OUTSIDE, Running, Step
from .models import CalendarFeed, Reminder, digest_of
from .states import Act

WARNED_AHEAD = dt.timedelta(days=120)


def running(at, *, kinds=None, person=None, calendar=None):
    """Every deadline that runs or is late at this moment; with a `person`, those on which they have to act.

    `calendar` is the one to reckon by; the one that is kept, where none is given.
    """
    with reckoning_by(calendar or Calendar.kept()):
        kinds = KINDS.values() if kinds is None else kinds
        return [one for kind in kinds for one in _running_of(kind, at=at, person=person)]


def visible_to(person, *, at, kinds):
    """What this person may see: all of the kinds that their office keeps, of the others what is theirs."""
    on = timezone.localdate(at)
    kept = [kind for kind in kinds if person.holds(*kind.offices, on=on)]
    others = [kind for kind in kinds if kind not in kept]
    return [*running(at, kinds=kept), *running(at, kinds=others, person=person)]


def find(code, key, *, at):
    """The one of this address, or None where nothing of that name runs."""
    kind = KINDS.get(code)
    if kind is None:
        return None
    rows = kind.subjects(at)
    try:
        rows = rows.filter(pk=rows.model._meta.pk.to_python(key.partition(".")[0]))
        with reckoning_by(Calendar.kept()):
            return next((one for one in _of(kind, rows, at=at) if one.key == key), None)
    except (ValidationError, OverflowError):
        return None


def address_of(code, record, key=""):
    """The page that shows how the deadline of this record was reckoned."""
    return reverse("deadlines:deadline", args=[code, f"{record.pk}.{key}" if key else str(record.pk)])


def _running_of(kind, *, at, person):
    rows = kind.subjects(at)
    if person is None:
        return _of(kind, rows, at=at)
    return [one for one in _of(kind, rows.filter(kind.mine(person)), at=at) if person in one.due.people]


def _of(kind, rows, *, at):
    dues = ((record, kind.due(record, at)) for record in rows)
    return [Running(kind, record, due) for record, due in dues if due is not None]


@dataclass(frozen=True)
class News:
    """What somebody is to be told: a deadline, the step that counts, and those before it that nobody rang."""

    running: Running
    step: Step
    passed: tuple = ()

    @property
    def name(self):
        return self.running.kind.code, self.running.key, self.step.code


def untold(deadlines, *, at):
    """What nobody has been told yet of these deadlines: [(person or None for the outside, [News])].

    Of the steps that were reached only the last is told; the others are noted with it, so that a clock that goes
    back repeats nothing.
    """
    told = _told_of({one.kind.code for one in deadlines})
    # Read once for all deadlines: who holds an office is the same for each.
    offices = {roles: _holding(roles, at=at) for roles in {one.kind.offices for one in deadlines}}
    news = defaultdict(list)
    for one in deadlines:
        for person, found in _news_of(one, offices[one.kind.offices], at=at):
            if (*found.name, person and person.pk) not in told:
                news[person].append(found)
    return sorted(news.items(), key=lambda row: row[0].pk if row[0] else 0)


def _told_of(codes):
    rows = Reminder.objects.filter(kind__in=codes)
    return set(rows.values_list("kind", "key", "step", "person"))


def _holding(roles, *, at):
    return list(get_user_model().objects.holding(*roles, on=timezone.localdate(at)))


def _news_of(one, offices, *, at):
    """Everybody whom a deadline concerns by now, each once."""
    reached, is_late = one.steps_reached(at), one.deadline.has_passed(at)
    if not reached:
        return
    news = News(one, reached[-1], tuple(reached[:-1]))
    acting = offices if one.due.offices_act else ()
    people = dict.fromkeys([*one.due.people, *(one.due.late_to if is_late else ()), *acting])
    yield from ((person, news) for person in people)
    if one.kind.code in OUTSIDE and not is_late:
        yield None, news
    if step := one.escalation(at):
        yield from ((person, News(one, step)) for person in offices if person not in people)


@dataclass(frozen=True)
class Change:
    """What somebody wants to do with the calendar: which days go, which come, and where that is written."""

    act: Act
    source: str
    struck: tuple[Holiday, ...] = ()
    entered: tuple[Holiday, ...] = ()


@dataclass(frozen=True)
class Move:
    """A deadline that moves with the calendar."""

    running: Running
    from_on: dt.date
    to_on: dt.date


def moves_by(change, *, at):
    """Which running deadlines this change moves, the earliest first: everything is reckoned by either calendar."""
    kept = Calendar.kept()
    before = {_name(one): one.deadline.due_on for one in running(at, calendar=kept)}
    supposed = kept.supposing(struck=change.struck, entered=change.entered)
    after = running(at, calendar=supposed)
    moved = [Move(one, before[_name(one)], one.deadline.due_on) for one in after if _name(one) in before]
    return sorted((move for move in moved if move.from_on != move.to_on), key=lambda move: move.from_on)


def seen(moves):
    """A short name for exactly these moves: whoever applies a change has seen what it does."""
    lines = sorted(f"{_name(move.running)} {move.from_on} {move.to_on}" for move in moves)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _name(one):
    return one.kind.code, one.key


def feed_of(token):
    """The feed behind this address, as long as it was not revoked and its owner may sign in; None otherwise."""
    feeds = CalendarFeed.objects.filter(revoked_at=None, owner__is_active=True).select_related("owner")
    return feeds.filter(token_sha256=digest_of(token)).first()


def todo(user, *, at):
    """What waits for the secretariat: a year without its calendar."""
    on = timezone.localdate(at)
    if not user.holds("SECRETARIAT", on=on):
        return []
    return [_to_enter(warning) for warning in missing_calendars(on, on + WARNED_AHEAD)]


def _to_enter(warning):
    return Todo(
        verb=_("Enter the holidays"),
        why=warning,
        due_on=None,
        url=reverse("deadlines:holidays"),
        kind="calendar",
        clause="9.9.5",
        icon="calendar",
        button=_("See the calendar"),
    )
