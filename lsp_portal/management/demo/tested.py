"""Who stands where in a competency test, on the day on which the demonstration is loaded."""

import datetime as dt
import uuid

from django.utils import timezone

from accounts.models import AssessorRegistration
from assessments.actions import accept_assignment, add_assessor, submit_report
from assessments.models import RecommendationOutcome
from assessments.queries.events import unreported
from examinations.actions.third_parties import ask_third_party, name_third_party
from examinations.actions.written_closing import hand_in_paper
from foundation.workdays.queries import add_workdays
from instruments.models import FormCode
from venues.actions import doubt_equipment
from venues.management.demo import CLOCK, OFFICER
from venues.models import Equipment

from .applicants import applicant, sent
from .cases import ASSESSOR, DAY, SECRETARIAT, accepted, person, reported
from .testing import (
    adjusted,
    answered,
    arrived,
    begun,
    closed,
    concluded,
    hours_by,
    judged,
    opened,
    planned,
    proposed,
    recorded,
    recording,
    session,
)

SECOND = "asesor2@contoh.id"
SUPERVISOR = "pengawas@perusahaan.contoh.id"
MINUTE = dt.timedelta(minutes=1)
QUARTER = 15
CAST = {
    "nadia@contoh.id": "Nadia Kusuma",
    "hasan@contoh.id": "Hasan Basri",
    "indah@contoh.id": "Indah Permata",
    "laras@contoh.id": "Laras Widya",
    "mira@contoh.id": "Mira Anjani",
    "mega@contoh.id": "Mega Puspita",
    "nanda@contoh.id": "Nanda Saputra",
    "oki@contoh.id": "Oki Ramadhan",
    "qori@contoh.id": "Qori Maharani",
    "putra@contoh.id": "Putra Wijaya",
    "rudi@contoh.id": "Rudi Santoso",
}
ESSAY = (
    "CONTOH: Saya mencocokkan nama, alamat, dan nomor pelanggan dengan sumber acuan, lalu mencatat siapa yang "
    "mengubah dan kapan. Data ganda saya gabungkan setelah unit kerja menyetujuinya."
)


def load_tests(version, *, now):
    """Cases in every stage of a test, from the plan to the report."""
    cast = [
        applicant(address, name, number=50 + place, at=now - 45 * DAY)
        for place, (address, name) in enumerate(CAST.items())
    ]
    cases = [
        accepted(sent(candidate, version, at=now - 45 * DAY, alike=True), at=now - 43 * DAY)
        for candidate in cast
    ]
    short = [reported(case, at=now - 41 * DAY, outcome=RecommendationOutcome.TEST) for case in cases]
    nadia, hasan, indah, laras, mira, mega, nanda, oki, qori, putra, rudi = short
    _in_doubt(version, rudi, now=now)
    _to_report(version, putra, now=now)
    _to_judge(version, nanda, oki, qori, now=now)
    _under_way(version, laras, mira, mega, now=now)
    _ahead(version, indah, now=now)
    adjusted(hasan, at=now - 2 * DAY)
    planned(hasan, [FormCode.IA05, FormCode.IA01], at=now - 2 * DAY)
    proposed(nadia, [FormCode.IA05, FormCode.IA07], at=now - DAY)


def tested(version, assessment, *, by):
    """One tested by questions, and not yet competent; the session is held by this day. Reported."""
    begins = hours_by(by)
    _held(version, [assessment], FormCode.IA07, begins=begins, achieved=False)
    concluded(assessment, enough=False, at=begins + DAY)


def reported_on(*, at):
    """FR.AK.05 of every event whose cases are all reported."""
    assessor = person(ASSESSOR)
    words = {"positive": "CONTOH: data tertata.", "suggestions": "CONTOH: tambah waktu untuk tanya jawab."}
    for event in unreported(assessor):
        submit_report(event.key, words=words, by=assessor, at=at)


def _held(version, assessments, *forms, begins, equipment=(), **how):
    """A session that is over: everybody came, and these records were handed in. Returns the seats."""
    plans = [planned(assessment, forms, at=begins - 5 * DAY) for assessment in assessments]
    seats = session(version, plans, begins=begins, equipment=equipment)
    opened(seats)
    for seat in seats:
        arrived(seat)
        for form in forms:
            recorded(seat, form, at=begins + 40 * MINUTE, **how)
    closed(seats[0].session)
    return seats


def _in_doubt(version, rudi, *, now):
    """Reported; afterwards the clock of the room turns out to have been out of order on that day."""
    begins = hours_by(timezone.localdate(now - 13 * DAY))
    clock = Equipment.objects.get(name=CLOCK)
    _held(version, [rudi], FormCode.IA07, begins=begins, equipment=[clock])
    concluded(rudi, at=begins + DAY)
    reported_on(at=begins + DAY)
    day = timezone.localdate(begins)
    reason = "CONTOH: kalibrasi ulang menunjukkan jam tertinggal tujuh menit."
    doubt_equipment(clock, from_on=day, until_on=day, reason=reason, by=person(OFFICER), at=now - 2 * DAY)


def _to_report(version, putra, *, now):
    """Recommended; the report of the event is still to be written."""
    begins = hours_by(timezone.localdate(now - 8 * DAY))
    _held(version, [putra], FormCode.IA07, begins=begins)
    concluded(putra, at=begins + DAY)


def _to_judge(version, nanda, oki, qori, *, now):
    """Essays to mark, records to judge, and two assessors who disagree."""
    begins = hours_by(timezone.localdate(now - 4 * DAY))
    plans = [
        planned(assessment, forms, at=begins - 5 * DAY)
        for assessment, forms in (
            (nanda, [FormCode.IA06]),
            (oki, [FormCode.IA01, FormCode.IA07]),
            (qori, [FormCode.IA07]),
        )
    ]
    seats = session(version, plans, begins=begins)
    opened(seats)
    for seat in seats:
        arrived(seat)
    writing, observed, asked = seats
    paper, token = begun(writing, FormCode.IA06, at=begins + 5 * MINUTE)
    essays = {item.position: ESSAY for item in paper.items.all()}
    answered(paper, token, essays, at=begins + 40 * MINUTE)
    hand_in_paper(paper, token=token, by=paper.candidate, at=begins + 45 * MINUTE)
    recorded(observed, FormCode.IA01, photo=uuid.uuid4(), at=begins + 60 * MINUTE)
    recorded(observed, FormCode.IA07, at=begins + 90 * MINUTE)
    recorded(asked, FormCode.IA07, at=begins + 120 * MINUTE)
    closed(writing.session)
    _disagree(qori, at=begins + DAY)


def _disagree(assessment, *, at):
    second = AssessorRegistration.objects.get(user=person(SECOND))
    assignment = add_assessor(assessment.application, second, by=person(SECRETARIAT), at=at)
    accept_assignment(assignment, by=second.user, at=at)
    judged(assessment, at=at)
    judged(assessment, enough=False, by=second.user, at=at)


def _under_way(version, laras, mira, mega, *, now):
    """The session of today, or of the last working day, is open: one has not come yet, one may begin to write and is
    being observed, one is writing.
    """
    forms = [FormCode.IA05, FormCode.IA01]
    begins, ends = now_or_before(now)
    plans = [planned(assessment, forms, at=begins - 5 * DAY) for assessment in (laras, mira, mega)]
    seats = session(version, plans, begins=begins, ends=ends)
    opened(seats)
    _waited_for, present, writing = seats
    for seat in (present, writing):
        arrived(seat)
    recording(present, FormCode.IA01, lines=2, at=begins + 20 * MINUTE)
    paper, token = begun(writing, FormCode.IA05, at=now - 8 * MINUTE)
    answered(paper, token, {1: "A", 2: "B"}, at=now - 5 * MINUTE)


def now_or_before(now):
    """From an hour ago on for some hours; on a day off, those of the last working day."""
    begun_at = timezone.localtime(now - 60 * MINUTE)
    begins = begun_at.replace(minute=begun_at.minute - begun_at.minute % QUARTER, second=0, microsecond=0)
    day = begins.date()
    if hours_by(day, hour=begins.hour).date() != day:
        begins = hours_by(day)
    last = begins.replace(hour=23, minute=59)
    return begins, min(begins + dt.timedelta(hours=4), last)


def _ahead(version, indah, *, now):
    """Invited to a session to come; a supervisor is asked by a link."""
    plan = planned(indah, [FormCode.IA05, FormCode.IA10], at=now - 3 * DAY)
    begins = hours_by(add_workdays(timezone.localdate(now), 6).due_on)
    session(version, [plan], begins=begins, at=now - 2 * DAY)
    known = {
        "name": "Sutrisno (CONTOH)",
        "position": "Kepala seksi",
        "workplace": "PT Pupuk Contoh Satu (CONTOH)",
    }
    candidate = indah.application.applicant
    named = name_third_party(indah, email=SUPERVISOR, by=candidate, at=now - 2 * DAY, **known)
    ask_third_party(named, by=person(ASSESSOR), at=now - 2 * DAY)
