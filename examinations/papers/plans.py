"""FR.MAPA.01, the plan of the test, and FR.MAPA.02, which instrument serves which candidate (9.2.1, 9.3.1)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Potential
from assessments.papers.common import agreed_hands, form_of, head_of
from examinations.models import (
    Aim,
    Benchmark,
    Conductor,
    Confirmer,
    Environment,
    EvidenceKind,
    Modification,
    Opportunity,
    Relation,
)
from examinations.queries.plans import covered_criteria, methods_by_element, planned_methods
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    Tick,
    UnitFacts,
)
from instruments.models import FormCode
from schemes.papers import body_facts, scheme_facts

_F = FormCode

COLUMNS = {
    "CL": (_F.IA01,),
    "DIT": (_F.IA02, _F.IA04A, _F.IA04B),
    "DPL": (_F.IA03, _F.IA07),
    "DPT": (_F.IA05, _F.IA06),
    "VPK": (_F.IA10,),
    "CVP": (),
    "CRP": (_F.IA11,),
    "PW": (_F.IA09,),
}
"""The methods of FR.MAPA.01 and the instruments that stand behind each; the portfolio (CVP) was judged before."""

EVIDENCE = {
    _F.IA01: gettext_lazy("What the assessor sees the candidate do"),
    _F.IA02: gettext_lazy("Result of the practical task"),
    _F.IA03: gettext_lazy("Answers to questions during the observation"),
    _F.IA04A: gettext_lazy("Result of the structured project"),
    _F.IA04B: gettext_lazy("Presentation of the structured project"),
    _F.IA05: gettext_lazy("Written answers, multiple choice"),
    _F.IA06: gettext_lazy("Written answers, essay"),
    _F.IA07: gettext_lazy("Spoken answers"),
    _F.IA09: gettext_lazy("Answers in the interview on the portfolio"),
    _F.IA10: gettext_lazy("Statement of a third party"),
    _F.IA11: gettext_lazy("Product of the candidate's work"),
}

PORTFOLIO = "FR.IA.08"
MAP = sorted([(form.printed, form) for form in FormCode] + [(PORTFOLIO, None)])
"""The rows of FR.MAPA.02 in the order of their codes; the portfolio has no instrument of the bank."""


@dataclass(frozen=True)
class Answered:
    """A question of the form, its boxes, and what was written beside them."""

    label: str
    ticks: tuple[Tick, ...]
    detail: str = ""

    @property
    def chosen(self):
        """The words of the boxes that are ticked."""
        return [tick.label for tick in self.ticks if tick.on]


@dataclass(frozen=True)
class PlannedCriterion:
    """A line of part 2: the criterion, its evidence, L, TL, T, and the instruments below each method."""

    text: str
    evidence: str
    kinds: tuple[bool, ...]
    methods: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PlannedElement:
    """An element that is tested, with its criteria."""

    unit: str
    title: str
    criteria: tuple[PlannedCriterion, ...]


@dataclass(frozen=True)
class YesNo:
    """A question that is answered yes or no, and why."""

    label: str
    answer: bool
    detail: str = ""


@dataclass(frozen=True)
class Mapa01Facts(Facts):
    """FR.MAPA.01 Merencanakan Aktivitas dan Proses Asesmen (9.2.1)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    approach: tuple[Answered, ...]
    confirmed: tuple[Row, ...]  # post and name of the relevant persons
    columns: tuple[str, ...]
    elements: tuple[PlannedElement, ...]
    modifications: tuple[YesNo, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class MapRow:
    """An instrument, and for which of the five groups of candidates it is used."""

    code: str
    title: str
    cells: tuple[bool, ...]


@dataclass(frozen=True)
class Mapa02Facts(Facts):
    """FR.MAPA.02 Peta Instrumen Asesmen (9.3.1)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    units: tuple[UnitFacts, ...]
    potentials: tuple[str, ...]
    rows: tuple[MapRow, ...]
    signatures: tuple[Signature, ...]


register(
    PaperKind("mapa01", "examinations/papers/mapa01.html", ("form.css", "plan.css")),
    PaperKind("mapa02", "examinations/papers/mapa02.html", ("form.css", "plan.css")),
)


@translation.override("id")
def mapa01_facts(plan, *, at):
    """FR.MAPA.01 as both have signed it (9.2.1)."""
    application = plan.assessment.application
    title = _("Planning assessment activities and processes")
    return Mapa01Facts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.MAPA.01", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of("FR.MAPA.01", title, plan.assessment, at),
        approach=tuple(approach_of(plan.particulars)),
        confirmed=tuple(confirmed_by(plan.particulars)),
        columns=tuple(COLUMNS),
        elements=_elements(plan),
        modifications=tuple(modifications_of(plan.particulars)),
        signatures=agreed_hands(plan.agreements),
    )


def approach_of(particulars):
    """Part 1, question by question, as the reader's language has it."""
    one, some = particulars.get, lambda key: set(particulars.get(key, ()))
    yield Answered(str(_("Where the candidate comes from")), ticks_of(Potential, {one("potential")}))
    yield Answered(
        _("Purpose of the assessment"), ticks_of(Aim, {one("aim")}), particulars.get("aim_other", "")
    )
    yield Answered(_("Environment"), ticks_of(Environment, {one("environment")}))
    yield Answered(_("Chance to collect evidence"), ticks_of(Opportunity, {one("opportunity")}))
    yield Answered(_("Relation between standard and candidate"), ticks_of(Relation, some("relations")))
    yield Answered(_("Who carries the assessment out"), ticks_of(Conductor, some("conductors")))
    detail = particulars.get("benchmark_detail", "")
    yield Answered(_("Benchmarks"), ticks_of(Benchmark, some("benchmarks")), detail)


def confirmed_by(particulars):
    """With whom the plan was talked over: post and name."""
    for key, name in particulars.get("confirmed_with", {}).items():
        yield Row(str(Confirmer(key).label), name)


def modifications_of(particulars):
    """Part 3, question by question."""
    answers = particulars.get("modifications", {})
    for item in Modification:
        if given := answers.get(item.value):
            yield YesNo(str(item.label), given["answer"], given.get("detail", ""))


def ticks_of(choices, chosen):
    """Every answer that the form offers, the chosen ones ticked."""
    return tuple(Tick(str(label), value in chosen) for value, label in choices.choices)


def _elements(plan):
    covered = covered_criteria(plan)
    return tuple(
        PlannedElement(
            element.unit.code,
            str(element),
            tuple(_criterion(one, methods, covered.get(one.pk, ())) for one in element.criteria.all()),
        )
        for element, methods in methods_by_element(plan)
    )


def _criterion(criterion, methods, forms):
    used = [method for method in methods if method.instrument.form in forms]
    return PlannedCriterion(
        text=str(criterion),
        evidence="; ".join(str(EVIDENCE[method.instrument.form]) for method in used),
        kinds=tuple(any(method.kind == kind for method in used) for kind in EvidenceKind),
        methods=tuple(_below(column, used) for column in COLUMNS.values()),
    )


def _below(column, used):
    """IA.05, IA.06: the instruments of this method, without the letters that all forms begin with."""
    codes = [method.instrument.printed_form for method in used if method.instrument.form in column]
    return tuple(code.removeprefix("FR.") for code in codes)


@translation.override("id")
def mapa02_facts(plan, *, at):
    """FR.MAPA.02: what the plan uses, in the column of this candidate; the portfolio was judged before (9.3.1)."""
    application = plan.assessment.application
    used = {None, *(method.instrument.form for method in planned_methods(plan))}
    return Mapa02Facts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.MAPA.02", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of("FR.MAPA.02", _("Map of the assessment instruments"), plan.assessment, at),
        units=tuple(_units(plan)),
        potentials=tuple(str(label) for label in Potential.labels),
        rows=tuple(_map_row(code, form, plan.particulars["potential"], used) for code, form in MAP),
        signatures=agreed_hands(plan.agreements),
    )


def _units(plan):
    units = dict.fromkeys(element.unit for element, _methods in methods_by_element(plan))
    return [UnitFacts(code=unit.code, title=unit.title_id) for unit in units]


def _map_row(code, form, potential, used):
    return MapRow(
        code, title_of(code, form), tuple(value == potential and form in used for value in Potential)
    )


def title_of(code, form):
    """What the form is called, without its code; the portfolio's has no instrument."""
    return str(_F(form).label).removeprefix(code).strip() if form else _("Portfolio verification")
