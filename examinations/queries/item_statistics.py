"""How the items of a written edition did: how hard, how telling, how long, how often shown (9.3.1; ISO/IEC 17024)."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from statistics import StatisticsError, correlation, mean, median

from django.urls import reverse
from django.utils.translation import gettext as _

from examinations.models import AnswerStanding, PaperItem, WrittenAnswer
from examinations.states import PaperState
from instruments.models import ItemKind
from instruments.states import InstrumentState

ENOUGH = 20
"""Fewer marked answers say more about those few people than about the item: no figure is given."""

HARD, EASY = 0.25, 0.95
FLAT = 0.15
"""Where a figure asks for a look, and no more: shares of right answers, and how an item goes with the rest of its
paper. They decide nothing; a person reads the item.
"""


@dataclass
class ItemFigures:
    """What the papers say of one item. `difficulty` is the share of right answers, from 0 (nobody) to 1 (everybody)."""

    item: object
    shown: int = 0
    last_shown_at: object = None
    achieved: list = field(default_factory=list)
    rest: list = field(default_factory=list)
    seconds: list = field(default_factory=list)
    empty: int = 0
    chosen: Counter = field(default_factory=Counter)

    @property
    def marked(self):
        return len(self.achieved)

    @property
    def says_something(self):
        return self.marked >= ENOUGH

    @cached_property
    def difficulty(self):
        """None while too few have answered."""
        return mean(self.achieved) if self.says_something else None

    @cached_property
    def discrimination(self):
        """How being right here goes with being right in the rest of the paper, from -1 to 1.

        None with too few answers, or where all did alike.
        """
        pairs = [(one, rest) for one, rest in zip(self.achieved, self.rest, strict=True) if rest is not None]
        if not self.says_something or len(pairs) < ENOUGH:
            return None
        try:
            return correlation(*zip(*pairs, strict=True))
        except StatisticsError:
            return None

    @cached_property
    def typical_seconds(self):
        """What half of the people needed at most; None while too few have answered."""
        return median(self.seconds) if len(self.seconds) >= ENOUGH else None

    @cached_property
    def never_chosen(self):
        """Letters of the bank that nobody took: an answer that misleads nobody is no answer to choose from."""
        if not self.says_something or self.item.kind != ItemKind.CHOICE:
            return []
        return [choice.letter for choice in self.item.choices.all() if not self.chosen[choice.letter]]

    @cached_property
    def doubts(self):
        """Why somebody should look at the item, in words; empty where nothing asks for it."""
        return [words for wrong, words in self._looks() if wrong]

    def _looks(self):
        hard, telling = self.difficulty, self.discrimination
        yield hard is not None and hard < HARD, _("Hardly anybody is right.")
        yield hard is not None and hard > EASY, _("Nearly everybody is right.")
        yield (
            telling is not None and telling < 0,
            _("Who does well elsewhere is wrong here more often: look at the key."),
        )
        yield (
            telling is not None and 0 <= telling < FLAT,
            _("It hardly tells those who know from those who do not."),
        )
        letters = ", ".join(self.never_chosen)
        yield bool(letters), _("Nobody chooses %(letters)s.") % {"letters": letters}


def figures_of(instrument):
    """`ItemFigures` of every item of a written edition, those that ask for a look first.

    Counted are papers of this edition that were written; right and wrong come from marked ones.
    """
    figures = {item.pk: ItemFigures(item) for item in instrument.items.prefetch_related("choices")}
    papers = _papers(instrument)
    seconds = _seconds(instrument)
    for rows in papers.values():
        for row in rows:
            _count(figures[row.item_id], row, rows, seconds.get(row.pk))
    return sorted(figures.values(), key=lambda one: (not one.doubts, one.item.position))


def page_of(instrument):
    """Where the figures of this edition stand, for the bank's own page."""
    if instrument.is_written and instrument.state in (InstrumentState.IN_FORCE, InstrumentState.WITHDRAWN):
        yield _("How the items did"), reverse("examinations:item_statistics", args=[instrument.pk])


def _papers(instrument):
    """The places of every written paper of this edition, by paper."""
    rows = (
        PaperItem.objects.filter(
            paper__instrument=instrument,
            paper__state__in=[PaperState.RUNNING, PaperState.HANDED_IN, PaperState.MARKED],
        )
        .select_related("paper")
        .order_by("paper", "position")
    )
    papers = {}
    for row in rows:
        papers.setdefault(row.paper_id, []).append(row)
    _attach_last_answers(instrument, papers)
    return papers


def _attach_last_answers(instrument, papers):
    """Each place gets `.last`, the answer that counts; None where the person left it empty."""
    last = {}
    for answer in _answers(instrument).order_by("paper_item", "sequence"):
        last[answer.paper_item_id] = answer
    for rows in papers.values():
        for row in rows:
            row.last = last.get(row.pk)


def _count(figures, row, paper_rows, seconds):
    figures.shown += 1
    begun = row.paper.started_at
    figures.last_shown_at = max(filter(None, (figures.last_shown_at, begun)))
    if row.achieved is None:
        return
    figures.achieved.append(int(row.achieved))
    others = [int(other.achieved) for other in paper_rows if other is not row and other.achieved is not None]
    figures.rest.append(mean(others) if others else None)
    if row.last is None or not row.last.is_answered:
        figures.empty += 1
    elif row.last.choice:
        figures.chosen[row.last.choice] += 1
    if seconds is not None:
        figures.seconds.append(seconds)


def _seconds(instrument):
    """How long each place of each paper took: the time before a saving belongs to the item that was saved."""
    spent, before = Counter(), {}
    answers = _answers(instrument).select_related("paper_item__paper").order_by("saved_at", "pk")
    for answer in answers:
        paper = answer.paper_item.paper
        since = before.get(paper.pk, paper.started_at)
        spent[answer.paper_item_id] += (answer.saved_at - since).total_seconds()
        before[paper.pk] = answer.saved_at
    return spent


def _answers(instrument):
    """What counts, of papers of this edition."""
    return WrittenAnswer.objects.filter(paper_item__paper__instrument=instrument).exclude(
        standing=AnswerStanding.LATE
    )
