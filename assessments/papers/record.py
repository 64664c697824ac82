"""FR.AK.02, the record of the assessment: unit by unit, from which evidence, and what is recommended (9.3.6)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import ElementReason, RecommendationOutcome, UnitOutcome
from assessments.queries import assessors_of, sheets_of, standing
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
)
from schemes.papers import body_facts, scheme_facts

from .common import assessor_hand, begun_on, form_of, head_of

PORTFOLIO = "IA08"
# The columns of the form, and the forms whose evidence stands in each.
COLUMNS = (
    (("IA01", "IA02"), gettext_lazy("Observation of a demonstration")),
    ((PORTFOLIO,), gettext_lazy("Portfolio")),
    (("IA10",), gettext_lazy("Statement of a third party")),
    (("IA09",), gettext_lazy("Interview questions")),
    (("IA03", "IA07"), gettext_lazy("Oral questions")),
    (("IA05", "IA06"), gettext_lazy("Written questions")),
    (("IA04A", "IA04B"), gettext_lazy("Work project")),
    ((), gettext_lazy("Other")),
)


@dataclass(frozen=True)
class UnitRecord:
    """A unit: a box for each column of evidence, and what is recommended for it."""

    code: str
    title: str
    kinds: tuple[bool, ...]
    competent: bool


@dataclass(frozen=True)
class RecordFacts(Facts):
    """FR.AK.02 Rekaman Asesmen Kompetensi. `competent` has no default: somebody recommends it."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    columns: tuple[str, ...]
    units: tuple[UnitRecord, ...]
    competent: bool
    reasons: tuple[Row, ...]  # element by element why not yet
    follow_up: str
    comment: str
    weighed: tuple[Row, ...]  # where two assessors disagreed: both, and why the lead's weighs more
    attached: tuple[str, ...]
    signatures: tuple[Signature, ...]


register(PaperKind("ak02", "assessments/papers/ak02.html", ("form.css",)))


@translation.override("id")
def record_facts(recommendation, *, at):
    """FR.AK.02 of a recommendation that is final (9.3.6)."""
    assessment = recommendation.assessment
    application, result = assessment.application, standing(assessment)
    return RecordFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.AK.02", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of(
            "FR.AK.02", _("Record of the competency assessment"), assessment, at, begun=begun_on(assessment)
        ),
        columns=tuple(str(label) for _forms, label in COLUMNS),
        units=tuple(_unit(row, result) for row in recommendation.units.select_related("unit")),
        competent=recommendation.outcome == RecommendationOutcome.COMPETENT,
        reasons=tuple(
            Row(f"{row.element.unit.code}, {row.element}", row.reason) for row in _reasons(recommendation)
        ),
        follow_up=recommendation.follow_up,
        comment=recommendation.comment,
        weighed=tuple(_weighed(cell) for cell in result.disputed),
        attached=tuple(f"{sheet.code} {sheet.note}".strip() for sheet in sheets_of(assessment)),
        signatures=tuple(_hands(recommendation, at)),
    )


def _reasons(recommendation):
    return ElementReason.objects.filter(unit__recommendation=recommendation).select_related("element__unit")


def _hands(recommendation, at):
    yield assessor_hand(recommendation.given_by, at, _("Lead assessor"))
    for assignment in assessors_of(recommendation.assessment):
        if not assignment.is_lead:
            # Who judged beside the lead: their judgements stand in the record under their own name.
            yield Signature(
                name=assignment.registration.user.full_name,
                post=_("Assessor"),
                lines=(_("Judged on their own"),),
            )


def _unit(row, result):
    cells = [cell for cell in result.cells if cell.element.unit_id == row.unit_id]
    seen = {_column_of(cell) for cell in cells}
    return UnitRecord(
        code=row.unit.code,
        title=row.unit.title_id,
        kinds=tuple(place in seen for place in range(len(COLUMNS))),
        competent=row.outcome == UnitOutcome.COMPETENT,
    )


def _column_of(cell):
    form = cell.evidence.form if cell.is_test else PORTFOLIO
    found = (place for place, (forms, _label) in enumerate(COLUMNS) if form in forms)
    return next(found, len(COLUMNS) - 1)


def _weighed(cell):
    voices = [cell.judgement, *cell.beside]
    said = "; ".join(f"{row.judged_by.full_name}: {_letters(row)}" for row in voices)
    return Row(f"{cell.evidence}, {cell.element}", f"{said}. {cell.judgement.weighing}")


def _letters(judgement):
    return " ".join(f"{letter} {_('yes') if mark == 'y' else _('no')}" for letter, mark in judgement.marks)
