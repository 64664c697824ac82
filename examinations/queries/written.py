"""What is written, by whom, and how far it has come; never a key (9.3.1)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import BooleanField, Case, OuterRef, Subquery, When

from examinations.models import (
    AnswerStanding,
    PaperItem,
    Seat,
    WrittenAnswer,
    WrittenPaper,
)
from examinations.states import PaperState
from instruments.models import WRITTEN

SILENT_AFTER = dt.timedelta(seconds=60)
"""A page that is open speaks every twenty seconds."""
MARKED_STANDINGS = (AnswerStanding.IN_TIME, AnswerStanding.GRACE)


@dataclass(frozen=True)
class Line:
    """One place of a paper with what counts as its answer; `answer` is None where nothing was ever saved."""

    paper_item: PaperItem
    answer: WrittenAnswer | None

    @property
    def is_answered(self):
        return bool(self.answer and self.answer.is_answered)

    @property
    def is_flagged(self):
        return bool(self.answer and self.answer.is_flagged)

    @property
    def sequence(self):
        """How many times it was saved; the next saving counts on."""
        return self.answer.sequence if self.answer else 0

    @property
    def text(self):
        return self.answer.text if self.answer else ""

    @property
    def chosen(self):
        """The letter as this person saw it."""
        return self.paper_item.seen_as(self.answer.choice) if self.answer else ""

    @property
    def choices(self):
        """(letter as seen, words, whether it is chosen), in the order of this paper."""
        words = {choice.letter: choice.text for choice in self.paper_item.item.choices.all()}
        return [
            (seen, words[letter], seen == self.chosen)
            for letter in self.paper_item.choice_order
            for seen in [self.paper_item.seen_as(letter)]
        ]


def lines_of(paper):
    """Every `Line` of the paper, in its order, in four queries."""
    items = list(
        paper.items.select_related("item__element__unit", "item__image")
        .prefetch_related("item__choices")
        .annotate(last=Subquery(_last_answers().values("pk")[:1]))
    )
    answers = WrittenAnswer.objects.in_bulk([item.last for item in items if item.last])
    return [Line(item, answers.get(item.last)) for item in items]


def _last_answers():
    """Of each item the answers that count, the last first."""
    counting = WrittenAnswer.objects.filter(paper_item=OuterRef("pk"), standing__in=MARKED_STANDINGS)
    return counting.order_by("-sequence")


def answered_counts(papers):
    """{number of the paper: (answered, all)}, in one query, and never what was answered."""
    full = Case(When(choice="", text__regex=r"^\s*$", then=False), default=True, output_field=BooleanField())
    items = PaperItem.objects.filter(paper__in=papers).annotate(
        is_full=Subquery(_last_answers().annotate(full=full).values("full")[:1])
    )
    counts = {}
    for paper, is_full in items.values_list("paper", "is_full"):
        answered, whole = counts.get(paper, (0, 0))
        counts[paper] = (answered + bool(is_full), whole + 1)
    return counts


def planned_papers(seat):
    """{instrument: its elements} of the written forms that the agreed plan names for this seat."""
    planned = {}
    methods = seat.plan.methods.filter(instrument__form__in=WRITTEN)
    for method in methods.select_related("instrument__blueprint", "element__unit"):
        planned.setdefault(method.instrument, []).append(method.element)
    return planned


def elements_of(paper):
    """The elements that this paper is about, in their order."""
    found = {}
    for paper_item in paper.items.select_related("item__element__unit"):
        found[paper_item.item.element_id] = paper_item.item.element
    return sorted(found.values(), key=lambda element: (element.unit.position, element.position))


def seen_last_time(candidate, form, *, but=None):
    """Numbers of the items that the person saw in the last attempt with this form (9.3.1-c)."""
    papers = WrittenPaper.objects.of_candidate(candidate).filter(
        instrument__form=form, started_at__isnull=False
    )
    last = papers.exclude(seat=but).order_by("-started_at").first()
    return list(last.items.values_list("item", flat=True)) if last else []


def live_device(paper):
    """The browser that holds the paper now; None before the first."""
    return paper.devices.order_by("-pk").first()


def good_code(paper, at):
    """The code that lets the candidate in at another device now, or None."""
    code = paper.codes.first()
    return code if code and code.is_good(at) else None


def seats_of(user):
    """Seats of this candidate that were not given up, the next session first."""
    mine = Seat.objects.live().filter(plan__assessment__application__applicant=user)
    return mine.select_related("session__venue", "plan__assessment__application__scheme_version").order_by(
        "-session__begins_at"
    )


@dataclass(frozen=True)
class Place:
    """One seat and one form of a room: the paper, if it was begun, and how far it is."""

    seat: Seat
    instrument: object
    paper: WrittenPaper | None
    answered: int = 0
    count: int = 0
    remaining: int = 0
    state: str = ""
    code: object = None
    is_silent: bool = False

    @property
    def left(self):
        """Minutes and seconds, as the candidate reads them."""
        return f"{self.remaining // 60}.{self.remaining % 60:02}"


def room(session, at):
    """What an invigilator sees of the written tests of a session: a `Place` for every seat and form."""
    seats = session.seats.live().select_related("plan__assessment__application__particulars")
    papers = {
        (paper.seat_id, paper.instrument_id): paper
        for paper in WrittenPaper.objects.filter(seat__session=session).with_case().prefetch_related("codes")
    }
    counts = answered_counts(papers.values())
    return [
        _place(seat, instrument, papers.get((seat.pk, instrument.pk)), counts, at)
        for seat in seats.prefetch_related("plan__methods__instrument")
        for instrument in _written_of(seat)
    ]


def _written_of(seat):
    written = [method.instrument for method in seat.plan.methods.all() if method.instrument.form in WRITTEN]
    return dict.fromkeys(written)


def _place(seat, instrument, paper, counts, at):
    if paper is None:
        return Place(seat, instrument, None)
    answered, count = counts.get(paper.pk, (0, 0))
    over = paper.state == PaperState.RUNNING and not paper.is_writing(at)
    state = PaperState.HANDED_IN if over else paper.state
    codes = [code for code in paper.codes.all() if code.is_good(at)]
    return Place(
        seat=seat,
        instrument=instrument,
        paper=paper,
        answered=answered,
        count=count,
        remaining=paper.remaining(at),
        state=state,
        code=codes[0] if codes else None,
        is_silent=state == PaperState.RUNNING and at - paper.last_seen_at > SILENT_AFTER,
    )


def is_written_here(session):
    """Whether anybody in this session writes."""
    return session.seats.live().filter(plan__methods__instrument__form__in=WRITTEN).exists()


def overlapping_outage(session, began_at, ended_at):
    """An outage of this session that shares time with this stretch, or None."""
    return session.outages.filter(began_at__lt=ended_at, ended_at__gt=began_at).first()
