"""FR.IA.08, the checklist of portfolio verification with the recommendation (9.2.5, 9.2.6)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import RecommendationOutcome
from assessments.queries import standing
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, FormHead, IssuingBody, PaperHead, SchemeFacts, Signature
from schemes.papers import body_facts, scheme_facts

from .common import assessor_hand, form_of, head_of


@dataclass(frozen=True)
class Judged:
    """A portfolio document under VATM: True yes, False no, None not judged for that rule."""

    title: str
    about: str  # "unit 007 · elemen 1–3 · 14 halaman"
    valid: bool | None
    authentic: bool | None
    current: bool | None
    sufficient: bool | None
    remark: str = ""


@dataclass(frozen=True)
class FollowUp:
    """What is to be cleared up in an interview, and the further evidence needed."""

    element: str
    evidence: str


@dataclass(frozen=True)
class PortfolioFacts(Facts):
    """FR.IA.08 Ceklis Verifikasi Portofolio (9.2.5, 9.2.6). `competent` has no default: somebody recommends
    it.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    documents: tuple[Judged, ...]
    follow_up: tuple[FollowUp, ...]
    competent: bool
    test_on: str  # "M.702093.008.01, elemen 2 dan 3."; empty where competent
    signatures: tuple[Signature, ...]


register(PaperKind("ia08", "assessments/papers/ia08.html", ("form.css",)))


@translation.override("id")
def portfolio_facts(recommendation, *, at):
    """FR.IA.08 with the outcome that follows from the judgements (9.2.5, 9.2.6)."""
    assessment = recommendation.assessment
    application = assessment.application
    result = standing(assessment)
    return PortfolioFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.IA.08", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of("FR.IA.08", _("Checklist of portfolio verification"), assessment, at),
        documents=tuple(row for cell in result.cells for row in _rows(cell)),
        follow_up=(),
        competent=recommendation.outcome == RecommendationOutcome.COMPETENT,
        test_on="; ".join(f"{element.unit.code}, {element.title_id}" for element in result.short_elements),
        signatures=(assessor_hand(recommendation.given_by, at),),
    )


def _rows(cell):
    """What the lead found; below it, by name, what another assessor found, and why the lead's weighs more."""
    yield _judged(cell, cell.judgement, *filter(None, [cell.judgement.weighing]))
    for judgement in cell.beside:
        yield _judged(cell, judgement, name=judgement.judged_by.full_name)


def _judged(cell, judgement, *more, name=""):
    about = [cell.element.unit.code, str(cell.element), name]
    return Judged(
        title=cell.evidence.title,
        about=" · ".join(filter(None, about)),
        valid=judgement.valid,
        authentic=judgement.authentic,
        current=judgement.current,
        sufficient=judgement.sufficient,
        remark=" ".join([*judgement.remarks, *more]),
    )
