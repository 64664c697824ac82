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
    standing_at,
)
from examinations.states import PaperState
from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from instruments.queries import draw


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
    seat = lock(seat)
    drawn = seat.written_papers.filter(instrument=instrument).first()
    if drawn:
        return drawn
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
    _lay_out(paper, elements)

    record("written_paper.drawn", paper, by=by, at=at, seed=paper.seed, items=paper.items.count())
    return paper


def _lay_out(paper, elements):
    avoid = seen_last_time(paper.candidate, paper.form, but=paper.seat)
    drawn = draw(paper.instrument.blueprint, elements, seed=paper.seed, avoid=avoid)
    PaperItem.objects.bulk_create(
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
def start_paper(seat, instrument, *, by, at):
    """The candidate begins: start and deadline are written once. Returns the paper and the token of the browser."""
    seat = lock(seat)
    known = seat.written_papers.filter(instrument=instrument).first()
    require(can_start(by, seat, known, at=at))

    paper = lock(draw_paper(seat, instrument, by=by, at=at))
    move(paper, PaperState.RUNNING)
    paper.started_at = paper.last_seen_at = at
    paper.deadline_at = at + dt.timedelta(seconds=paper.seconds_allowed)
    paper.save()
    token = _hand_over(paper, at=at)
    close_later(paper, at=at)

    record("written_paper.started", paper, by=by, at=at, deadline_at=paper.deadline_at)
    return paper, token


def close_later(paper, *, at):
    """The server closes it by itself when its time is up (E9)."""
    enqueue("examinations.close_paper", at=at, due_at=paper.ends_at + GRACE, paper=paper.pk)


def _hand_over(paper, *, at, code=None):
    token = secrets.token_urlsafe(24)
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
def take_over(paper, *, code, by, at):
    """Go on at this device, with the code of the invigilator. Returns the token, or None for a wrong code.

    A wrong one is counted, so it is no refusal that would take the count back.
    """
    paper = lock(paper)
    require(can_take_over(by, paper, at=at))

    known = good_code(paper, at)
    if known is None or not compare_digest(known.digits.encode(), code.strip().encode()):
        return _wrong(paper, known, by=by, at=at)
    known.used_at = at
    known.save()
    token = _hand_over(paper, at=at, code=known)

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
    _keep(saved, given, at=at)
    WrittenPaper.objects.filter(pk=paper.pk).update(last_seen_at=at)

    if given and standing != AnswerStanding.IN_TIME:
        record("answers.after_the_end", paper, by=by, at=at, standing=standing, items=sorted(saved.kept))
    return saved


def _hold(paper):
    """Locked and read afresh, beside the seat it was found with: whose a paper is never changes."""
    held = lock(paper)
    held.seat = paper.seat
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
        # Blanks alone are no answer.
        text=said.text if said.text.strip() and not item.choice_order else "",
        is_flagged=said.is_flagged,
        standing=standing,
        saved_at=at,
    )


def _is_same(one, other):
    return (one.choice, one.text, one.is_flagged) == (other.choice, other.text, other.is_flagged)


def _last_sequence(item):
    return item.answers.order_by("-sequence").values_list("sequence", flat=True).first() or 0
