"""Essays are marked, differences settled, the result concluded and laid into the matrix."""

import pytest

from assessments.models import TestEvidence
from assessments.queries import sheets_of
from examinations.actions.written_marks import (
    conclude_paper,
    hand_in_marks,
    keep_marks,
    open_keys,
    settle_difference,
)
from examinations.models import ElementResult, EssayMark, Settlement
from examinations.queries.written_marks import Sheet, papers_to_mark, questions_of
from examinations.rules.written_marks import can_read_paper
from examinations.states import PaperState
from foundation.documents.models import Paper
from foundation.documents.papers import print_paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from instruments.models import FormCode
from schemes.models import SchemeVersion
from tests.emptying import without_triggers
from tests.factories.assessments import an_assessor
from tests.factories.people import UserFactory
from tests.factories.written import BEGUN_AT, assessor_of, handed_in, right, writing, wrong
from tests.papers.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def choices():
    """A paper of choices, handed in, with one of two wrong."""
    desk = writing(number=2)
    return handed_in(desk, answers={1: right(desk.items[1]), 2: wrong(desk.items[2])}).paper


@pytest.fixture
def essays():
    """A paper of essays, handed in."""
    return handed_in(form=FormCode.IA06, number=2).paper


def set_of(version, **settings):
    """A version is in force and not changed: the setting is as if it had been set so."""
    from django.db import connection  # noqa: PLC0415 - for this alone

    with without_triggers(connection):
        SchemeVersion.objects.filter(pk=version.pk).update(**settings)


def again(paper):
    return type(paper).objects.get(pk=paper.pk)


def marks_of(paper, *achieved):
    """Marks for its essays, in their order."""
    return {
        item.pk: (yes, "" if yes else "Langkah kedua belum ada.")
        for item, yes in zip(paper.items.all(), achieved, strict=True)
    }


def concluded(paper, yes=True, remark="", **how):
    results = {element.pk: (yes, remark) for element, _lines, _reached in Sheet(paper).by_element}
    return conclude_paper(paper, results=results, by=how.pop("by", assessor_of(paper)), at=BEGUN_AT, **how)


@pytest.mark.clause("9.3.4")
def test_a_marked_paper_enters_the_matrix_as_evidence_and_the_candidate_is_told(choices):
    paper = concluded(choices, feedback="Pelajari lagi bagian pemeriksaan.")

    evidence = TestEvidence.objects.get(source=f"written:{paper.pk}")
    assert (evidence.assessment, evidence.form, evidence.paper) == (paper.assessment, "IA05", paper.sheet)
    assert set(evidence.elements.all()) == {element for element, _lines, _reached in Sheet(paper).by_element}
    assert evidence.facts["Soal tercapai"] == "1 dari 2"
    assert paper.state == PaperState.MARKED
    assert Notice.objects.filter(to=paper.candidate, subject__contains="sudah dinilai").exists()


@pytest.mark.clause("9.3.1")
def test_the_answer_sheet_tells_letters_and_what_was_achieved_and_no_question(choices):
    """An achieved choice beside its question would be the key (E1)."""
    paper = concluded(choices)

    facts = paper.sheet.facts
    assert (paper.sheet.kind, facts["form"]["code"]) == ("ia05c", "FR.IA.05C")
    assert [item["achieved"] for item in facts["items"]] == [True, False]
    assert {len(item["answer"]) for item in facts["items"]} == {1}
    assert [words for words in questions_in(paper) if words in str(facts)] == []
    assert facts["made"][0]["name"] == paper.instrument.author.full_name


@pytest.mark.clause("9.4.1")
def test_the_questions_lie_sealed_beside_it_for_those_who_judge_or_decide(choices):
    paper = concluded(choices)

    asked = questions_of(paper)
    assert (asked.kind, set(asked.facts)) == ("ia05a", {"sealed"})
    printed = text_of(print_paper(asked.kind, asked.facts, created=asked.made_at))
    assert [words for words in questions_in(paper) if words not in printed] == []
    assert ("FR.IA.05A", asked) in [(sheet.code, sheet.paper) for sheet in sheets_of(paper.assessment)]


def questions_in(paper):
    """Every question of the paper, and every answer that it offers."""
    items = [place.item for place in paper.items.all()]
    return [
        words
        for item in items
        for words in [item.words["id"], *(choice.text for choice in item.choices.all())]
    ]


@pytest.mark.clause("9.3.5")
def test_a_conclusion_speaks_of_every_element_and_says_what_is_missing(choices):
    with pytest.raises(NotAllowed, match="setiap elemen"):
        conclude_paper(choices, results={}, by=assessor_of(choices), at=BEGUN_AT)
    with pytest.raises(NotAllowed, match="yang kurang"):
        concluded(choices, yes=False)

    assert not TestEvidence.objects.exists()
    assert not ElementResult.objects.exists()
    assert not Paper.objects.filter(kind="ia05c").exists()


@pytest.mark.clause("9.3.5")
def test_a_pass_mark_decides_only_where_the_blueprint_has_one():
    desk = writing(number=2, pass_percent=60)
    paper = handed_in(desk, answers={2: wrong(desk.items[2])}).paper

    with pytest.raises(NotAllowed, match="batas lulus 60 persen"):
        concluded(paper)

    assert concluded(paper, yes=False, remark="Satu dari dua.").state == PaperState.MARKED


@pytest.mark.clause("9.2.2")
def test_nobody_but_the_lead_assessor_concludes(choices):
    other = an_assessor(choices.seat.session.scheme_version.scheme).user

    for stranger in (other, choices.seat.session.invigilator, choices.candidate):
        with pytest.raises(NotAllowed, match="Asesor utama"):
            concluded(choices, by=stranger)

    assert not TestEvidence.objects.exists()


@pytest.mark.clause("9.3.1")
def test_keys_are_opened_for_assessors_of_the_case_alone_and_it_is_recorded(essays):
    lead = assessor_of(essays)

    keys = open_keys(essays, by=lead, at=BEGUN_AT)

    assert {key.answer for key in keys.values()} == {"CONTOH: jawaban acuan"}
    assert Entry.objects.get(verb="instrument.keys_opened").actor_id == str(lead.pk)
    other = an_assessor(essays.seat.session.scheme_version.scheme).user
    for stranger in (essays.candidate, other, essays.seat.session.invigilator, UserFactory()):
        with pytest.raises(NotAllowed):
            open_keys(essays, by=stranger, at=BEGUN_AT)
    assert Entry.objects.filter(verb="instrument.keys_opened").count() == 1


@pytest.mark.clause("9.3.4")
def test_essays_are_kept_while_they_are_marked_and_fixed_when_handed_in(essays):
    lead = assessor_of(essays)
    keep_marks(essays, marks=marks_of(essays, True, None), by=lead, at=BEGUN_AT)

    with pytest.raises(NotAllowed, match="belum dinilai"):
        hand_in_marks(essays, marks=marks_of(essays, True, None), by=lead, at=BEGUN_AT)
    hand_in_marks(essays, marks=marks_of(essays, True, False), by=lead, at=BEGUN_AT)

    with pytest.raises(NotAllowed, match="tetap"):
        keep_marks(essays, marks=marks_of(essays, True, True), by=lead, at=BEGUN_AT)
    assert [mark.achieved for mark in EssayMark.objects.order_by("paper_item__position")] == [True, False]
    paper = concluded(essays)
    assert [item.achieved for item in paper.items.all()] == [True, False]
    assert paper.sheet.facts["items"][1]["remark"] == "Langkah kedua belum ada."


def test_essays_are_marked_before_anything_is_concluded(essays):
    with pytest.raises(NotAllowed, match="Nilai esainya dahulu"):
        concluded(essays)


@pytest.fixture
def second(essays):
    """Lot gives every paper a second marker: an assessor of the session."""
    set_of(essays.seat.session.scheme_version, second_marking_percent=100)
    registration = an_assessor(essays.seat.session.scheme_version.scheme)
    essays.seat.session.assessors.create(registration=registration)
    return registration.user


@pytest.mark.clause("9.2.2")
def test_choices_have_no_second_marker_and_open_to_nobody_else():
    paper = handed_in().paper
    set_of(paper.seat.session.scheme_version, second_marking_percent=100)
    other = an_assessor(paper.seat.session.scheme_version.scheme)
    paper.seat.session.assessors.create(registration=other)

    paper = again(paper)
    assert not can_read_paper(other.user, paper)
    assert not papers_to_mark(other.user)


@pytest.mark.clause("9.3.6")
def test_two_markers_who_differ_are_both_kept_and_the_lead_says_why(essays, second):
    essays, lead = again(essays), assessor_of(essays)
    hand_in_marks(essays, marks=marks_of(essays, True, True), by=lead, at=BEGUN_AT)
    with pytest.raises(NotAllowed, match="penilai kedua"):
        concluded(essays)
    hand_in_marks(essays, marks=marks_of(essays, True, False), by=second, at=BEGUN_AT)
    with pytest.raises(NotAllowed, match="dinilai berbeda"):
        concluded(essays)
    item = essays.items.get(position=2)

    for who, reason, refusal in ((second, "Cukup.", "Asesor utama"), (lead, " ", "alasan")):
        with pytest.raises(NotAllowed, match=refusal):
            settle_difference(essays, paper_item=item, achieved=True, reason=reason, by=who, at=BEGUN_AT)
    settle_difference(
        essays, paper_item=item, achieved=False, reason="Contohnya keliru.", by=lead, at=BEGUN_AT
    )

    paper = concluded(essays)
    assert [item.achieved for item in paper.items.all()] == [True, False]
    assert EssayMark.objects.count() == 4
    assert Settlement.objects.get().reason == "Contohnya keliru."


def test_a_paper_without_a_second_marker_is_read_by_nobody_else(essays):
    registration = an_assessor(essays.seat.session.scheme_version.scheme)
    essays.seat.session.assessors.create(registration=registration)

    with pytest.raises(NotAllowed, match="Hanya asesor peserta"):
        keep_marks(essays, marks={}, by=registration.user, at=BEGUN_AT)
