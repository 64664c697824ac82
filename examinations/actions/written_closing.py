"""A paper is handed in, closed by the clock, taken away, or given back what an outage took (9.3.1; E5, E9)."""

from django.db import transaction

from accounts.queries import system_user
from examinations.letters.written import tell_assessor_to_mark
from examinations.models import AnswerStanding, Outage, OutageShare, WrittenPaper
from examinations.queries.written import lines_of
from examinations.rules.written import can_give_back_stretch, can_hand_in, can_void
from examinations.states import PaperState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from instruments.queries import is_right

from .written import close_later


@transaction.atomic
def hand_in_paper(paper, *, token, by, at):
    """The candidate hands in before the end; nothing is changed after it."""
    paper = lock(paper)
    require(can_hand_in(by, paper, token=token, at=at))

    _close(paper, closed_at=at, by_clock=False)

    record("written_paper.handed_in", paper, by=by, at=at)
    tell_assessor_to_mark(paper, at=at)
    return paper


@transaction.atomic
def close_when_over(paper, *, by=None, at):
    """Close the paper at its end if that has passed, grace included, whether anybody is there or not (E9).

    May run as often and as late as it likes: it closes once, and at the end.
    """
    paper = lock(paper)
    if not paper.is_over(at):
        return paper

    _close(paper, closed_at=paper.ends_at, by_clock=True)

    record("written_paper.closed", paper, by=by or system_user(), at=at, closed_at=paper.closed_at)
    tell_assessor_to_mark(paper, at=at)
    return paper


@transaction.atomic
def close_on_leaving(paper, *, by, at):
    """Whoever leaves the room writes no more, wherever they are: the paper is closed there and then (E3)."""
    paper = lock(paper)
    ends_first = paper.ends_at <= at
    _close(paper, closed_at=min(at, paper.ends_at), by_clock=ends_first)

    record("written_paper.closed", paper, by=by, at=at, closed_at=paper.closed_at)
    tell_assessor_to_mark(paper, at=at)
    return paper


def _close(paper, *, closed_at, by_clock):
    move(paper, PaperState.HANDED_IN)
    paper.closed_at, paper.closed_by_clock = closed_at, by_clock
    paper.save()
    # Choices are marked here and nowhere else; every one takes the same steps (E1).
    for line in lines_of(paper):
        if line.paper_item.is_choice:
            line.paper_item.achieved = is_right(
                line.paper_item.item, line.answer.choice if line.answer else None
            )
            line.paper_item.save(update_fields=["achieved"])


@transaction.atomic
def void_paper(paper, *, reason, by, at):
    """Take a paper away that is not handed in: it is not judged, and what was written stays on file (9.3)."""
    paper = lock(paper)
    require(can_void(by, paper, reason=reason))

    move(paper, PaperState.VOID)
    paper.void_reason = reason.strip()
    paper.save()

    record("written_paper.voided", paper, by=by, at=at, reason=paper.void_reason)
    return paper


@transaction.atomic
def give_back_outage(session, *, began_at, ended_at, reason, by, at):
    """Give back what an outage took, exactly and once, to everybody in the room who was writing (E5).

    Whoever began or would have ended within it gets what it took from them. What the clock has closed since is
    opened again, and the time it lay closed is not counted.
    """
    session = lock(session)
    require(can_give_back_stretch(by, session, began_at, ended_at, reason=reason, at=at))

    outage = Outage.objects.create(
        session=session,
        began_at=began_at,
        ended_at=ended_at,
        reason=reason.strip(),
        given_back_by=by,
        given_back_at=at,
    )
    shares = {
        paper.pk: share for paper in _written_in(session) if (share := _give_back(outage, paper, at=at))
    }

    record(
        "outage.given_back",
        session,
        by=by,
        at=at,
        seconds=outage.seconds,
        reason=outage.reason,
        papers={pk: share.seconds for pk, share in shares.items()},
    )
    return outage


def _written_in(session):
    """Papers that are being written, and those that the clock has closed and nobody has begun to mark."""
    papers = WrittenPaper.objects.filter(seat__session=session, started_at__isnull=False)
    running = papers.filter(state=PaperState.RUNNING)
    closed = papers.filter(state=PaperState.HANDED_IN, closed_by_clock=True, markings=None)
    return (running | closed).distinct()


def _give_back(outage, paper, *, at):
    paper = lock(paper)
    lost = min(outage.ended_at, paper.ends_at) - max(outage.began_at, paper.started_at)
    seconds = int(lost.total_seconds())
    if seconds <= 0:
        return None
    closed = max(0, int((at - paper.ends_at).total_seconds()))
    if paper.state == PaperState.HANDED_IN:
        _open_again(paper, at=at)
    paper.given_back_seconds += seconds + closed
    paper.save()
    close_later(paper, at=at)
    return OutageShare.objects.create(outage=outage, paper=paper, seconds=seconds, closed_seconds=closed)


def _open_again(paper, *, at):
    """What was written without a connection and came after the clock had closed counts after all."""
    move(paper, PaperState.RUNNING)
    paper.closed_at, paper.closed_by_clock = None, False
    paper.save()
    paper.items.update(achieved=None)
    for item in paper.items.all():
        last = item.answers.order_by("-sequence").first()
        if last and last.standing == AnswerStanding.LATE:
            last.pk, last.sequence = None, last.sequence + 1
            last.standing, last.saved_at = AnswerStanding.IN_TIME, at
            last.save(force_insert=True)
