"""A paper is drawn, begun, written and taken to another device (9.3.1; E3, E4, E6)."""

import datetime as dt
import secrets
from dataclasses import dataclass, field
from hmac import compare_digest

from django.db import transaction
from django.utils import timezone

from examinations.models import (
    GRACE,
    AnswerStanding,
    DeviceCode,
    PaperItem,
    Seat,
    WritingDevice,
    WrittenAnswer,
    WrittenPaper,
)
from examinations.queries.adjustments import extra_percent
from examinations.queries.written import good_code, planned_papers, seen_last_time
from examinations.rules.written import (
    can_draw,
    can_give_code,
    can_save,
    can_start,
    can_take_over,
    digest_of,
    goes_on,
    standing_at,
)
from examinations.states import PaperState
from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, lock_shared, move
from instruments.queries import draw

KEPT = {WrittenPaper: ["seat"], Seat: ["plan"]}
SEEN_EVERY = dt.timedelta(seconds=10)
"""So exactly the room is told when a page was seen last: a row less to write for most savings."""


@dataclass
class Saved:
    """What was kept: {position: number of the saying}; `behind` where another saying has that number already."""

    paper: WrittenPaper
    kept: dict = field(default_factory=dict)
    behind: dict = field(default_factory=dict)
    standing: str = AnswerStanding.IN_TIME


@transaction.atomic
def draw_paper(seat, instrument, *, by, at):
    """Draw the paper of this seat by the instrument's blueprint, for just the planned elements. Returns it.

    What the person saw in the last attempt comes again only where the bank has nothing else (9.3.1-c). A paper
    that is drawn already is given back as it is.
    """
    seat = _hold(seat)
    drawn = seat.written_papers.filter(instrument=instrument).first()
    return drawn or _draw(seat, instrument, by=by, at=at)


def _draw(seat, instrument, *, by, at):
    elements = planned_papers(seat).get(instrument, [])
    require(can_draw(seat, instrument, elements, on=timezone.localdate(at)))

    blueprint = instrument.blueprint
    paper = WrittenPaper.objects.create(
        seat=seat,
        instrument=instrument,
        seed=secrets.token_hex(16),
        minutes=blueprint.minutes,
        extra_percent=extra_percent(seat.plan),
        one_per_page=blueprint.one_per_page,
        pass_percent=blueprint.pass_percent,
        drawn_by=by,
        drawn_at=at,
    )
    items = _lay_out(paper, elements)

    record("written_paper.drawn", paper, by=by, at=at, seed=paper.seed, items=len(items))
    return paper


def _lay_out(paper, elements):
    avoid = seen_last_time(paper.candidate, paper.form, but=paper.seat)
    drawn = draw(paper.instrument.blueprint, elements, seed=paper.seed, avoid=avoid)
    return PaperItem.objects.bulk_create(
        PaperItem(
            paper=paper,
            position=position,
            item=place.item,
            choice_order=[choice.letter for choice in place.choices],
            was_seen=place.was_seen,
        )
        for position, place in enumerate(drawn, 1)
    )


@transaction.atomic
def start_paper(seat, instrument, *, token="", by, at):
    """The candidate begins: start and deadline are written once. Returns the paper and the token of the browser.

    `token` is one that the browser has already: whoever begins once more at the same device, since the answer was lost
    on the way, goes on there (E6). Without it one is made.
    """
    # Sixty begin at once, but nobody in a session that is being closed.
    lock_shared(seat.session)
    seat = _hold(seat)
    known = seat.written_papers.filter(instrument=instrument).select_for_update().first()
    if known and goes_on(by, known, token=token, at=at):
        return known, token
    require(can_start(by, seat, known, at=at))

    paper = known or _draw(seat, instrument, by=by, at=at)
    move(paper, PaperState.RUNNING)
    paper.started_at = paper.last_seen_at = at
    paper.deadline_at = at + dt.timedelta(seconds=paper.seconds_allowed)
    paper.save()
    token = _hand_over(paper, token=token, at=at)
    close_later(paper, at=at)

    record("written_paper.started", paper, by=by, at=at, deadline_at=paper.deadline_at)
    return paper, token


def close_later(paper, *, at):
    """The server closes it by itself when its time is up (E9)."""
    enqueue("examinations.close_paper", at=at, due_at=paper.ends_at + GRACE, paper=paper.pk)


def _hand_over(paper, *, token, at, code=None):
    token = token or secrets.token_urlsafe(24)
    WritingDevice.objects.create(paper=paper, token_sha256=digest_of(token), let_in_with=code, began_at=at)
    return token


@transaction.atomic
def give_device_code(paper, *, by, at):
    """Whoever watches over the room lets the candidate go on at another device: once, within minutes (E6)."""
    paper = lock(paper)
    require(can_give_code(by, paper, at=at))

    code = DeviceCode.objects.create(paper=paper, given_by=by, given_at=at)

    record("device_code.given", paper, by=by, at=at, code=code.pk)
    return code


@transaction.atomic
def take_over(paper, *, code, token="", by, at):
    """Go on at this device, with the code of the invigilator. Returns the token, or None for a wrong code.

    A wrong one is counted, so it is no refusal that would take the count back. The device that holds the paper
    already, since an answer was lost on the way, just goes on.
    """
    paper = lock(paper)
    require(can_take_over(by, paper, at=at))
    if goes_on(by, paper, token=token, at=at):
        return token

    known = good_code(paper, at)
    if known is None or not compare_digest(known.digits.encode(), code.strip().encode()):
        return _wrong(paper, known, by=by, at=at)
    known.used_at = at
    known.save()
    token = _hand_over(paper, token=token, at=at, code=known)

    record("written_paper.moved", paper, by=by, at=at, code=known.pk)
    return token


def _wrong(paper, code, *, by, at):
    if code is not None:
        code.tries += 1
        code.save()
    record("device_code.mistyped", paper, by=by, at=at)


@transaction.atomic
def save_answers(paper, *, given, token, by, at):
    """Keep what the browser says of some items (`Given`). Returns `Saved`.

    Saying the same twice has one effect. What comes after the end and its grace is kept beside, and never marked.
    The choice is told by the letter that this person sees; a key is not looked at here.
    """
    paper = _hold(paper)
    require(can_save(by, paper, token=token, at=at))

    standing = standing_at(paper, at)
    saved = Saved(paper, standing=standing)
    if given:
        _keep(saved, given, at=at)
    if at >= paper.last_seen_at + SEEN_EVERY:
        WrittenPaper.objects.filter(pk=paper.pk).update(last_seen_at=at)

    if given and standing != AnswerStanding.IN_TIME:
        record("answers.after_the_end", paper, by=by, at=at, standing=standing, items=sorted(saved.kept))
    return saved


def _hold(record):
    """A paper or a seat, locked and read afresh, with what it was found with where that never changes: whose it is."""
    held = lock(record)
    for name in KEPT[type(record)]:
        setattr(held, name, getattr(record, name))
    return held


def _keep(saved, given, *, at):
    """Rows for what is new; the same said twice is known, something else under a known number is `behind`."""
    items = {
        item.position: item for item in saved.paper.items.filter(position__in=[g.position for g in given])
    }
    known = _known(items.values(), given)
    new = {}
    for said in given:
        item = items.get(said.position)
        if item is None:
            continue
        row = _row(item, said, saved.standing, at)
        there = known.get((item.pk, said.sequence)) or new.get((item.pk, said.sequence))
        if there is not None and not _is_same(there, row):
            saved.behind[said.position] = _last_sequence(item)
            continue
        if there is None:
            new[item.pk, said.sequence] = row
        saved.kept[said.position] = max(said.sequence, saved.kept.get(said.position, 0))
    WrittenAnswer.objects.bulk_create(new.values())


def _known(items, given):
    rows = WrittenAnswer.objects.filter(
        paper_item__in=[item.pk for item in items], sequence__in=[said.sequence for said in given]
    )
    return {(row.paper_item_id, row.sequence): row for row in rows}


def _row(item, said, standing, at):
    return WrittenAnswer(
        paper_item=item,
        sequence=said.sequence,
        choice=item.letter_of(said.choice),
        text="" if item.choice_order else said.text,
        is_flagged=said.is_flagged,
        standing=standing,
        saved_at=at,
    )


def _is_same(one, other):
    return (one.choice, one.text, one.is_flagged) == (other.choice, other.text, other.is_flagged)


def _last_sequence(item):
    return item.answers.order_by("-sequence").values_list("sequence", flat=True).first() or 0
