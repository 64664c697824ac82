"""Where the judgements of a case stand, and what follows from them (9.2.5, 9.2.6, 9.3.4, 9.3.5)."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from applications.models import Evidence, EvidenceLink
from assessments.models import Judgement, RecommendationOutcome, TestEvidence
from schemes.models import Element

from .voices import Voices, opening_of, voices_at, voices_now

OPEN = (None, None, None, None)


@dataclass(frozen=True)
class Cell:
    """A piece of evidence against an element it supports, with the judgement that counts if there is one.

    `beside` are the judgements of the other assessors of the case, who judge on their own (9.3.6); `earlier` those of
    assessors who were replaced: on record, and counted no more (9.2.2).
    """

    evidence: Evidence | TestEvidence
    element: Element
    judgement: Judgement | None
    earlier: tuple = ()
    beside: tuple = ()
    others: tuple = ()
    # Judged before the test was taken again: it stays as it was judged (9.3.5).
    is_past: bool = False

    @property
    def is_test(self):
        """Whether the evidence comes from the competency test."""
        return isinstance(self.evidence, TestEvidence)

    @property
    def key(self):
        """How addresses name the evidence: that of the test is counted on its own."""
        return f"uji-{self.evidence.pk}" if self.is_test else str(self.evidence.pk)

    @property
    def answers(self):
        """V, A, T, M; None where nobody has judged."""
        return self.judgement.answers if self.judgement else OPEN

    @property
    def open(self):
        """How many of the four are not answered yet."""
        return self.answers.count(None)

    @property
    def version(self):
        """What a page that shows this cell has seen of it; 0 before the first judgement."""
        return self.judgement.version if self.judgement else 0

    @property
    def open_beside(self):
        """By assessor beside the lead: how many of their four answers are still open."""
        judged = {row.judged_by_id: row.answers for row in self.beside}
        return Counter({user: judged.get(user.pk, OPEN).count(None) for user in self.others})

    @property
    def disagrees(self):
        """Whether the assessors answered differently where both have answered (9.3.6)."""
        return any(
            None not in (mine, theirs) and mine != theirs
            for row in self.beside
            for mine, theirs in zip(self.answers, row.answers, strict=True)
        )

    @property
    def is_settled(self):
        """Whether they agree, or the lead has said why the own judgement weighs more."""
        return not self.disagrees or bool(self.judgement.weighing)


@dataclass(frozen=True)
class Standing:
    """Where the judgements of a case stand: every cell, and what follows for each element (9.2.5, 9.2.6).

    An element meets VATM when at least one piece of evidence is valid, authentic, current and sufficient for it;
    an element that no evidence supports is short. After a test what is still short is not yet competent (9.3.5).
    What is tested `again` is met by what the retest brought, and by nothing before it.
    """

    elements: list
    cells: list
    by_element: dict = field(default_factory=dict)
    after_test: bool = False
    again: frozenset = frozenset()

    @property
    def unjudged(self):
        """How many of all answers are still open."""
        return sum(cell.open for cell in self.cells)

    @cached_property
    def short_elements(self):
        """Elements that do not meet VATM with what has been judged."""
        return [element for element in self.elements if not self.meets(element)]

    def meets(self, element):
        """Whether some evidence of this element is valid, authentic, current and sufficient."""
        cells = self.by_element.get(element.pk, [])
        if element.pk in self.again:
            cells = [cell for cell in cells if not cell.is_past]
        return any(all(cell.answers) for cell in cells)

    def open_in(self, element):
        """How many answers of this element are still open."""
        return sum(cell.open for cell in self.by_element.get(element.pk, []))

    @cached_property
    def open_beside(self):
        """By assessor beside the lead: how many answers they still owe."""
        return sum((cell.open_beside for cell in self.cells), Counter())

    @cached_property
    def disputed(self):
        """Cells on which the assessors disagree."""
        return [cell for cell in self.cells if cell.disagrees]

    @property
    def unsettled(self):
        """Those where the lead has not said yet why the own judgement weighs more."""
        return [cell for cell in self.disputed if not cell.is_settled]

    @property
    def of_test(self):
        """The cells of what the test brought."""
        return [cell for cell in self.cells if cell.is_test]

    @property
    def outcome(self):
        """What the judgements say for the case; None while something is unjudged."""
        if self.unjudged:
            return None
        if not self.short_elements:
            return RecommendationOutcome.COMPETENT
        return RecommendationOutcome.NOT_YET if self.after_test else RecommendationOutcome.TEST


def standing(assessment, *, seen_by=None):
    """Read the matrix evidence × element of a case in a fixed number of queries.

    `seen_by` an assessor beside the lead it shows their own judgements; for everybody else the lead's count. Where a
    test followed, the portfolio stays as it was judged before it (9.2.6), and so does a test that is taken again.
    """
    opening, retakes = opening_of(assessment), list(assessment.retakes.select_related("recommendation"))
    now = voices_now(assessment).seen_by(seen_by)
    then = voices_at(assessment, opening).seen_by(seen_by) if opening else now
    attempts = [(one, voices_at(assessment, one.recommendation).seen_by(seen_by)) for one in retakes]
    judged = _judged(assessment)
    cells = [
        *_of_portfolio(assessment, judged, then, is_past=bool(retakes)),
        *_of_test(assessment, judged, now, attempts),
    ]
    by_element = {}
    for cell in cells:
        by_element.setdefault(cell.element.pk, []).append(cell)
    again = frozenset(retakes[-1].elements.values_list("pk", flat=True)) if retakes else frozenset()
    return Standing(_elements(assessment), cells, by_element, after_test=opening is not None, again=again)


def _elements(assessment):
    return list(
        Element.objects.filter(unit__version=assessment.application.scheme_version_id)
        .select_related("unit")
        .order_by("unit__position", "position")
    )


def _of_portfolio(assessment, judged, voices, *, is_past):
    links = (
        EvidenceLink.objects.filter(
            rating__application=assessment.application_id, evidence__removed_at__isnull=True
        )
        .select_related("evidence__upload", "rating__element__unit")
        .order_by("evidence_id", "rating__element__unit__position", "rating__element__position")
    )
    for link in links:
        rows = judged.get((link.evidence_id, None, link.rating.element_id), ())
        yield _cell(link.evidence, link.rating.element, rows, voices, is_past=is_past)


def _of_test(assessment, judged, now, attempts):
    """What the test brought; `attempts` are (retake, the voices before it), the first one first."""
    found = (
        assessment.test_evidence.current()
        .select_related("upload", "paper")
        .prefetch_related("elements__unit")
    )
    for evidence in found:
        before = next((voices for retake, voices in attempts if evidence.made_at < retake.opened_at), None)
        for element in sorted(evidence.elements.all(), key=lambda one: (one.unit.position, one.position)):
            rows = judged.get((None, evidence.pk, element.pk), ())
            yield _cell(evidence, element, rows, before or now, is_past=before is not None)


def _cell(evidence, element, rows, voices: Voices, *, is_past):
    others = {user.pk for user in voices.beside}
    return Cell(
        evidence,
        element,
        next((row for row in rows if row.judged_by_id == voices.lead), None),
        earlier=tuple(row for row in rows if row.judged_by_id not in voices.known),
        beside=tuple(row for row in rows if row.judged_by_id in others),
        others=voices.beside,
        is_past=is_past,
    )


def _judged(assessment):
    """Every judgement of the case by its place in the matrix, the oldest first."""
    found = {}
    for row in assessment.judgements.select_related("judged_by").order_by("judged_at"):
        found.setdefault((row.evidence_id, row.test_evidence_id, row.element_id), []).append(row)
    return found
