"""Everything of a test is held fast by the hash of the report, and found again from the case (9.3.6, 9.4.1; E7)."""

from types import SimpleNamespace

import pytest
from django.db import connection

from assessments.actions import submit_recommendation
from assessments.models import RecommendationOutcome, TestEvidence
from assessments.queries import judgements_hash, last_recommendation, sheets_of
from decisions.queries import completeness
from examinations.actions.days import close_session
from examinations.actions.written_marks import conclude_paper, hand_in_marks
from examinations.models import (
    AnswerStanding,
    ElementResult,
    EssayMark,
    PaperItem,
    Record,
    RecordLine,
    ThirdPartyAnswer,
    WrittenAnswer,
    WrittenPaper,
)
from examinations.queries.fixing import digest_of_paper, digest_of_source
from examinations.queries.written_marks import Sheet
from foundation.journal.models import Entry
from instruments.models import FormCode, ItemKind
from tests.emptying import without_triggers
from tests.factories.assessments import judge_test, waiting_for_a_test
from tests.factories.examinations import agreed_test_plan
from tests.factories.instruments import InstrumentFactory, ItemFactory, put_in_force
from tests.factories.records import answered, asked, filled, keeping, named
from tests.factories.records import handed_in as record_handed_in
from tests.factories.sessions import CLOSED_AT, here, seated
from tests.factories.written import assessor_of, handed_in, instrument_of, writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """A written paper, a record and a third party, each handed in; judged and reported."""
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    essays = instrument_of(version, FormCode.IA06, number=2)
    oral = InstrumentFactory(in_force=True, form=FormCode.IA07, scheme_version=version)
    third = InstrumentFactory(form=FormCode.IA10, scheme_version=version)
    ItemFactory(instrument=third, element=None, kind=ItemKind.OPEN)
    plan = agreed_test_plan(assessment, instruments=[essays, oral, put_in_force(third)])

    answered(asked(named(assessment)))
    seat = here(seated(plan))
    seat.instrument, seat.assessor = oral, assessor_of(SimpleNamespace(assessment=assessment))
    record = record_handed_in(filled(keeping(seat)))
    paper = concluded(handed_in(writing(seat, form=FormCode.IA06)).paper)
    signer = seat.session.invigilator
    close_day(seat, signer)
    judge_test(assessment, at=CLOSED_AT)
    report(assessment)
    return SimpleNamespace(assessment=assessment, record=record, paper=paper, seat=seat)


def concluded(paper):
    lead, items = assessor_of(paper), paper.items.all()
    hand_in_marks(paper, marks={item.pk: (True, "") for item in items}, by=lead, at=CLOSED_AT)
    results = {element.pk: (True, "") for element, _lines, _reached in Sheet(paper).by_element}
    return conclude_paper(paper, results=results, by=lead, at=CLOSED_AT)


def close_day(seat, signer):
    close_session(seat.session, summary="Lancar.", typed_name=signer.full_name, by=signer, at=CLOSED_AT)


def report(assessment):
    lead = assessor_of(SimpleNamespace(assessment=assessment))
    submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=lead, at=CLOSED_AT)


def is_as_reported(assessment):
    return last_recommendation(assessment).judgements_sha256 == judgements_hash(assessment)


ALTERED = {
    "an answer": (WrittenAnswer, {"text": "Ditulis kemudian."}),
    "when an answer came": (WrittenAnswer, {"saved_at": CLOSED_AT}),
    "what was asked in which order": (PaperItem, {"position": 90}),
    "the mark of an item": (PaperItem, {"achieved": False}),
    "the mark of a person": (EssayMark, {"achieved": False}),
    "what was concluded": (ElementResult, {"achieved": False}),
    "the time that was allowed": (WrittenPaper, {"given_back_seconds": 600}),
    "a line of a record": (RecordLine, {"remark": "Ditulis kemudian."}),
    "what a record says": (Record, {"facts": {}}),
    "what a third party said": (ThirdPartyAnswer, {"words": "Ditulis kemudian."}),
}


@pytest.mark.clause("9.3.6")
def test_what_was_tested_cannot_be_altered_unseen(case):
    """Whoever owns the database and takes its guards away is seen all the same."""
    assert is_as_reported(case.assessment)
    unseen = []
    for what, (model, change) in ALTERED.items():
        row = model.objects.order_by("-pk").first()
        before = {name: getattr(row, name) for name in change}
        with without_triggers(connection):
            model.objects.filter(pk=row.pk).update(**change)
            if is_as_reported(case.assessment):
                unseen.append(what)
            model.objects.filter(pk=row.pk).update(**before)

    assert (unseen, is_as_reported(case.assessment)) == ([], True)


@pytest.mark.clause("9.3.6")
def test_a_meeting_is_told_that_something_is_not_as_it_was_reported(case):
    def missing():
        return [check.missing for check in completeness(case.assessment.application) if check.missing]

    before = missing()
    with without_triggers(connection):
        WrittenAnswer.objects.update(text="Ditulis kemudian.")

    assert set(missing()) - set(before) == {"Penilaian atau isi uji tidak sama dengan yang dilaporkan."}


@pytest.mark.clause("9.3.6")
def test_the_trail_holds_the_digest_of_every_piece_of_the_test(case):
    kept = {entry.facts["sha256"] for entry in Entry.objects.all() if "sha256" in entry.facts}

    assert {digest_of_paper(case.paper), case.record.sha256} <= kept
    assert digest_of_source(f"written:{case.paper.pk}") == digest_of_paper(case.paper)
    assert digest_of_source("record:x") is digest_of_source("lain:1") is None
    assert all(digest_of_source(source) for source in TestEvidence.objects.values_list("source", flat=True))


@pytest.mark.clause("9.3.1")
def test_an_answer_that_came_too_late_changes_nothing_of_what_counts(case):
    before = digest_of_paper(case.paper)

    case.paper.items.first().answers.create(
        sequence=99, text="Terlambat.", standing=AnswerStanding.LATE, saved_at=CLOSED_AT
    )

    assert digest_of_paper(case.paper) == before


@pytest.mark.clause("9.4.1")
def test_every_paper_of_the_test_is_found_from_the_case(case):
    codes = [sheet.code for sheet in sheets_of(case.assessment)]

    for code in (
        "FR.MAPA.01",
        "FR.MAPA.02",
        "FR.IA.06",
        "FR.IA.07",
        "FR.IA.10",
        "FR.AK.02",
        "Laporan sesi uji",
    ):
        assert code in codes
    assert "FR.AK.07" not in codes
