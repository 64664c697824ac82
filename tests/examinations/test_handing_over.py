"""An assessor is replaced in the middle of a test: what is done stays, the next goes on, the first is out (9.2.2)."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse

from assessments.actions import decline_assignment, replace_assessor
from assessments.models import Judgement
from assessments.queries import lead_of, standing
from examinations.actions.days import close_session
from examinations.actions.records import keep_photo, open_record
from examinations.actions.records_closing import correct_record
from examinations.actions.written_marks import conclude_paper, hand_in_marks, keep_marks
from examinations.models import EssayMark, Marking
from examinations.queries.plans import awaited
from examinations.queries.records import awaited_records, records_left_open
from examinations.queries.sessions import plans_waiting
from examinations.queries.written_marks import Sheet, papers_to_mark
from foundation.workflow.answers import NotAllowed
from instruments.models import FormCode
from tests.emptying import without_triggers
from tests.factories.assessments import an_assessor, assigned, judge_test, named, waiting_for_a_test
from tests.factories.examinations import TESTED_AT, agreed_test_plan
from tests.factories.instruments import InstrumentFactory
from tests.factories.records import KEPT_AT, examined_photo, filled, keeping
from tests.factories.records import handed_in as record_handed_in
from tests.factories.sessions import CLOSED_AT, OPENED_AT, here, seated
from tests.factories.written import BEGUN_AT, handed_in, instrument_of, writer, writing

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def day(clock_at):
    """Essays handed in and marked in part, one record handed in and its correction begun, by the first lead."""
    clock_at(KEPT_AT)
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    essays = instrument_of(version, FormCode.IA06, number=2)
    oral = InstrumentFactory(in_force=True, form=FormCode.IA07, scheme_version=version)
    seat = writer(assessment, instruments=[essays, oral])
    lead = lead_of(assessment).registration.user
    paper = handed_in(writing(seat, form=FormCode.IA06)).paper
    keep_marks(paper, marks=marks(paper, True, None), by=lead, at=BEGUN_AT)
    record = filled(open_record(seat, oral, by=lead, at=KEPT_AT))
    photo = keep_photo(
        record,
        key="0b7ad7f0-4c53-4d7f-9d6a-0d0f6f0c2a11",
        examined=examined_photo(),
        position=1,
        by=lead,
        at=KEPT_AT,
    )
    done = record_handed_in(record)
    correction = correct_record(done, reason="Butir 1 keliru.", by=lead, at=KEPT_AT)
    facts = {"assessment": assessment, "seat": seat, "paper": paper, "done": done, "correction": correction}
    return SimpleNamespace(lead=lead, photo=photo, **facts)


def marks(paper, *achieved):
    return {
        item.pk: (yes, "" if yes else "Kurang.")
        for item, yes in zip(paper.items.all(), achieved, strict=False)
    }


def handed_over(assessment):
    """The lead is replaced, and the next one has accepted."""
    how = {"reason": "Sakit.", "handover": "Esai 2 belum dinilai."}
    replace_assessor(lead_of(assessment), by=assessment.application.reviewer, at=KEPT_AT, **how)
    case = assessment.application
    return assigned(case, registration=an_assessor(case.scheme), at=KEPT_AT).registration.user


def all_marked(paper):
    return marks(paper, *[True] * paper.items.count())


@pytest.mark.clause("9.2.2")
def test_marks_that_were_begun_stay_on_file_and_the_next_lead_marks_anew(day):
    after = handed_over(day.assessment)
    assert papers_to_mark(after) == [day.paper]

    hand_in_marks(day.paper, marks=all_marked(day.paper), by=after, at=KEPT_AT)

    left, counts = Marking.objects.order_by("pk")
    assert (left.marker, left.left_at, left.handed_in_at) == (day.lead, KEPT_AT, None)
    assert (counts.marker, Sheet(day.paper).first) == (after, counts)
    assert EssayMark.objects.filter(marking=left, achieved=True).count() == 1


@pytest.mark.clause("9.2.2")
def test_marks_that_were_handed_in_stand_under_the_old_name_and_the_next_lead_concludes(day):
    hand_in_marks(day.paper, marks=all_marked(day.paper), by=day.lead, at=BEGUN_AT)
    after = handed_over(day.assessment)

    with pytest.raises(NotAllowed, match="sudah menilai"):
        keep_marks(day.paper, marks={}, by=after, at=KEPT_AT)
    results = {element.pk: (True, "") for element, _lines, _reached in Sheet(day.paper).by_element}
    concluded = conclude_paper(day.paper, results=results, by=after, at=KEPT_AT)

    assert Marking.objects.get().marker == day.lead
    assert concluded.marked_by == after


@pytest.mark.clause("9.2.2")
def test_who_led_first_does_not_mark_a_second_time_what_they_marked(day):
    version = day.seat.session.scheme_version
    with without_triggers(connection):
        type(version).objects.filter(pk=version.pk).update(second_marking_percent=100)
    day.seat.session.assessors.get_or_create(registration=lead_of(day.assessment).registration)
    paper = type(day.paper).objects.get(pk=day.paper.pk)
    hand_in_marks(paper, marks=all_marked(paper), by=day.lead, at=BEGUN_AT)
    handed_over(day.assessment)

    with pytest.raises(NotAllowed, match="sudah diserahkan"):
        keep_marks(paper, marks={}, by=day.lead, at=KEPT_AT)


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("9.3.4")
def test_what_was_handed_in_stays_evidence_and_the_next_lead_judges_it(day):
    after = handed_over(day.assessment)

    judge_test(day.assessment, at=KEPT_AT)

    assert day.assessment.test_evidence.get().made_by == day.lead
    counted = {cell.judgement.judged_by for cell in standing(day.assessment).of_test}
    assert (counted, Judgement.objects.filter(judged_by=day.lead, test_evidence=None).exists()) == (
        {after},
        True,
    )


def doors(day):
    """Every page and file of the test that its lead opens."""
    case, record, paper = day.assessment.pk, day.done, day.paper
    return [
        reverse("assessments:assessment", args=[case]),
        reverse("assessments:matrix", args=[case]),
        reverse("assessments:test_record", args=[case, day.assessment.test_evidence.get().pk]),
        reverse("assessments:paper", args=[case, "ia08"]),
        reverse("examinations:plan", args=[case]),
        reverse("examinations:plan_paper", args=[case, "mapa01"]),
        reverse("examinations:adjustments", args=[case]),
        reverse("examinations:case_records", args=[case]),
        reverse("examinations:record", args=[record.pk]),
        reverse("examinations:record_sheet", args=[record.pk]),
        reverse("examinations:record_photo", args=[record.pk, day.photo.pk]),
        reverse("examinations:record", args=[day.correction.pk]),
        reverse("examinations:hand_in_record", args=[day.correction.pk]),
        reverse("examinations:mark_written", args=[paper.pk]),
    ]


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("7.1.3")
def test_who_is_replaced_opens_no_page_and_no_file_of_the_test_any_more(day, client_as, run_jobs):
    run_jobs()
    client = client_as(day.lead)
    before = {url: client.get(url).status_code for url in doors(day)}

    after = handed_over(day.assessment)

    assert before == dict.fromkeys(doors(day), 200)
    assert {url: client.get(url).status_code for url in doors(day)} == dict.fromkeys(doors(day), 404)
    own = {reverse("examinations:hand_in_record", args=[day.correction.pk])}
    successor = client_as(after)
    assert {url for url in doors(day) if successor.get(url).status_code != 200} == own
    assert not records_left_open(day.lead).exists()


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("7.1.3")
def test_who_declines_opens_nothing_of_it_either(day, client_as, run_jobs):
    run_jobs()
    replace_assessor(
        lead_of(day.assessment), reason="Sakit.", by=day.assessment.application.reviewer, at=KEPT_AT
    )
    case = day.assessment.application
    asked = named(case, registration=an_assessor(case.scheme), at=KEPT_AT)
    person = asked.registration.user
    decline_assignment(asked, reason="Sedang bertugas di luar kota.", by=person, at=KEPT_AT)

    client = client_as(person)

    assert {client.get(url).status_code for url in doors(day)} == {404}


@pytest.mark.clause("9.2.2")
def test_what_the_first_lead_left_open_is_recorded_by_the_next_in_a_session_of_its_own():
    assessment = waiting_for_a_test()
    oral = InstrumentFactory(
        in_force=True, form=FormCode.IA07, scheme_version=assessment.application.scheme_version
    )
    seat = here(seated(agreed_test_plan(assessment, instruments=[oral])))
    open_record(seat, oral, by=lead_of(assessment).registration.user, at=KEPT_AT)
    after = handed_over(assessment)
    signer = seat.session.invigilator
    close_session(seat.session, summary="Asesor sakit.", typed_name=signer.full_name, by=signer, at=CLOSED_AT)
    assert not plans_waiting(seat.session.scheme_version).exists()
    assert list(awaited(assessment)) != []

    plan = agreed_test_plan(assessment, instruments=[oral], at=CLOSED_AT)
    assert list(plans_waiting(seat.session.scheme_version)) == [plan]
    later = here(seated(plan, at=CLOSED_AT, begins_at=TESTED_AT + DAY), at=OPENED_AT + DAY)
    later.instrument, later.assessor = oral, after
    record_handed_in(filled(keeping(later, at=KEPT_AT + DAY), at=KEPT_AT + DAY), at=KEPT_AT + DAY)

    assert [list(awaited(assessment)), list(awaited_records(assessment))] == [[], []]
    assert assessment.test_evidence.get().made_by == after
