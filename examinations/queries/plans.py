"""Which plan of the test counts, what it could use, and what of it is still to come (9.2.1, 9.3.1)."""

from dataclasses import dataclass, field

from applications.models import Purpose
from assessments.models import Judgement, RecommendationOutcome
from assessments.queries import (
    current_plan,
    evidence_of_attempt,
    last_recommendation,
    last_retake,
    standing,
)
from examinations.models import Aim, Benchmark, Conductor, EvidenceKind, PlannedMethod, TestPlan
from instruments.models import FormCode, Instrument
from instruments.queries import blueprint_for, items_of, usable
from schemes.models import Element

_F = FormCode

SUGGESTED = {
    # No piece of evidence at all: the work itself is looked at, and what lies behind it is asked in writing.
    "nothing": (_F.IA01, _F.IA02, _F.IA05),
    "valid": (_F.IA01, _F.IA02),
    "authentic": (_F.IA09, _F.IA01, _F.IA10),
    "current": (_F.IA01, _F.IA07),
    "sufficient": (_F.IA02, _F.IA05, _F.IA06),
}
"""Which forms suit what the portfolio left open. A proposal for the assessor to change, and no rule."""

USUAL_KIND = {
    _F.IA01: EvidenceKind.DIRECT,
    _F.IA02: EvidenceKind.DIRECT,
    _F.IA04A: EvidenceKind.DIRECT,
    _F.IA04B: EvidenceKind.DIRECT,
    _F.IA10: EvidenceKind.INDIRECT,
    _F.IA11: EvidenceKind.INDIRECT,
}
"""The rest is additional. The page shows it, and the assessor ticks what holds here."""

AIMS = {Purpose.NEW: Aim.CERTIFICATION, Purpose.RECERTIFICATION: Aim.RECERTIFICATION, Purpose.RPL: Aim.RPL}
"""What the application asked for, in the words of FR.MAPA.01."""


def last_test_plan(assessment):
    """The last plan ever made, of whichever test; None before the first."""
    return assessment.test_plans.order_by("-number").select_related("mapa01", "mapa02", "proposed_by").first()


def current_test_plan(assessment):
    """The last plan of the test that is on; None before its first: a retest is planned anew (9.3.5)."""
    last = last_test_plan(assessment)
    return last and counting_plan(assessment, last)


def counting_plan(assessment, last):
    """This last plan; None where a retest was opened since, or what it was written for was taken back (9.2.6)."""
    retake = last_retake(assessment)
    if retake is not None and last.proposed_at < retake.opened_at:
        return None
    return None if last.recommendation.corrections.filter(granted=True).exists() else last


def is_agreed(plan):
    """Whether both hands are under it and no later plan has taken its place."""
    if plan is None or plan.agreed_at is None:
        return False
    return not TestPlan.objects.filter(assessment=plan.assessment_id, number__gt=plan.number).exists()


def planned_methods(plan):
    """Elements and instruments of a plan, in the order of the standard."""
    return plan.methods.select_related("element__unit", "instrument__scheme_version")


def elements_to_test(assessment):
    """The elements that the last recommendation left short, in their order: the test is about just these (9.2.6).

    Of a retest, those that the decision named.
    """
    last, retake = last_recommendation(assessment), last_retake(assessment)
    if retake:
        return list(_in_order(retake.elements.all()))
    if last is None or last.outcome == RecommendationOutcome.COMPETENT:
        return []
    short = last.units.values("short_elements")
    return list(_in_order(Element.objects.filter(pk__in=short)))


def _in_order(elements):
    found = elements.select_related("unit").prefetch_related("criteria")
    return found.order_by("unit__position", "position")


@dataclass(frozen=True)
class Gap:
    """Why an element is short: a rule of evidence that one piece of it did not meet, in the assessor's words."""

    rule: str
    label: str
    evidence: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Offer:
    """An instrument that could test an element, and the gaps for which it is proposed."""

    instrument: Instrument
    because: tuple = ()

    @property
    def reasons(self):
        """The rules of evidence for which it is proposed, in words; empty where no evidence was offered at all."""
        return [
            str(Judgement._meta.get_field(rule).verbose_name)
            for rule in self.because
            if rule in Judgement.RULES
        ]

    @property
    def kind(self):
        """The kind of evidence that it usually gives."""
        return USUAL_KIND.get(self.instrument.form, EvidenceKind.ADDITIONAL)


@dataclass(frozen=True)
class Proposal:
    """An element that is short: what is missing, and the instruments in force that have something to ask about it."""

    element: Element
    gaps: list
    offers: list = field(default_factory=list)

    @property
    def proposed(self):
        """Those that suit the gaps."""
        return [offer for offer in self.offers if offer.because]

    @property
    def others(self):
        """Those that are there, too."""
        return [offer for offer in self.offers if not offer.because]


def proposals(assessment, *, on):
    """For each short element what the judgements left open, and by which instruments it could be tested that day."""
    instruments = usable_instruments(assessment.application.scheme_version, on=on)
    reach = reach_of(instruments, on=on)
    result = standing(assessment)
    return [
        Proposal(element, gaps := _gaps(result, element), _offers(element, gaps, instruments, reach))
        for element in elements_to_test(assessment)
    ]


def usable_instruments(version, *, on):
    """The editions in force that day, in the order of their forms."""
    return [found for form in FormCode if (found := usable(version, form, on))]


def reach_of(instruments, *, on):
    """By instrument the elements that it can test; None stands for all, where it asks about the person."""
    return {instrument.pk: _reach(instrument, on) for instrument in instruments}


def can_reach(reach, instrument, element):
    """Whether the instrument has something to ask about this element."""
    elements = reach.get(instrument.pk, set())
    return element.pk in elements or None in elements


def _reach(instrument, on):
    asked = set(items_of(instrument).values_list("element", flat=True).distinct())
    if not instrument.is_written:
        return asked
    blueprint = blueprint_for(instrument.scheme_version, instrument.form, on)
    rows = blueprint.rows.all() if blueprint else ()
    return asked & {row.element_id for row in rows if row.number}


def _gaps(result, element):
    """The rules that some evidence did not meet: the portfolio speaks, for the test is not held yet.

    Before a retest so does the test before it.
    """
    cells = [
        cell
        for cell in result.by_element.get(element.pk, [])
        if cell.judgement and (cell.is_past or not cell.is_test)
    ]
    return [
        Gap(
            rule,
            str(Judgement._meta.get_field(rule).verbose_name),
            str(cell.evidence),
            getattr(cell.judgement, f"{rule}_remark"),
        )
        for cell in cells
        for rule in Judgement.RULES
        if getattr(cell.judgement, rule) is False
    ] or [Gap("nothing", "")]


def _offers(element, gaps, instruments, reach):
    rules = dict.fromkeys(gap.rule for gap in gaps)
    return [
        Offer(instrument, tuple(rule for rule in rules if instrument.form in SUGGESTED[rule]))
        for instrument in instruments
        if can_reach(reach, instrument, element)
    ]


def awaited(assessment):
    """What an agreed plan promised and nobody has handed in yet, each in words (9.3.6)."""
    plan = current_test_plan(assessment)
    if not is_agreed(plan):
        return
    there = set(evidence_of_attempt(assessment).values_list("form", "elements"))
    for method in planned_methods(plan):
        if (method.instrument.form, method.element_id) not in there:
            yield f"{method.instrument.printed_form}: {method.element.unit.code}, {method.element}"


def methods_by_element(plan):
    """[(element, its planned methods)] in the order of the standard."""
    found = {}
    for method in planned_methods(plan):
        found.setdefault(method.element, []).append(method)
    return list(found.items())


def covered_criteria(plan):
    """{criterion number: forms of the plan that ask about it}; what names no criterion asks about all of its element.

    Of a written form it is what may be drawn.
    """
    found = {}
    for element, methods in methods_by_element(plan):
        criteria = list(element.criteria.all())
        for method in methods:
            for criterion in _asked(method, element, criteria):
                found.setdefault(criterion, []).append(method.instrument.form)
    return found


def _asked(method: PlannedMethod, element, criteria):
    named = set(items_of(method.instrument, [element]).values_list("criterion", flat=True))
    return [criterion.pk for criterion in criteria if criterion.pk in named or None in named]


def known_particulars(assessment):
    """FR.MAPA.01 as far as it is known: from the test plan before, or from FR.AK.01, FR.APL.01 and the scheme."""
    if before := last_test_plan(assessment):
        return before.particulars
    application, agreed = assessment.application, current_plan(assessment)
    standards = dict.fromkeys(unit.standard for unit in application.scheme_version.units.all())
    return {
        "potential": agreed.potential if agreed else "",
        "aim": AIMS.get(application.purpose, ""),
        "conductors": [Conductor.LSP],
        "benchmarks": [Benchmark.STANDARD],
        "benchmark_detail": "; ".join(standards)[:500],
    }


def planned_kinds(plan):
    """{(element, instrument): kind of evidence} of a plan."""
    return {(row.element_id, row.instrument_id): row.kind for row in plan.methods.all()}
