"""Where the judgements of a case stand, and what follows from them (9.2.5, 9.2.6)."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

from applications.models import Evidence, EvidenceLink
from assessments.models import Assignment, Judgement, RecommendationOutcome
from schemes.models import Element


@dataclass(frozen=True)
class Cell:
    """A piece of evidence against an element it supports, with the judgement that counts if there is one.

    `earlier` are the judgements of assessors who were replaced: on record, and counted no more (9.2.2).
    """

    evidence: Evidence
    element: Element
    judgement: Judgement | None
    earlier: tuple = ()

    @property
    def answers(self):
        """V, A, T, M; None where nobody has judged."""
        return self.judgement.answers if self.judgement else (None, None, None, None)

    @property
    def open(self):
        """How many of the four are not answered yet."""
        return self.answers.count(None)

    @property
    def version(self):
        """What a page that shows this cell has seen of it; 0 before the first judgement."""
        return self.judgement.version if self.judgement else 0


@dataclass(frozen=True)
class Standing:
    """Where the judgements of a case stand: every cell, and what follows for each element (9.2.5, 9.2.6).

    An element meets VATM when at least one piece of evidence is valid, authentic, current and sufficient for it;
    an element that no evidence supports is short.
    """

    elements: list
    cells: list
    by_element: dict = field(default_factory=dict)

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
        return any(all(cell.answers) for cell in self.by_element.get(element.pk, []))

    def open_in(self, element):
        """How many answers of this element are still open."""
        return sum(cell.open for cell in self.by_element.get(element.pk, []))

    @property
    def outcome(self):
        """What the judgements say for the case; None while something is unjudged."""
        if self.unjudged:
            return None
        return RecommendationOutcome.TEST if self.short_elements else RecommendationOutcome.COMPETENT


def standing(assessment):
    """Read the matrix evidence × element of a case in four queries."""
    cells = _cells(assessment)
    by_element = {}
    for cell in cells:
        by_element.setdefault(cell.element.pk, []).append(cell)
    return Standing(_elements(assessment), cells, by_element)


def _elements(assessment):
    return list(
        Element.objects.filter(unit__version=assessment.application.scheme_version_id)
        .select_related("unit")
        .order_by("unit__position", "position")
    )


def _cells(assessment):
    links = (
        EvidenceLink.objects.filter(
            rating__application=assessment.application_id, evidence__removed_at__isnull=True
        )
        .select_related("evidence__upload", "rating__element__unit")
        .order_by("evidence_id", "rating__element__unit__position", "rating__element__position")
    )
    counted, earlier = _judgements(assessment)
    places = [(link, (link.evidence_id, link.rating.element_id)) for link in links]
    return [
        Cell(link.evidence, link.rating.element, counted.get(place), tuple(earlier.get(place, ())))
        for link, place in places
    ]


def _judgements(assessment):
    """By place in the matrix: the judgements of whoever assesses now, and those of assessors before them."""
    now = set(
        Assignment.objects.live().filter(assessment=assessment).values_list("registration__user", flat=True)
    )
    counted, earlier = {}, {}
    for row in assessment.judgements.select_related("judged_by").order_by("judged_at"):
        place = (row.evidence_id, row.element_id)
        if row.judged_by_id in now:
            counted[place] = row
        else:
            earlier.setdefault(place, []).append(row)
    return counted, earlier


def judgements_hash(assessment):
    """SHA-256 over every judgement as it stands, in a fixed order: who changes one later is seen."""
    rows = [
        [row.evidence_id, row.element_id, *row.answers, row.judged_by_id]
        + [getattr(row, f"{rule}_remark") for rule in Judgement.RULES]
        for row in assessment.judgements.order_by("evidence_id", "element_id", "judged_by_id")
    ]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
