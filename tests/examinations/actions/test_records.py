"""A record is opened, saved line by line, handed in once, and corrected by a new one (9.3.1, 9.3.4, 9.3.6)."""

import datetime as dt

import pytest

from assessments.models import Signer, TestEvidence
from examinations.actions.records import continue_late, drop_photo, keep_photo, open_record, save_record
from examinations.actions.records_closing import correct_record, hand_in_record
from examinations.models import RECORDED, Presence, Record, RecordPhoto, SaidHead, SaidLine
from examinations.queries.records import awaited_records, digest_of_facts
from examinations.states import RecordState, SessionState
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from instruments.models import FormCode
from tests.factories.assessments import an_assessor
from tests.factories.people import UserFactory
from tests.factories.records import (
    KEPT_AT,
    a_key,
    at_work,
    drawn_hand,
    examined_photo,
    facts_of,
    filled,
    handed_in,
    keeping,
    report,
    said,
)

pytestmark = pytest.mark.django_db
NEXT_DAY = KEPT_AT + dt.timedelta(days=1)


def written():
    """What a refusal leaves as it was."""
    return [
        Record.objects.count(),
        TestEvidence.objects.count(),
        Paper.objects.count(),
        Entry.objects.count(),
        Notice.objects.count(),
    ]


def close(session):
    session.state, session.closed_at = SessionState.CLOSED, KEPT_AT
    session.save()


@pytest.mark.clause("9.3.1")
def test_a_record_has_a_line_for_every_item_about_the_planned_elements():
    made = at_work(each=2)

    record = open_record(made, made.instrument, by=made.assessor, at=KEPT_AT)

    planned = {method.element_id for method in made.plan.methods.all()}
    assert {line.item.element_id for line in record.lines.all()} == planned
    assert record.lines.count() == 2 * len(planned)
    assert set(record.lines.values_list("achieved", flat=True)) == {None}


def _identify_nobody(seat):
    seat.identified_at = seat.identified_by = None
    seat.save()


def _be_absent(seat):
    seat.presence = Presence.ABSENT
    seat.save()


def _come_late(seat):
    seat.presence = Presence.LATE
    seat.save()


def _plan_the_session(seat):
    seat.session.state = SessionState.PLANNED
    seat.session.save()


def _report(seat):
    report(seat.plan.assessment)


def _leave_the_session(seat):
    seat.session.assessors.all().delete()


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_identify_nobody, "Cocokkan dahulu wajah"),
        (_be_absent, "tidak mengikuti sesi"),
        (_come_late, "tidak mengikuti sesi"),
        (_plan_the_session, "selama sesi berlangsung"),
        (_report, "bukan setelah laporan"),
        (_leave_the_session, "tidak menguji dalam sesi ini"),
    ],
)
def test_no_record_is_opened_at_the_wrong_moment(happens, reason):
    made = at_work()
    happens(made)
    before = written()

    with pytest.raises(NotAllowed, match=reason):
        open_record(made, made.instrument, by=made.assessor, at=KEPT_AT)

    assert written() == before


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("who", ["the candidate", "the invigilator", "an assessor of others"])
def test_only_an_assessor_of_the_case_keeps_a_record(who):
    made = at_work()
    person = {
        "the candidate": made.candidate,
        "the invigilator": made.session.invigilator,
        "an assessor of others": an_assessor(made.plan.assessment.application.scheme).user,
    }[who]
    before = written()

    with pytest.raises(NotAllowed, match="Hanya asesor"):
        open_record(made, made.instrument, by=person, at=KEPT_AT)

    assert written() == before


@pytest.mark.clause("9.3.1")
def test_a_form_that_is_not_planned_is_not_recorded():
    made, other = at_work(FormCode.IA07), at_work(FormCode.IA01)
    before = written()

    with pytest.raises(NotAllowed, match="tidak memakai formulir ini"):
        open_record(made, other.instrument, by=made.assessor, at=KEPT_AT)

    assert written() == before


def test_an_assessor_keeps_one_record_of_a_form():
    record = keeping()

    with pytest.raises(NotAllowed, match="sudah membuat rekaman"):
        open_record(record.seat, record.instrument, by=record.assessor, at=KEPT_AT)

    assert Record.objects.count() == 1


@pytest.mark.clause("9.3.1")
def test_a_record_is_written_later_on_its_day_and_after_it_with_a_reason_only():
    record = keeping()
    close(record.seat.session)
    save_record(record, lines=[SaidLine(1, 1, achieved=True)], by=record.assessor, at=KEPT_AT)

    with pytest.raises(NotAllowed, match="pada hari yang sama"):
        save_record(record, lines=[SaidLine(1, 2, achieved=False)], by=record.assessor, at=NEXT_DAY)
    with pytest.raises(NotAllowed, match="Tulis alasannya"):
        continue_late(record, reason=" ", by=record.assessor, at=NEXT_DAY)
    continue_late(record, reason="Tablet mati sebelum terkirim.", by=record.assessor, at=NEXT_DAY)
    save_record(record, lines=[SaidLine(1, 2, achieved=False)], by=record.assessor, at=NEXT_DAY)

    assert record.lines.get(position=1).achieved is False
    record.refresh_from_db()
    assert record.late_reason == "Tablet mati sebelum terkirim."


@pytest.mark.clause("9.3.1")
def test_the_same_said_twice_has_one_effect_and_an_older_saying_none():
    record = keeping()
    once = [SaidLine(1, 1, achieved=True, summary="Satu.", seconds=12)]
    later = [SaidLine(1, 2, achieved=False, remark="Kurang.")]

    save_record(record, lines=once, by=record.assessor, at=KEPT_AT)
    again = save_record(record, lines=once, by=record.assessor, at=KEPT_AT)
    save_record(record, lines=later, by=record.assessor, at=KEPT_AT)
    late = save_record(record, lines=once, by=record.assessor, at=KEPT_AT)

    assert again.kept == {1: 1}
    assert late.behind == {1: 2}
    line = record.lines.get(position=1)
    assert (line.achieved, line.remark, line.summary) == (False, "Kurang.", "")
    judged = Entry.objects.filter(verb="record.judged").order_by("pk")
    assert [entry.facts["lines"] for entry in judged] == [{"1": [None, True]}, {"1": [True, False]}]


def test_the_head_keeps_the_fields_of_its_form_and_no_others():
    record = keeping(form=FormCode.IA11)

    head = SaidHead(1, "Rapi.", {"product": "Laporan bulanan", "state": "SUBMITTED"})
    save_record(record, head=head, by=record.assessor, at=KEPT_AT)

    record.refresh_from_db()
    assert record.feedback == "Rapi."
    assert record.particulars["product"] == "Laporan bulanan"
    assert "state" not in record.particulars


@pytest.mark.clause("9.3.6")
def test_what_lacks_is_listed_and_nothing_is_handed_in():
    record = keeping(form=FormCode.IA07)
    count = record.lines.count()
    lines = said(record)[1:]
    lines[0] = SaidLine(2, 1, achieved=False, summary="Tidak tahu.")
    save_record(record, lines=lines, by=record.assessor, at=KEPT_AT)
    before = written()

    with pytest.raises(NotAllowed) as refusal:
        hand_in_record(record, typed_name=record.assessor.full_name, by=record.assessor, at=KEPT_AT)

    assert count >= 2
    assert "Nomor 1: tercapai atau tidak?; Nomor 1: apa jawaban peserta?; Nomor 2: apa yang kurang?" in str(
        refusal.value.reason
    )
    assert written() == before
    record.refresh_from_db()
    assert record.is_open


@pytest.mark.clause("9.3.6")
def test_the_candidate_signs_or_it_stands_there_why_not():
    record = filled(form=FormCode.IA01)
    name = record.assessor.full_name
    before = written()

    with pytest.raises(NotAllowed, match="Peserta menandatangani langsung"):
        hand_in_record(record, typed_name=name, by=record.assessor, at=KEPT_AT)
    assert written() == before

    hand_in_record(
        record, typed_name=name, unsigned_reason="Pulang lebih awal.", by=record.assessor, at=KEPT_AT
    )

    record.refresh_from_db()
    assert record.unsigned_reason == "Pulang lebih awal."
    assert list(record.signatures.values_list("signer", flat=True)) == [Signer.ASSESSOR]
    assert facts_of(record)["notes"] == ["Asesi tidak menandatangani: Pulang lebih awal."]


@pytest.mark.clause("9.3.6")
def test_nobody_signs_a_record_in_another_name():
    record = filled()
    before = written()

    with pytest.raises(NotAllowed, match="Ketik nama"):
        hand_in_record(
            record, typed_name="Orang Lain", candidate_drawn=drawn_hand(), by=record.assessor, at=KEPT_AT
        )

    assert written() == before


@pytest.mark.clause("9.3.1", "9.3.4", "9.3.6")
@pytest.mark.parametrize("form", RECORDED)
def test_a_record_handed_in_is_fixed_and_evidence_of_the_test(form):
    record = handed_in(form=form)

    evidence = record.assessment.test_evidence.get()
    assert record.state == RecordState.SUBMITTED
    assert record.sha256 == digest_of_facts(facts_of(record))
    assert record.paper.facts == record.facts
    assert evidence.form == form
    assert evidence.paper == record.paper
    assert set(evidence.elements.all()) == set(record.elements)
    assert set(evidence.facts.values()) == {"tercapai"}
    assert facts_of(record)["competent"] is True
    assert {hand.signer for hand in record.signatures.all()} == {Signer.ASSESSOR, Signer.CANDIDATE}


@pytest.mark.clause("9.3.5")
def test_one_line_that_is_not_achieved_leaves_its_element_short():
    record = filled(achieved=False)

    handed_in(record)

    evidence = record.assessment.test_evidence.get()
    record.refresh_from_db()
    assert set(evidence.facts.values()) == {"belum tercapai"}
    assert facts_of(record)["competent"] is False
    assert facts_of(record)["not_achieved"]


@pytest.mark.clause("9.3.6")
def test_what_is_handed_in_is_written_no_more():
    record = handed_in()
    before = written()

    with pytest.raises(NotAllowed, match="sudah diserahkan dan tidak berubah"):
        save_record(record, lines=said(record, sequence=9, achieved=False), by=record.assessor, at=KEPT_AT)
    with pytest.raises(NotAllowed, match="sudah diserahkan dan tidak berubah"):
        hand_in_record(record, typed_name=record.assessor.full_name, by=record.assessor, at=KEPT_AT)

    assert written() == before


@pytest.mark.clause("9.3.6")
def test_a_correction_is_a_new_record_and_the_old_one_stays():
    old = handed_in()
    facts = old.facts

    new = correct_record(old, reason="Butir 1 keliru dicatat.", by=old.assessor, at=NEXT_DAY)
    assert old.assessment.test_evidence.current().get().source == old.source
    save_record(new, lines=said(new, achieved=False), by=new.assessor, at=NEXT_DAY)
    new.refresh_from_db()
    name = new.assessor.full_name
    hand_in_record(new, typed_name=name, unsigned_reason="Tidak hadir.", by=new.assessor, at=NEXT_DAY)

    old.refresh_from_db()
    assert old.facts == facts
    current = old.assessment.test_evidence.current().get()
    assert current.source == new.source
    assert current.replaces.source == old.source
    assert current.paper.replaces == old.paper
    assert Record.objects.standing().get() == Record.objects.get(pk=new.pk)
    assert Notice.objects.filter(to=old.candidate, body__contains="Butir 1 keliru dicatat.").exists()


@pytest.mark.clause("9.3.6")
@pytest.mark.parametrize(
    ("who", "reason", "told"),
    [("other", "Keliru.", "Hanya pembuat rekaman"), ("own", " ", "Tulis alasannya")],
)
def test_a_correction_is_its_assessors_and_says_why(who, reason, told):
    record = handed_in()
    person = record.assessor if who == "own" else UserFactory(roles=["ASSESSOR"])
    before = written()

    with pytest.raises(NotAllowed, match=told):
        correct_record(record, reason=reason, by=person, at=KEPT_AT)

    assert written() == before


@pytest.mark.clause("9.3.6")
def test_after_the_report_nothing_is_corrected():
    record = handed_in()
    report(record.assessment)
    before = written()

    with pytest.raises(NotAllowed, match="bukan setelah laporan"):
        correct_record(record, reason="Keliru.", by=record.assessor, at=KEPT_AT)

    assert written() == before


@pytest.mark.clause("9.3.6")
def test_a_record_that_is_begun_is_waited_for():
    record = keeping()
    assessment = record.assessment

    assert list(awaited_records(assessment)) == [
        f"FR.IA.07, dimulai {record.assessor.full_name} dan belum diserahkan"
    ]
    handed_in(filled(record))
    assert list(awaited_records(assessment)) == []


@pytest.mark.clause("9.3.1")
def test_a_photo_comes_in_once_and_can_be_taken_away():
    record, key = keeping(), a_key()

    first = keep_photo(record, key=key, examined=examined_photo(), position=1, by=record.assessor, at=KEPT_AT)
    second = keep_photo(
        record, key=key, examined=examined_photo(), position=1, by=record.assessor, at=KEPT_AT
    )
    drop_photo(first, by=record.assessor, at=KEPT_AT)

    assert first == second
    assert RecordPhoto.objects.get().dropped_at == KEPT_AT
    assert facts_of(handed_in(filled(record)))["pictures"] == []


def test_a_photo_is_a_picture():
    record = keeping()
    before = written()

    pdf = examined_photo(content_type="application/pdf")
    with pytest.raises(NotAllowed, match="JPEG atau PNG"):
        keep_photo(record, key=a_key(), examined=pdf, by=record.assessor, at=KEPT_AT)

    assert written() == before
    assert not RecordPhoto.objects.exists()
