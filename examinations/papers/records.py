"""FR.IA.01, 02, 03, 04A, 04B, 07, 09 and 11 as an assessor filled them in, each in the layout of its form (9.3.1)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import Signer
from assessments.papers.common import assessor_hand, form_of, head_of, post_of
from assessments.queries import standing
from examinations.models import FIELDS
from examinations.queries.adjustments import measures_of
from examinations.queries.records import hands_under, lines_of, outcomes_of, photos_of
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

from .common import Maker, instrument_row, made_by, place_of, title_of
from .sealing import opened


@dataclass(frozen=True)
class RecordedLine:
    """An item as it was observed or asked, and what the assessor says of it."""

    number: int
    criterion: str  # "1.2 Menyusun …"; empty where the item names none
    text: str
    answer: str
    question: str
    achieved: bool
    remark: str
    clock: str  # "4.05"; empty where no time was stopped
    pictures: str  # "Foto 1, 2"


@dataclass(frozen=True)
class RecordedElement:
    """An element with its lines, and what follows from them."""

    unit: str
    unit_title: str
    element: str
    evidence: tuple[str, ...]  # of the portfolio: FR.IA.09 asks about it
    achieved: bool
    lines: tuple[RecordedLine, ...]


@dataclass(frozen=True)
class Picture:
    """A photo, by its name among the things."""

    number: int
    thing: str
    about: str


@dataclass(frozen=True)
class RecordFacts(Facts):
    """A form of the test as handed in. `competent` has no default: it follows from every line (9.3.5)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    sitting: tuple[Row, ...]
    particulars: tuple[Row, ...]
    instructions: str
    elements: tuple[RecordedElement, ...]
    competent: bool
    not_achieved: tuple[str, ...]
    feedback: str
    pictures: tuple[Picture, ...]
    made: tuple[Maker, ...]
    notes: tuple[str, ...]  # a correction, a hand that is missing, a record finished later
    signatures: tuple[Signature, ...]


SHEETS = ("form.css", "record.css")

TEMPLATES = {
    "ia01": "examinations/papers/ia01.html",
    "ia02": "examinations/papers/ia02.html",
    "ia03": "examinations/papers/ia03.html",
    "ia04a": "examinations/papers/ia04a.html",
    "ia04b": "examinations/papers/ia04b.html",
    "ia07": "examinations/papers/ia07.html",
    "ia09": "examinations/papers/ia09.html",
    "ia11": "examinations/papers/ia11.html",
}

register(*(PaperKind(kind, page, SHEETS, dress=opened(kind)) for kind, page in TEMPLATES.items()))


@translation.override("id")
def record_facts(record, *, at):
    """The form as it is handed in now."""
    lines = lines_of(record)
    application, outcomes = record.assessment.application, outcomes_of(record, lines)
    pictures = _pictures(record)
    return RecordFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, record.printed_form, at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of(
            record.printed_form,
            title_of(record.form),
            record.assessment,
            at,
            place=place_of(record.seat),
            edition=record.instrument.form_edition,
        ),
        sitting=_sitting(record),
        particulars=_particulars(record),
        instructions=record.instrument.instructions_id,
        elements=_elements(record, outcomes, pictures),
        competent=all(outcome.achieved for outcome in outcomes),
        not_achieved=tuple(_missed(outcome) for outcome in outcomes if not outcome.achieved),
        feedback=record.feedback,
        pictures=tuple(pictures.values()),
        made=made_by(record.instrument),
        notes=tuple(_notes(record)),
        signatures=tuple(_hands(record, at)),
    )


@translation.override("id")
def record_evidence(record):
    """Labels and values for whoever judges the record as evidence."""
    yes, no_ = _("achieved"), _("not achieved")
    return {_named(outcome.element): yes if outcome.achieved else no_ for outcome in outcomes_of(record)}


def _named(element):
    return f"{element.unit.code}, {element.title_id}"


def _missed(outcome):
    """The unit, the element and the criteria that were not met."""
    lines = [line for line in outcome.lines if not line.achieved and line.item.criterion]
    numbers = dict.fromkeys(line.item.criterion.number for line in lines)
    return f"{_named(outcome.element)}" + (f" (KUK {', '.join(numbers)})" if numbers else "")


def _sitting(record):
    rows = [
        Row(_("Session"), writing.moment(record.seat.session.begins_at)),
        instrument_row(record.instrument),
        Row(_("Kept by"), record.assessor.full_name),
    ]
    measures = measures_of(record.assessment)
    if measures:
        rows.append(Row(_("Adjustments"), "; ".join(measures)))
    return tuple(rows)


def _particulars(record):
    return tuple(
        Row(str(label), record.particulars.get(key, "")) for key, label in FIELDS.get(record.form, ())
    )


def _elements(record, outcomes, pictures):
    shown = _portfolio(record) if record.form == FormCode.IA09 else {}
    return tuple(
        RecordedElement(
            unit=outcome.element.unit.code,
            unit_title=outcome.element.unit.title_id,
            element=outcome.element.title_id,
            evidence=tuple(shown.get(outcome.element.pk, ())),
            achieved=bool(outcome.achieved),
            lines=tuple(_line(line, pictures) for line in outcome.lines),
        )
        for outcome in outcomes
    )


def _portfolio(record):
    """{element: titles of the evidence that FR.IA.08 judged}."""
    cells = standing(record.assessment).by_element
    return {
        element: dict.fromkeys(cell.evidence.title for cell in found if not cell.is_test)
        for element, found in cells.items()
    }


def _line(line, pictures):
    criterion = line.item.criterion
    numbers = ", ".join(str(pictures[photo.pk].number) for photo in line.shown)
    return RecordedLine(
        number=line.position,
        criterion=f"{criterion.number} {criterion.text_id}" if criterion else "",
        text=line.item.words["id"],
        answer=line.summary,
        question=line.question,
        achieved=bool(line.achieved),
        remark=line.remark,
        clock=line.clock if line.seconds else "",
        pictures=_("Photo %s") % numbers if numbers else "",
    )


def _pictures(record):
    """{photo: Picture}, counted in the order in which they were taken."""
    return {
        photo.pk: Picture(
            number=number,
            thing=f"picture-{photo.pk}.jpg",
            about=". ".join(
                filter(
                    None,
                    [_("No. %d") % photo.line.position if photo.line else "", writing.moment(photo.taken_at)],
                )
            ),
        )
        for number, photo in enumerate(photos_of(record), 1)
    }


def _notes(record):
    if record.replaces:
        words = {"number": record.number, "reason": record.reason}
        yield _("Correction, version %(number)d: %(reason)s") % words
    if record.late_reason:
        yield _("Finished after the day of the session: %s") % record.late_reason
    if record.unsigned_reason:
        yield _("The candidate has not signed: %s") % record.unsigned_reason


def _hands(record, at):
    signed = hands_under(record)
    if Signer.CANDIDATE in signed:
        name = record.assessment.application.particulars.full_name
        how = _("Signed by hand on the assessor's device")
        yield Signature(name=name, post=post_of(Signer.CANDIDATE), lines=(how, writing.moment(at)))
    yield assessor_hand(record.assessor, at)
