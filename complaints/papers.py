"""The answer to a complaint as a letter: what was found, why, what is done (ISO/IEC 17024 9.9)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, Signature
from foundation.look import writing
from schemes.papers import body_facts


@dataclass(frozen=True)
class ComplaintAnswerFacts(Facts):
    """An answer: to whom as far as that is known, about which complaint, its reasons, its measures, who signed it."""

    body: IssuingBody
    paper: PaperHead
    name: str  # empty where whoever complained gave none
    rows: tuple[Row, ...]
    words: tuple[str, ...]
    measures: tuple[Row, ...]
    signer: Signature


register(PaperKind("complaint-answer", "complaints/papers/answer.html", ("letter.css",)))


@translation.override("id")
def answer_facts(answer, *, number, by, at):
    """The words of the answer, frozen when it is signed."""
    complaint = answer.complaint
    sample = bool(complaint.case and complaint.case.scheme_version.is_example)
    return ComplaintAnswerFacts(
        body=body_facts(),
        paper=PaperHead(
            number=number, subject=_("Answer to your complaint"), date=writing.day(at), sample=sample
        ),
        name=complaint.who,
        rows=(
            Row(_("Complaint"), complaint.number),
            Row(_("Received"), writing.day(complaint.received_at)),
            Row(_("About"), complaint.get_about_display()),
            Row(_("Outcome"), answer.get_outcome_display()),
        ),
        words=tuple(line.strip() for line in answer.words.splitlines() if line.strip()),
        measures=tuple(
            Row(writing.day(one.due_on), one.words) for one in complaint.measures.order_by("due_on", "pk")
        ),
        signer=Signature(
            name=by.full_name,
            post=_("Head of the LSP") if by.holds(Role.HEAD) else _("In place of the head of the LSP"),
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )
