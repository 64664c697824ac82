"""FR.AK.06, how another assessor saw the process of an assessment (9.3.6)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.models import Principle
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, FormHead, IssuingBody, PaperHead, SchemeFacts, Signature
from schemes.papers import body_facts, scheme_facts

from .common import assessor_hand, form_of, head_of


@dataclass(frozen=True)
class AspectRow:
    """A step of the assessment: principle by principle whether it was kept; None where it does not apply."""

    label: str
    kept: tuple[bool | None, ...]


@dataclass(frozen=True)
class ProcessFacts(Facts):
    """FR.AK.06 Meninjau Proses Asesmen."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    principles: tuple[str, ...]
    aspects: tuple[AspectRow, ...]
    aspects_advice: str
    dimensions: tuple[AspectRow, ...]
    dimensions_advice: str
    comment: str
    signatures: tuple[Signature, ...]


register(PaperKind("ak06", "assessments/papers/ak06.html", ("form.css",)))


@translation.override("id")
def process_facts(review, *, at):
    """FR.AK.06 as the reviewer sent it."""
    assessment = review.assessment
    application = assessment.application
    return ProcessFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.AK.06", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of("FR.AK.06", _("Review of the assessment process"), assessment, at),
        principles=tuple(str(label) for label in Principle.labels),
        aspects=tuple(AspectRow(str(label), tuple(kept)) for label, kept in review.rows),
        aspects_advice=review.aspects_advice,
        dimensions=tuple(AspectRow(str(label), (kept,)) for label, kept in review.dimension_rows),
        dimensions_advice=review.dimensions_advice,
        comment=review.comment,
        signatures=(assessor_hand(review.reviewer, at, pgettext("BNSP form", "Reviewer")),),
    )
