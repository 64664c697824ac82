"""FR.AK.03, what the candidate says of the assessment (9.3.6)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, FormHead, IssuingBody, PaperHead, SchemeFacts, Signature
from schemes.papers import body_facts, scheme_facts

from .common import begun_on, candidate_hand, form_of, head_of


@dataclass(frozen=True)
class Answered:
    """A statement of the form, with the candidate's answer."""

    statement: str
    yes: bool
    comment: str


@dataclass(frozen=True)
class FeedbackFacts(Facts):
    """FR.AK.03 Umpan Balik dan Catatan Asesmen."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    answers: tuple[Answered, ...]
    note: str
    signatures: tuple[Signature, ...]


register(PaperKind("ak03", "assessments/papers/ak03.html", ("form.css",)))


@translation.override("id")
def feedback_facts(feedback, *, at):
    """FR.AK.03 with the ten statements."""
    assessment = feedback.assessment
    application = assessment.application
    return FeedbackFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.AK.03", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of(
            "FR.AK.03", _("Feedback and notes on the assessment"), assessment, at, begun=begun_on(assessment)
        ),
        answers=tuple(Answered(str(label), yes, comment) for label, yes, comment in feedback.lines),
        note=feedback.note,
        signatures=(candidate_hand(application.particulars.full_name, at),),
    )
