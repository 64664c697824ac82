"""Records of a test and third parties as tests need them.

`at_work()` is a seat whose candidate is present, with an instrument of the form planned for each short element;
`keeping()` a record that is open, `filled()` one with every line judged, `handed_in()` one that is fixed.
"""

import datetime as dt
import io
import uuid

from PIL import Image

from assessments.models import Assignment
from assessments.states import AssessmentState
from examinations.actions.records import open_record, save_record
from examinations.actions.records_closing import hand_in_record
from examinations.actions.third_parties import ask_third_party, name_third_party
from examinations.actions.third_party_answers import answer_as_third_party, enter_code, send_code
from examinations.models import FIELDS, SaidHead, SaidLine
from examinations.papers.sealing import words_of
from examinations.queries.third_parties import questions_of
from foundation.documents.models import Slot
from foundation.documents.rules import Examined
from instruments.models import FormCode, ItemKind

from .assessments import waiting_for_a_test
from .examinations import TESTED_AT, agreed_test_plan, seat
from .instruments import InstrumentFactory, ItemFactory, put_in_force
from .written import be_here

KEPT_AT = TESTED_AT + dt.timedelta(minutes=20)
ASKED_AT = TESTED_AT + dt.timedelta(days=-5)


def picture(*, width=320, height=240, kind="JPEG"):
    """The bytes of a photo."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5a48").save(out, kind)
    return out.getvalue()


def examined_photo(slot=Slot.EVIDENCE, kind="JPEG", **facts):
    """A photo as `examine` finds it."""
    data = picture(kind=kind)
    known = {"name": f"foto.{kind.lower()}", "content_type": f"image/{kind.lower()}", "data": data}
    return Examined(slot=slot, width=320, height=240, **known | facts)


def drawn_hand():
    """A signature by hand as `examine` finds it."""
    return examined_photo(slot=Slot.SIGNATURE, kind="PNG", name="tanda-tangan.png")


def at_work(form=FormCode.IA07, *, assessment=None, each=2, **facts):
    """A seat whose candidate is there; `.instrument` is what is recorded, `.assessor` who records."""
    assessment = assessment or waiting_for_a_test()
    version = assessment.application.scheme_version
    instrument = InstrumentFactory(
        in_force=True, form=form, scheme_version=version, in_force__each=each, **facts
    )
    made = be_here(seat(agreed_test_plan(assessment, instruments=[instrument])))
    made.instrument, made.assessor = instrument, assessor_of(assessment)
    return made


def assessor_of(assessment):
    return Assignment.objects.live().get(assessment=assessment, is_lead=True).registration.user


def report(assessment, *, at=KEPT_AT):
    """As if its lead had recommended."""
    assessment.state, assessment.reported_at = AssessmentState.REPORTED, at
    assessment.save()


def keeping(made=None, *, at=KEPT_AT, **how):
    """A record that is open."""
    made = made or at_work(**how)
    return open_record(made, made.instrument, by=made.assessor, at=at)


def said(record, *, sequence=1, achieved=True, **words):
    """Every line of the record judged alike."""
    words = {"summary": "Menjawab dengan benar.", "remark": "" if achieved else "Belum lengkap."} | words
    return [
        SaidLine(line.position, sequence, achieved=achieved, **words)
        for line in record.lines.order_by("position")
    ]


def filled(record=None, *, at=KEPT_AT, achieved=True, **how):
    """A record that lacks nothing but hands."""
    record = record or keeping(**how)
    head = SaidHead(
        1,
        feedback="Terus berlatih.",
        particulars={key: "CONTOH" for key, _label in FIELDS.get(record.form, ())},
    )
    save_record(record, lines=said(record, achieved=achieved), head=head, by=record.assessor, at=at)
    record.refresh_from_db()
    return record


def handed_in(record=None, *, at=KEPT_AT, **how):
    """A record that is fixed."""
    record = record or filled(**how)
    return hand_in_record(
        record, typed_name=record.assessor.full_name, candidate_drawn=drawn_hand(), by=record.assessor, at=at
    )


def facts_of(record):
    """What it says, opened."""
    return words_of(record.form.lower(), record.facts)


def asks_third_party(assessment=None):
    """A case whose agreed plan asks a third party: two questions with yes or no, one in words."""
    assessment = assessment or waiting_for_a_test()
    version = assessment.application.scheme_version
    made = InstrumentFactory(form=FormCode.IA10, scheme_version=version)
    for position, kind in enumerate((ItemKind.YES_NO, ItemKind.YES_NO, ItemKind.OPEN), 1):
        ItemFactory(instrument=made, element=None, position=position, kind=kind)
    agreed_test_plan(assessment, instruments=[put_in_force(made)])
    return assessment


def named(assessment=None, *, email="rina@perusahaan.contoh.id", at=ASKED_AT, **facts):
    """A third party whom the candidate has named."""
    assessment = assessment or asks_third_party()
    known = {
        "name": "Rina Pengawas",
        "position": "Kepala seksi",
        "workplace": "PT Contoh",
        "phone": "021-555",
    }
    return name_third_party(
        assessment, email=email, by=assessment.application.applicant, at=at, **known | facts
    )


def asked(third_party=None, *, at=ASKED_AT, assurance="", **how):
    """A third party to whom the link went."""
    third_party = third_party or named(**how)
    return ask_third_party(third_party, assurance=assurance, by=assessor_of(third_party.assessment), at=at)


def opened(third_party=None, *, at=ASKED_AT, **how):
    """(link, what the cookie of the reader keeps) after the code was typed."""
    link = (third_party or asked(**how)).link
    code = send_code(link, at=at)
    reader = enter_code(link, digits=code.digits, at=at)
    link.refresh_from_db()
    return link, reader


def whole_answers(third_party, *, yes=True, words="Setiap hari selama tiga tahun."):
    """{number of the item: answer} for every question."""
    return {item.pk: yes if item.kind == ItemKind.YES_NO else words for item in questions_of(third_party)}


def particulars(**facts):
    """The head of FR.IA.10 as the person writes it."""
    known = {"name": "Rina Pengawas", "position": "Kepala seksi", "workplace": "PT Contoh"}
    return known | {"address": "Jalan Contoh 1", "phone": "021-555"} | facts


def answered(third_party=None, *, at=ASKED_AT, **how):
    """A third party who has answered."""
    link, reader = opened(third_party, at=at, **how)
    return answer_as_third_party(
        link,
        reader=reader,
        answers=whole_answers(link.third_party),
        particulars=particulars(),
        signed_as="Rina Pengawas",
        at=at,
    )


def a_key():
    return uuid.uuid4()
