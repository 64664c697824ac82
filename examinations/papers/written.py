"""The papers of a written test, FR.IA.05 and FR.IA.06: A the questions, C the answers (9.3.1).

The candidate reads C. As in the form it names what was answered and whether that was achieved, but no question: an
achieved choice beside its question would be the key. A holds the questions in the order of this person, for those
who judge, decide or hear an appeal; B, the key, is printed nowhere.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.papers.common import assessor_hand, candidate_hand, form_of, head_of
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

from .common import Maker, instrument_row, made_by, place_of
from .sealing import opened, sealed

QUESTIONS = {FormCode.IA05: "ia05a", FormCode.IA06: "ia06a"}
TITLES = {
    (FormCode.IA05, "A"): gettext_lazy("Written questions, multiple choice"),
    (FormCode.IA05, "C"): gettext_lazy("Answer sheet, multiple choice"),
    (FormCode.IA06, "A"): gettext_lazy("Written questions, essay"),
    (FormCode.IA06, "C"): gettext_lazy("Answer sheet, essay"),
}
SHEETS = ("form.css", "record.css")


@dataclass(frozen=True)
class Answered:
    """One place of the paper, what the candidate answered, and whether it was achieved."""

    number: int
    unit: str
    element: str
    answer: str  # "B" as the candidate saw it, or the words of the essay; empty where nothing was answered
    achieved: bool
    remark: str = ""


@dataclass(frozen=True)
class Choice:
    """An answer to choose, by the letter that this person saw."""

    letter: str
    words: str


@dataclass(frozen=True)
class Asked:
    """One item as it stood on this paper."""

    number: int
    unit: str
    element: str
    question: str
    choices: tuple[Choice, ...]
    picture: str = ""  # by its name among the things


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
    items: tuple[Answered, ...]
    elements: tuple[Concluded, ...]
    feedback: str
    signatures: tuple[Signature, ...]
    made: tuple[Maker, ...]


@dataclass(frozen=True)
class QuestionsFacts(Facts):
    """FR.IA.05A Pertanyaan Tertulis Pilihan Ganda, FR.IA.06A Pertanyaan Tertulis Esai (9.3.1, 9.4.1)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    sitting: tuple[Row, ...]
    instructions: str
    items: tuple[Asked, ...]
    made: tuple[Maker, ...]


register(
    PaperKind("ia05c", "examinations/papers/written_choices.html", SHEETS),
    PaperKind("ia06c", "examinations/papers/written_essays.html", SHEETS),
)
for kind in QUESTIONS.values():
    register(PaperKind(kind, "examinations/papers/questions.html", SHEETS, dress=opened(kind)))


@translation.override("id")
def written_facts(paper, sheet, *, at):
    """The answer sheet of a paper with what its assessor concluded."""
    return WrittenFacts(
        **_top(paper, "C", at=at),
        sitting=_sitting(paper),
        items=tuple(_answered(line) for line in sheet.lines),
        elements=tuple(_concluded(result) for result in results_of(paper)),
        feedback=paper.feedback,
        signatures=(
            candidate_hand(paper.assessment.application.particulars.full_name, paper.closed_at),
            assessor_hand(paper.marked_by, at),
        ),
        made=made_by(paper.instrument),
    )


@translation.override("id")
def sealed_questions(paper, sheet, *, at):
    """What this person was asked, as its row keeps it."""
    facts = QuestionsFacts(
        **_top(paper, "A", at=at),
        sitting=(Row(_("Paper"), paper.code), instrument_row(paper.instrument)),
        instructions=paper.instrument.instructions_id,
        items=tuple(_asked(line) for line in sheet.lines),
        made=made_by(paper.instrument),
    )
    return sealed(QUESTIONS[paper.form], facts)


def questions_things(sheet):
    """The pictures of the items, by the names that the facts give them."""
    places = [line.paper_item for line in sheet.lines]
    return {_picture(place): place.item.image for place in places if place.item.image}


def _top(paper, part, *, at):
    """What A and C both say of themselves."""
    application, code = paper.assessment.application, f"{paper.printed_form}{part}"
    place, edition = place_of(paper.seat), paper.instrument.form_edition
    title = str(TITLES[paper.form, part])
    return {
        "body": body_facts(),
        "paper": head_of(application, application.candidate_number, f"{code} {paper.code}", at),
        "scheme": scheme_facts(application.scheme_version),
        "form": form_of(code, title, paper.assessment, at, place=place, edition=edition),
    }


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


def _sitting(paper):
    closed = _("closed by the clock at the end") if paper.closed_by_clock else _("handed in by the candidate")
    rows = [
        Row(_("Paper"), paper.code),
        instrument_row(paper.instrument),
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


def _answered(line):
    element = line.paper_item.item.element
    return Answered(
        number=line.paper_item.position,
        unit=element.unit.code,
        element=element.title_id,
        answer=_answer(line.line),
        achieved=bool(line.achieved),
        remark=line.remark,
    )


def _answer(line):
    if not line.is_answered:
        return ""
    return line.chosen if line.paper_item.is_choice else line.text


def _asked(line):
    place = line.paper_item
    return Asked(
        number=place.position,
        unit=place.item.element.unit.code,
        element=place.item.element.title_id,
        question=place.item.words["id"],
        choices=tuple(Choice(seen, words) for seen, words, _chosen in line.line.choices),
        picture=_picture(place) if place.item.image else "",
    )


def _picture(place):
    return f"picture-{place.position}.jpg"


def _concluded(result):
    return Concluded(
        unit=result.element.unit.code,
        element=result.element.title_id,
        achieved=result.achieved,
        remark=result.remark,
    )
