"""Letter of assignment, agreement (FR.AK.01) and portfolio checklist (FR.IA.08) of an assessment (9.2)."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

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
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts, unit_facts

from .models import Method, RecommendationOutcome
from .queries import lead_of, standing


@dataclass(frozen=True)
class Assigned:
    """A candidate in a letter of assignment."""

    name: str
    number: str
    route: str  # "portofolio", "uji praktik dan lisan"
    when: str


@dataclass(frozen=True)
class AssignmentFacts(Facts):
    """Surat tugas asesor (9.2.2)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str  # "Berdasarkan butir 9.2.2 skema sertifikasi …, Manajer Sertifikasi … menugaskan:"
    assessor: tuple[Row, ...]  # Nama, Nomor registrasi, Sebagai, Waktu, Tempat: the first is set in bold
    units: tuple[UnitFacts, ...]
    candidates: tuple[Assigned, ...]
    duties: tuple[str, ...]
    declaration: str  # impartiality, and what to do on finding a tie
    signer: Signature
    acceptance: Signature | None = None  # the assessor's hand, once accepted


register(PaperKind("assignment", "assessments/papers/assignment.html", ("letter.css",)))


@dataclass(frozen=True)
class AgreementFacts(Facts):
    """FR.AK.01 Persetujuan Asesmen dan Kerahasiaan (9.2.3, 9.2.4)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    opening: str
    units: tuple[UnitFacts, ...]
    evidence: tuple[Tick, ...]  # what will be collected
    sitting: tuple[Row, ...]  # Hari, tanggal; Waktu; TUK
    plan: tuple[Row, ...]  # the plan in short: approach, methods; may be empty
    statements: tuple[Row, ...]  # who states what: ("Asesi", "…")
    signatures: tuple[Signature, ...]


register(PaperKind("ak01", "assessments/papers/ak01.html", ("form.css",)))


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


EDITION = "2023"


@translation.override("id")
def assignment_facts(assignment, *, number, at):
    """The letter that sends an assessor to a candidate (9.2.2)."""
    application = assignment.assessment.application
    version, registration = application.scheme_version, assignment.registration
    body = body_facts()
    return AssignmentFacts(
        body=body,
        paper=_head(application, number, _("Letter of assignment"), at),
        scheme=scheme_facts(version),
        opening=_("By clause 9.2.2 of the scheme %(scheme)s, %(body)s assigns:")
        % {"scheme": version.title_id, "body": body.name},
        assessor=(
            Row(_("Name"), registration.user.full_name),
            Row(_("Registration number"), registration.met_number),
            Row(_("As"), _("lead assessor") if assignment.is_lead else _("assessor")),
        ),
        units=unit_facts(version),
        candidates=(
            Assigned(
                name=application.particulars.full_name,
                number=application.candidate_number,
                route=_("portfolio"),
                when=_("as agreed in FR.AK.01"),
            ),
        ),
        duties=(
            _("Agree the plan of the assessment with the candidate, then judge the evidence."),
            _("Send record and recommendation to the LSP."),
            _("Keep confidential what you learn in the case."),
        ),
        declaration=_("Whoever finds a tie to a candidate declines this assignment and says so at once."),
        signer=Signature(
            name=assignment.assigned_by.full_name,
            post=_("Secretariat of the LSP"),
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )


@translation.override("id")
def agreement_facts(plan, *, at):
    """FR.AK.01 with both hands (9.2.4)."""
    application = plan.assessment.application
    version = application.scheme_version
    return AgreementFacts(
        body=body_facts(),
        paper=_head(application, application.candidate_number, "FR.AK.01", at),
        scheme=scheme_facts(version),
        form=_form("FR.AK.01", _("Agreement on assessment and confidentiality"), plan.assessment, at),
        opening=_(
            "This agreement makes sure that the candidate has been told in detail about plan and process of the assessment."
        ),
        units=unit_facts(version),
        evidence=tuple(Tick(str(label), value in plan.methods) for value, label in Method.choices),
        sitting=(
            Row(_("Day, date"), writing.weekday(plan.on)),
            Row(_("Time"), f"{plan.starts_at:%H.%M} WIB"),
            Row(_("Place"), plan.place),
        ),
        plan=(
            Row(_("Where the candidate comes from"), plan.get_potential_display()),
            Row(_("Approach"), plan.approach),
        ),
        statements=tuple(Row(str(words["speaker"]), words["id"]) for words in plan.statements),
        signatures=tuple(
            Signature(
                name=agreement.user.full_name,
                post=agreement.get_signer_display(),
                lines=(_("Signed electronically"), writing.moment(agreement.signed_at)),
            )
            for agreement in plan.agreements.select_related("user").order_by("signer")
        ),
    )


@translation.override("id")
def portfolio_facts(recommendation, *, at):
    """FR.IA.08 with the outcome that follows from the judgements (9.2.5, 9.2.6)."""
    assessment = recommendation.assessment
    application = assessment.application
    result = standing(assessment)
    return PortfolioFacts(
        body=body_facts(),
        paper=_head(application, application.candidate_number, "FR.IA.08", at),
        scheme=scheme_facts(application.scheme_version),
        form=_form("FR.IA.08", _("Checklist of portfolio verification"), assessment, at),
        documents=tuple(_judged(cell) for cell in result.cells),
        follow_up=(),
        competent=recommendation.outcome == RecommendationOutcome.COMPETENT,
        test_on="; ".join(f"{element.unit.code}, {element.title_id}" for element in result.short_elements),
        signatures=(
            Signature(
                name=recommendation.given_by.full_name,
                post=_("Assessor"),
                lines=(_("Signed electronically"), writing.moment(at)),
            ),
        ),
    )


def _judged(cell):
    remarks = [getattr(cell.judgement, f"{rule}_remark") for rule in cell.judgement.RULES]
    return Judged(
        title=cell.evidence.title,
        about=f"{cell.element.unit.code} · {cell.element}",
        valid=cell.judgement.valid,
        authentic=cell.judgement.authentic,
        current=cell.judgement.current,
        sufficient=cell.judgement.sufficient,
        remark=" ".join(filter(None, remarks)),
    )


def _head(application, number, subject, at):
    sample = application.scheme_version.is_example
    return PaperHead(number=number, subject=subject, date=writing.day(timezone.localtime(at)), sample=sample)


def _form(code, title, assessment, at):
    lead = lead_of(assessment)
    rows = (
        Row(_("Candidate"), assessment.application.particulars.full_name),
        Row(_("Assessor"), f"{lead.registration.user.full_name} ({lead.registration.met_number})"),
        Row(_("Date"), writing.day(at)),
    )
    return FormHead(code=code, title=title, edition=EDITION, rows=rows)
