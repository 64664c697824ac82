"""The letter of assignment (9.2.2)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    UnitFacts,
)
from schemes.papers import body_facts, scheme_facts, unit_facts

from .common import hand, head_of


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


@translation.override("id")
def assignment_facts(assignment, *, number, at):
    """The letter that sends an assessor to a candidate (9.2.2)."""
    application = assignment.assessment.application
    version, registration = application.scheme_version, assignment.registration
    body = body_facts()
    return AssignmentFacts(
        body=body,
        paper=head_of(application, number, _("Letter of assignment"), at),
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
        signer=hand(assignment.assigned_by.full_name, _("Secretariat of the LSP"), at),
    )
