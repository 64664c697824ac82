"""FR.IA.05C and FR.IA.06C, the answer sheets: what was asked, answered and achieved, and never a key (9.3.1)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.papers.common import form_of, hand, head_of
from examinations.queries.written_marks import results_of
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
from foundation.look import writing
from instruments.models import FormCode
from schemes.papers import body_facts, scheme_facts


@dataclass(frozen=True)
class Asked:
    """One item as it stood on this paper, what the candidate answered, and whether it was achieved."""

    number: int
    question: str
    answer: str  # "B. Menandai keduanya …", or the words of the essay; empty where nothing was answered
    achieved: bool
    remark: str = ""


@dataclass(frozen=True)
class Concluded:
    """What the paper showed of one element."""

    unit: str
    element: str
    achieved: bool
    remark: str = ""


@dataclass(frozen=True)
class WrittenFacts(Facts):
    """FR.IA.05C Lembar Jawaban Pilihan Ganda, FR.IA.06C Lembar Jawaban Pertanyaan Esai (9.3.1, 9.3.4)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    sitting: tuple[Row, ...]
    items: tuple[Asked, ...]
    elements: tuple[Concluded, ...]
    feedback: str
    signatures: tuple[Signature, ...]


for kind in ("ia05c", "ia06c"):
    register(PaperKind(kind, "examinations/papers/written.html", ("form.css",)))


@translation.override("id")
def written_facts(paper, sheet, *, at):
    """The answer sheet of a paper with what its assessor concluded."""
    application = paper.assessment.application
    code = f"{paper.printed_form}C"
    return WrittenFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, f"{code} {paper.code}", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of(code, _title(paper), paper.assessment, at),
        sitting=_sitting(paper),
        items=tuple(_asked(line) for line in sheet.lines),
        elements=tuple(_concluded(result) for result in results_of(paper)),
        feedback=paper.feedback,
        signatures=(
            hand(application.particulars.full_name, _("Candidate"), paper.closed_at),
            hand(paper.marked_by.full_name, _("Assessor"), at),
        ),
    )


@translation.override("id")
def evidence_facts(sheet, results):
    """Labels and values for whoever judges the paper as evidence."""
    yes, no = _("achieved"), _("not achieved")
    facts = {
        _("Items achieved"): _("%(achieved)d of %(count)d")
        % {"achieved": sheet.achieved_count, "count": len(sheet.lines)}
    }
    for element, _lines, _reached in sheet.by_element:
        achieved, remark = results[element.pk]
        facts[f"{element.unit.code}, {element.title_id}"] = ". ".join(
            filter(None, [yes if achieved else no, remark])
        )
    return facts


def _title(paper):
    if paper.form == FormCode.IA05:
        return _("Answer sheet, multiple choice")
    return _("Answer sheet, essay")


def _sitting(paper):
    closed = _("closed by the clock at the end") if paper.closed_by_clock else _("handed in by the candidate")
    rows = [
        Row(_("Test place"), str(paper.seat.session.venue)),
        Row(_("Paper"), paper.code),
        Row(_("Begun"), writing.moment(paper.started_at)),
        Row(_("Closed"), f"{writing.moment(paper.closed_at)}, {closed}"),
        Row(_("Time allowed"), _minutes(paper.seconds_allowed)),
    ]
    if paper.given_back_seconds:
        rows.append(Row(_("Given back after an outage"), _minutes(paper.given_back_seconds)))
    return tuple(rows)


def _minutes(seconds):
    return _("%(minutes)d minutes %(seconds)02d seconds") % dict(
        zip(("minutes", "seconds"), divmod(seconds, 60), strict=True)
    )


def _asked(line):
    item = line.paper_item.item
    return Asked(
        number=line.paper_item.position,
        question=item.words["id"],
        answer=_answer(line),
        achieved=bool(line.achieved),
        remark=line.remark,
    )


def _answer(line):
    if line.line.text:
        return line.line.text
    return next((f"{seen}. {words}" for seen, words, chosen in line.line.choices if chosen), "")


def _concluded(result):
    return Concluded(
        unit=result.element.unit.code,
        element=result.element.title_id,
        achieved=result.achieved,
        remark=result.remark,
    )
