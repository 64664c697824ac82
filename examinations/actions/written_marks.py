"""Essays are marked, differences settled, the result concluded and laid into the matrix (9.3.1, 9.3.4)."""

from django.db import transaction

from assessments.actions import offer_test_evidence
from examinations.letters.written import tell_candidate_marked
from examinations.models import ElementResult, EssayMark, Marking, Settlement
from examinations.papers.written import evidence_facts, questions_things, sealed_questions, written_facts
from examinations.queries.fixing import digest_of_paper
from examinations.queries.written_marks import Sheet, marking_of
from examinations.rules.written_marks import (
    can_conclude_so,
    can_hand_in_marks,
    can_mark,
    can_read_paper,
    can_settle,
    is_left,
    place_of,
)
from examinations.states import PaperState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from instruments.actions import keys_of


@transaction.atomic
def open_keys(paper, *, by, at):
    """{number of the item: Key} beside the answers of a closed paper; the trail says who read them (E1)."""
    require(can_read_paper(by, paper))
    items = [line.item for line in paper.items.select_related("item__instrument__scheme_version")]
    keys = keys_of(items, by=by, at=at)

    record("written_keys.opened", paper, by=by, at=at)
    return keys


@transaction.atomic
def keep_marks(paper, *, marks, by, at):
    """Keep a marker's marks as far as they are: {number of the paper's item: (achieved or None, remark)}."""
    paper = lock(paper)
    require(can_mark(by, paper))

    marking = _marking(paper, by=by, at=at)
    _write(marking, marks)

    record("marks.kept", paper, by=by, at=at, place=marking.place)
    return marking


@transaction.atomic
def hand_in_marks(paper, *, marks, by, at):
    """The marks of all essays, fixed from now on (E7)."""
    paper = lock(paper)
    essays = {line.paper_item.pk for line in Sheet(paper).essays}
    require(can_hand_in_marks(by, paper, {pk: marks.get(pk, (None, "")) for pk in essays}))

    marking = _marking(paper, by=by, at=at)
    _write(marking, marks)
    marking.handed_in_at = at
    marking.save()

    record("marks.handed_in", paper, by=by, at=at, place=marking.place)
    return marking


def _marking(paper, *, by, at):
    """The own marking, begun where there is none; what somebody left in that place stays on file beside it."""
    for left in filter(is_left, paper.markings.standing().select_related("marker")):
        left.left_at = at
        left.save()
        record("marking.left", paper, by=by, at=at, marker=left.marker_id, place=left.place)
    known = marking_of(paper, by)
    return known or Marking.objects.create(paper=paper, place=place_of(by, paper), marker=by, begun_at=at)


def _write(marking, marks):
    for item in marking.paper.items.filter(pk__in=marks):
        achieved, remark = marks[item.pk]
        EssayMark.objects.update_or_create(
            marking=marking, paper_item=item, defaults={"achieved": achieved, "remark": remark.strip()}
        )


@transaction.atomic
def settle_difference(paper, *, paper_item, achieved, reason, by, at):
    """The lead assessor decides where two markers differ; both marks stay (9.3.6-c)."""
    paper = lock(paper)
    line = next(line for line in Sheet(paper).essays if line.paper_item == paper_item)
    require(can_settle(by, paper, line, reason=reason))

    settlement = Settlement.objects.create(
        paper_item=paper_item, achieved=achieved, reason=reason.strip(), settled_by=by, settled_at=at
    )

    record("marks.settled", paper, by=by, at=at, position=paper_item.position, achieved=achieved)
    return settlement


@transaction.atomic
def conclude_paper(paper, *, results, feedback="", by, at):
    """What the paper shows of each element: {number of the element: (achieved, remark)}. Fixed from now on.

    Orders the answer sheet FR.IA.05C or FR.IA.06C, with the questions in A, and lays it into the matrix of the
    case, where it is judged by VATM like any evidence (9.3.4).
    """
    assessment = lock(paper.assessment)
    paper = lock(paper)
    sheet = Sheet(paper)
    require(can_conclude_so(by, paper, sheet, results))

    _fix(paper, sheet, results)
    move(paper, PaperState.MARKED)
    paper.marked_by, paper.marked_at, paper.feedback = by, at, feedback.strip()
    paper.sheet = _print(paper, by=by, at=at)
    paper.save()
    _offer(assessment, paper, sheet, results, by=by, at=at)

    elements = {pk: yes for pk, (yes, _) in results.items()}
    record("written_paper.marked", paper, by=by, at=at, elements=elements, sha256=digest_of_paper(paper))
    tell_candidate_marked(paper, at=at)
    return paper


def _print(paper, *, by, at):
    """The answers, which the candidate reads; the questions beside them are for those who judge alone (E1, E2)."""
    sheet, form = Sheet(paper), paper.form.lower()
    how = {"subject": paper, "by": by, "at": at, "sealed": True}
    questions = sealed_questions(paper, sheet, at=at)
    order_paper(f"{form}a", facts=questions, things=questions_things(sheet), **how)
    return order_paper(f"{form}c", facts=written_facts(paper, sheet, at=at), **how)


def _fix(paper, sheet, results):
    for line in sheet.essays:
        line.paper_item.achieved = line.achieved
        line.paper_item.save(update_fields=["achieved"])
    ElementResult.objects.bulk_create(
        ElementResult(
            paper=paper,
            element=element,
            achieved=results[element.pk][0],
            remark=results[element.pk][1].strip(),
        )
        for element, _lines, _reached in sheet.by_element
    )


def _offer(assessment, paper, sheet, results, *, by, at):
    offer_test_evidence(
        assessment,
        form=paper.form,
        title=f"{paper.printed_form}C {paper.code}",
        elements=[element for element, _lines, _reached in sheet.by_element],
        paper=paper.sheet,
        facts=evidence_facts(sheet, results),
        source=f"written:{paper.pk}",
        by=by,
        at=at,
    )
