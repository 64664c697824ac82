"""How far the marking of a written paper is, and what follows from the marks; keys are opened elsewhere (9.3.1)."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from assessments.models import Assignment
from assessments.queries import lead_of
from examinations.models import ElementResult, PaperItem, Place, WrittenPaper
from examinations.states import PaperState
from foundation.documents.models import Paper
from instruments.models import FormCode
from instruments.queries import points_of

from .written import Line, elements_of, lines_of


def needs_second(paper):
    """Whether lot gives this paper a second marker, as often as the version says: always the same answer.

    Only of essays: choices need nobody who marks, and nobody else reads them (E8).
    """
    if paper.form != FormCode.IA06:
        return False
    percent = paper.seat.session.scheme_version.second_marking_percent or 0
    lot = int(hashlib.sha256(f"{paper.seed}|second".encode()).hexdigest()[:8], 16)
    return lot % 100 < percent


def is_blind(paper):
    """Whether essays of this paper are marked without the name."""
    return bool(paper.seat.session.scheme_version.blind_marking)


@dataclass(frozen=True)
class MarkedLine:
    """One place of a paper, its answer, and what each marker thinks of it."""

    line: Line
    first: object = None
    second: object = None
    settlement: object = None

    @property
    def paper_item(self):
        return self.line.paper_item

    @property
    def differs(self):
        """The two markers see it differently, and nobody has settled it."""
        return bool(self.second and self.first.achieved != self.second.achieved and not self.settlement)

    @property
    def achieved(self):
        """What counts: the choice as the server marked it, the essay as settled, else as first marked."""
        if self.paper_item.is_choice:
            return self.paper_item.achieved
        counts = self.settlement or self.first
        return counts.achieved if counts else None

    @property
    def remark(self):
        """What the candidate may learn from it."""
        return self.first.remark if self.first else ""


class Sheet:
    """A closed paper with all its marks; the second's stay unread until both are handed in."""

    def __init__(self, paper):
        self.paper = paper
        standing = paper.markings.standing().select_related("marker")
        self.markings = {marking.place: marking for marking in standing}

    @property
    def first(self):
        return self.markings.get(Place.FIRST)

    @property
    def second(self):
        return self.markings.get(Place.SECOND)

    @cached_property
    def lines(self):
        marks = {place: self._marks(place) for place in Place}
        settled = {
            item.pk: item.settlement
            for item in PaperItem.objects.filter(paper=self.paper, settlement__isnull=False).select_related(
                "settlement__settled_by"
            )
        }
        return [
            MarkedLine(
                line,
                marks[Place.FIRST].get(line.paper_item.pk),
                marks[Place.SECOND].get(line.paper_item.pk),
                settled.get(line.paper_item.pk),
            )
            for line in lines_of(self.paper)
        ]

    def _marks(self, place):
        marking = self.markings.get(place)
        if marking is None or marking.handed_in_at is None:
            return {}
        return {mark.paper_item_id: mark for mark in marking.marks.all()}

    @cached_property
    def essays(self):
        return [line for line in self.lines if not line.paper_item.is_choice]

    @property
    def differences(self):
        return [line for line in self.essays if line.differs]

    @property
    def awaits_first(self):
        return bool(self.essays) and (self.first is None or self.first.handed_in_at is None)

    @property
    def awaits_second(self):
        handed_in = self.second and self.second.handed_in_at
        return bool(self.essays) and needs_second(self.paper) and not handed_in

    @property
    def is_ready(self):
        """Whether every item has its mark, so that the assessor can conclude."""
        return not (self.awaits_first or self.awaits_second or self.differences)

    @cached_property
    def by_element(self):
        """[(element, its lines, whether the figure of the blueprint is reached)]; None where there is no figure."""
        return [
            (element, lines, self._reached(lines))
            for element in elements_of(self.paper)
            for lines in [[line for line in self.lines if line.paper_item.item.element_id == element.pk]]
        ]

    def _reached(self, lines):
        if self.paper.pass_percent is None or not self.is_ready:
            return None
        whole = sum(points_of(line.paper_item.item) for line in lines)
        got = sum(points_of(line.paper_item.item) for line in lines if line.achieved)
        return got * 100 >= self.paper.pass_percent * whole

    @property
    def achieved_count(self):
        return sum(bool(line.achieved) for line in self.lines)


def questions_of(paper):
    """FR.IA.05A or FR.IA.06A of a marked paper, for those who judge; None before."""
    return Paper.objects.about(paper).filter(kind=f"{paper.form.lower()}a").first()


def marking_of(paper, user):
    """This person's own marking, or None."""
    return paper.markings.standing().filter(marker=user).first()


def papers_to_mark(user):
    """Closed papers that this assessor may mark: as assessor of the case, or as second marker in the session."""
    closed = WrittenPaper.objects.filter(state=PaperState.HANDED_IN).with_case().order_by("closed_at")
    cases = Assignment.objects.live().filter(registration__user=user, accepted_at__isnull=False)
    own = Q(seat__plan__assessment__in=cases.values("assessment"))
    beside = Q(seat__session__assessors__registration__user=user)
    found = closed.filter(own | beside).distinct().prefetch_related("markings")
    mine = set(cases.values_list("assessment", flat=True)) if found else set()
    return [paper for paper in found if paper.seat.plan.assessment_id in mine or needs_second(paper)]


def results_of(paper):
    """What the assessor concluded, element by element."""
    return ElementResult.objects.filter(paper=paper).select_related("element__unit")


def is_lead(user, paper):
    """Whether this person leads the assessment of the case."""
    lead = lead_of(paper.assessment)
    return lead is not None and lead.accepted_at is not None and lead.registration.user_id == user.pk
