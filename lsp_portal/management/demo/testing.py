"""The steps of a competency test in the demonstration, walked by the same actions as everybody's (9.2, 9.3)."""

import datetime as dt
from types import MappingProxyType

from django.utils import timezone

from accounts.models import AssessorRegistration
from assessments.actions import judge_evidence, submit_recommendation
from assessments.models import RecommendationOutcome
from assessments.queries import elements_in_test, standing
from examinations.actions import (
    agree_to_adjustments,
    agree_to_test_plan,
    ask_for_adjustments,
    decide_adjustments,
    propose_test_plan,
)
from examinations.actions.days import close_session, identify_candidate, record_arrival, start_session
from examinations.actions.records import keep_photo, open_record, save_record
from examinations.actions.records_closing import hand_in_record
from examinations.actions.seats import give_seats
from examinations.actions.sessions import plan_session
from examinations.actions.written import save_answers, start_paper
from examinations.models import (
    FIELDS,
    Characteristic,
    EvidenceKind,
    Fit,
    Given,
    Measure,
    Modification,
    SaidHead,
    SaidLine,
)
from examinations.queries.plans import elements_to_test
from examinations.queries.sessions import appointment_of, engagement_of
from examinations.rules.sessions import Outline
from foundation.workdays.queries import add_workdays
from instruments.queries import usable
from venues.management.demo import GRESIK, OFFICER
from venues.models import Venue

from .cases import ASSESSOR, DAY, SECRETARIAT, person
from .files import drawn_hand, photo_of_work

HOURS = dt.timedelta(hours=3)
SHORT = "CONTOH: belum memeriksa data ganda sebelum memutakhirkan."
WORDS = MappingProxyType(
    {True: "CONTOH: menjawab lengkap dengan contoh dari pekerjaan.", False: "CONTOH: menyebut sebagian saja."}
)


def hours_by(day, *, hour=9):
    """When a session begins on the last working day up to this one on which the assessor is free."""
    begins = timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))
    while not _is_possible(begins):
        begins -= DAY
    return begins


def _is_possible(begins):
    day, assessor = timezone.localdate(begins), person(ASSESSOR)
    taken = appointment_of(assessor, begins, begins + HOURS) or engagement_of(
        assessor, begins, begins + HOURS
    )
    return taken is None and add_workdays(day - DAY, 1).due_on == day


def proposed(assessment, forms, *, at):
    """Every short element by each of these forms; waits for both hands."""
    version, on = assessment.application.scheme_version, timezone.localdate(at)
    instruments = [usable(version, form, on) for form in forms]
    particulars = {
        "potential": "3",
        "aim": "CERTIFICATION",
        "aim_other": "",
        "environment": "WORKPLACE",
        "opportunity": "AVAILABLE",
        "relations": ["WORK"],
        "conductors": ["LSP"],
        "benchmarks": ["STANDARD"],
        "benchmark_detail": "",
        "confirmed_with": {"SUPERVISOR": "Sutrisno (CONTOH)"},
        "modifications": {which: {"answer": False, "detail": ""} for which in Modification.values},
    }
    return propose_test_plan(
        assessment,
        methods=[
            (element, instrument, EvidenceKind.ADDITIONAL)
            for element in elements_to_test(assessment)
            for instrument in instruments
        ],
        particulars=particulars,
        by=person(ASSESSOR),
        at=at,
    )


def planned(assessment, forms, *, at):
    """A plan of the test with both hands under it."""
    plan = proposed(assessment, forms, at=at)
    for hand in (assessment.application.applicant, person(ASSESSOR)):
        agree_to_test_plan(plan, typed_name=hand.full_name, by=hand, at=at)
    plan.refresh_from_db()
    return plan


def adjusted(assessment, *, at):
    """FR.AK.07 asked for, decided and signed by both: a quarter more time, and breaks."""
    candidate, assessor = assessment.application.applicant, person(ASSESSOR)
    wishes = "CONTOH: mata saya cepat lelah; saya perlu waktu lebih dan jeda."
    ask_for_adjustments(assessment, wishes=wishes, by=candidate, at=at)
    no = {"answer": False, "options": [], "note": ""}
    findings = {
        "characteristics": dict.fromkeys(Characteristic.values, no)
        | {Characteristic.FATIGUE: {"answer": True, "options": ["a"], "note": "CONTOH: mata cepat lelah."}},
        "fits": dict.fromkeys(Fit.values, True),
        "results": {"benchmark": "", "methods": "", "instruments": ""},
        "answer": "CONTOH: waktu tes tertulis ditambah seperempat, jeda bila diminta.",
    }
    made = decide_adjustments(
        assessment, findings=findings, extra_percent=25, measures=[Measure.BREAKS], by=assessor, at=at
    )
    for hand in (candidate, assessor):
        agree_to_adjustments(made, typed_name=hand.full_name, by=hand, at=at)
    return made


def session(version, plans, *, begins, ends=None, equipment=(), at=None):
    """A session at the verified place with a seat for each of these plans. Returns the seats."""
    at, office = at or begins - 3 * DAY, person(SECRETARIAT)
    outline = Outline(
        venue=Venue.objects.get(name=GRESIK),
        scheme_version=version,
        begins_at=begins,
        ends_at=ends or begins + HOURS,
        capacity=12,
        invigilator=person(OFFICER),
        assessors=(AssessorRegistration.objects.get(user=person(ASSESSOR)),),
        equipment=tuple(equipment),
        instructions="CONTOH: bawa KTP dan datang 15 menit sebelum mulai.",
    )
    made = plan_session(outline, by=office, at=at)
    give_seats(made, plans, by=office, at=at)
    return [made.seats.live().get(plan=plan) for plan in plans]


def opened(seats):
    """The session is open."""
    of = seats[0].session
    start_session(of, by=of.invigilator, at=of.begins_at)


def arrived(seat):
    """Signed the list, and shown the face. Returns the seat."""
    of = seat.session
    at = of.begins_at
    record_arrival(seat, typed_name=seat.candidate.full_name, by=of.invigilator, at=at)
    return identify_candidate(seat, by=of.invigilator, at=at)


def closed(of):
    """The day is over and its report signed."""
    close_session(
        of,
        summary="CONTOH: berjalan lancar, tanpa kejadian khusus.",
        typed_name=of.invigilator.full_name,
        by=of.invigilator,
        at=of.ends_at,
    )


def begun(seat, form, *, at):
    """A written test that the candidate has begun: (paper, token)."""
    instrument = usable(seat.session.scheme_version, form, timezone.localdate(at))
    return start_paper(seat, instrument, by=seat.candidate, at=at)


def answered(paper, token, answers, *, at):
    """These answers saved: {position: text, or letter where there are choices}."""
    choices = {item.position for item in paper.items.all() if item.choice_order}
    given = [
        Given(position, 1, words if position in choices else "", "" if position in choices else words)
        for position, words in answers.items()
    ]
    save_answers(paper, given=given, token=token, by=paper.candidate, at=at)


def recording(seat, form, *, lines=None, achieved=True, at):
    """A record that the assessor keeps, its first lines judged, or all."""
    assessor = person(ASSESSOR)
    instrument = usable(seat.session.scheme_version, form, timezone.localdate(at))
    record = open_record(seat, instrument, by=assessor, at=at)
    said = [
        SaidLine(
            line.position,
            1,
            achieved=achieved,
            summary=WORDS[achieved],
            remark="" if achieved else SHORT,
            seconds=90,
        )
        for line in record.lines.order_by("position")[:lines]
    ]
    head = {key: "CONTOH" for key, _label in FIELDS.get(form, ())}
    feedback = "CONTOH: biasakan mencatat sumber setiap perubahan data."
    save_record(record, lines=said, head=SaidHead(1, feedback, head), by=assessor, at=at)
    return record


def recorded(seat, form, *, photo=None, achieved=True, at):
    """A record that is handed in with both hands; `photo` is the key under which one comes in."""
    record, assessor = recording(seat, form, achieved=achieved, at=at), person(ASSESSOR)
    if photo:
        keep_photo(record, key=photo, examined=photo_of_work(), position=1, by=assessor, at=at)
    record.refresh_from_db()
    return hand_in_record(
        record, typed_name=assessor.full_name, candidate_drawn=drawn_hand(), by=assessor, at=at
    )


def judged(assessment, *, enough=True, by=None, at):
    """What the test brought, judged by the lead or whoever is named."""
    by = by or person(ASSESSOR)
    for cell in standing(assessment, seen_by=by).of_test:
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers={"valid": True, "authentic": True, "current": True, "sufficient": enough},
            remarks={} if enough else {"sufficient": SHORT},
            version=cell.version,
            by=by,
            at=at,
        )


def concluded(assessment, *, enough=True, at):
    """Judged, and recommended to the meeting."""
    judged(assessment, enough=enough, at=at)
    submit_recommendation(
        assessment,
        outcome=RecommendationOutcome.COMPETENT if enough else RecommendationOutcome.NOT_YET,
        reasons={} if enough else {element.pk: SHORT for element in elements_in_test(assessment)},
        by=person(ASSESSOR),
        at=at,
    )
    assessment.refresh_from_db()
