"""Sessions are planned, changed and called off; the refusals of 9.3.2 and 9.3.3, and who is told."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from applications.models import Involvement, Part
from assessments.actions import propose_plan
from examinations.actions.sessions import (
    cancel_session,
    change_session,
    plan_session,
    relieve_invigilator,
)
from examinations.models import Engagement, Session, SessionAssessor, Task
from examinations.rules.sessions import outline_of
from examinations.states import SessionState
from foundation.journal.models import Entry
from foundation.notices.actions import mail_of
from foundation.notices.models import Enclosure, Notice
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from tests.factories.assessments import a_plan as an_appointment
from tests.factories.assessments import an_assessor, assigned, planned
from tests.factories.examinations import TESTED_AT
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.factories.sessions import PLANNED_AT, an_outline, opened, planned_session, seated
from tests.factories.venues import EquipmentFactory, VenueFactory, VenueVerificationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return SchemeVersionFactory(in_force=True)


@pytest.fixture
def outline(version):
    return an_outline(version, assessors=[an_assessor(version.scheme)])


def refused(reason, outline, *, by=None, at=PLANNED_AT):
    """The reason, that nothing was written, and that nobody was told."""
    by = by or UserFactory(secretariat=True)
    before = Entry.objects.count()

    with pytest.raises(NotAllowed, match=reason):
        plan_session(outline, by=by, at=at)

    assert (Session.objects.count(), Notice.objects.count(), Entry.objects.count()) == (0, 0, before)


@pytest.mark.clause("9.3.2")
def test_a_session_is_planned_and_whoever_works_there_gets_an_appointment(outline):
    session = plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)

    assert session.verification == outline.venue.verifications.get()
    assert {row.task for row in Engagement.objects.filter(session=session)} == {
        Task.INVIGILATOR,
        Task.ASSESSOR,
    }
    assert Notice.objects.count() == 2
    kinds = set(Enclosure.objects.values_list("content_type", flat=True))
    assert kinds == {"text/calendar; charset=utf-8; method=REQUEST"}


@pytest.mark.clause("9.3.2")
def test_only_the_office_plans(outline):
    refused("Hanya sekretariat", outline, by=UserFactory(roles=["HEAD"]))


@pytest.mark.clause("9.3.2")
def test_a_place_that_is_not_verified_on_the_day_is_refused(outline, version):
    refused("belum pernah diverifikasi|tidak terverifikasi", replace(outline, venue=VenueFactory()))
    lapsed = VenueFactory(verified_for=version.scheme, verified_for__asked_until=dt.date(2026, 10, 4))
    refused("tidak terverifikasi", replace(outline, venue=lapsed))


@pytest.mark.clause("9.3.2")
def test_a_verification_for_one_use_is_used_once(outline, version):
    days = {"asked_from": dt.date(2026, 10, 5), "asked_until": dt.date(2026, 10, 6)}
    venue = VenueFactory(workplace=True)
    VenueVerificationFactory(venue=venue, scheme=version.scheme, fit=True, **days)
    first = plan_session(replace(outline, venue=venue), by=UserFactory(secretariat=True), at=PLANNED_AT)

    later = replace(
        outline,
        venue=venue,
        begins_at=TESTED_AT + dt.timedelta(days=1),
        ends_at=TESTED_AT + dt.timedelta(days=1, hours=1),
    )
    with pytest.raises(NotAllowed, match="sudah dipakai sesi lain"):
        plan_session(later, by=UserFactory(secretariat=True), at=PLANNED_AT)
    with pytest.raises(IntegrityError, match="verification"), transaction.atomic():
        replaced(first, begins_at=later.begins_at, ends_at=later.ends_at).save(force_insert=True)

    cancel_session(first, reason="Batal.", by=UserFactory(secretariat=True), at=PLANNED_AT)
    assert plan_session(later, by=UserFactory(secretariat=True), at=PLANNED_AT).for_one_use


def replaced(session, **facts):
    """The same session as a new row."""
    values = {field.attname: getattr(session, field.attname) for field in Session._meta.concrete_fields}
    other = UserFactory(roles=["VENUE"])
    return Session(**values | {"id": None, "uid": uuid.uuid4(), "invigilator_id": other.pk} | facts)


@pytest.mark.clause("9.3.3")
def test_equipment_past_its_date_or_of_another_place_is_refused(outline):
    old = EquipmentFactory(venue=outline.venue, checked__due_on=dt.date(2026, 10, 4))
    refused("tidak boleh dipakai", replace(outline, equipment=(old,)))
    refused("di tempat uji lain", replace(outline, equipment=(EquipmentFactory(),)))


@pytest.mark.clause("9.3.2")
def test_more_candidates_than_seats_is_refused_also_beside_another_session(outline, version):
    refused("12 kursi", replace(outline, capacity=13))
    plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)
    beside = an_outline(version, assessors=[an_assessor(version.scheme)], venue=outline.venue, capacity=3)
    with pytest.raises(NotAllowed, match="2 kursi"):
        plan_session(beside, by=UserFactory(secretariat=True), at=PLANNED_AT)


@pytest.mark.clause("9.2.1", "9.3.2")
@pytest.mark.parametrize(
    ("begins_at", "reason"),
    [
        (TESTED_AT - dt.timedelta(days=60), "sudah lewat"),
        (TESTED_AT - dt.timedelta(days=1), "bukan hari kerja"),
    ],
)
def test_past_and_closed_days_are_refused(outline, begins_at, reason):
    refused(reason, replace(outline, begins_at=begins_at, ends_at=begins_at + dt.timedelta(hours=1)))


@pytest.mark.clause("9.2.2")
def test_an_assessor_whose_registration_or_authorisation_does_not_hold_on_the_day_is_refused(
    outline, version
):
    lapsed = an_assessor(version.scheme, expires_on=dt.date(2026, 10, 4))
    stranger = an_assessor(SchemeVersionFactory(in_force=True).scheme)

    refused("Registrasi", replace(outline, assessors=(lapsed,)))
    refused("tidak berwenang", replace(outline, assessors=(stranger,)))
    refused("satu asesor", replace(outline, assessors=()))


@pytest.mark.clause("9.3.2")
def test_an_invigilator_has_a_task_at_the_lsp_and_does_not_assess_there(outline):
    refused("tidak punya tugas", replace(outline, invigilator=UserFactory()))
    refused("Penyelianya harus orang lain", replace(outline, invigilator=outline.assessors[0].user))


@pytest.mark.clause("9.3.2")
def test_nobody_works_in_two_sessions_at_once_and_the_database_says_so_too(outline, version):
    session = plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)
    other = an_outline(version, assessors=outline.assessors, begins_at=TESTED_AT + dt.timedelta(hours=2))

    with pytest.raises(NotAllowed, match="dalam sesi lain"):
        plan_session(other, by=UserFactory(secretariat=True), at=PLANNED_AT)
    beside = planned_session(version, assessors=[an_assessor(version.scheme)])
    with pytest.raises(IntegrityError, match="nobody_is_in_two_sessions"), transaction.atomic():
        SessionAssessor.objects.create(session=beside, registration=outline.assessors[0])
    with pytest.raises(IntegrityError, match="nobody_is_in_two_sessions"), transaction.atomic():
        Session.objects.filter(pk=beside.pk).update(invigilator=session.invigilator)


@pytest.mark.clause("9.2.1", "9.3.2")
def test_nobody_is_in_a_session_and_an_appointment_at_once_and_the_database_says_so_too(version):
    plan = planned(on=TESTED_AT.date(), starts_at=dt.time(9))
    scheme, registration = plan.assessment.application.scheme, plan.assessment.assignments.get().registration
    outline = an_outline(plan.assessment.application.scheme_version, assessors=[registration])

    refused_by_now = Notice.objects.count()
    with pytest.raises(NotAllowed, match="janji asesmen"):
        plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)
    assert (Session.objects.count(), Notice.objects.count()) == (0, refused_by_now)

    free = plan_session(
        replace(outline, assessors=(an_assessor(scheme),)), by=UserFactory(secretariat=True), at=PLANNED_AT
    )
    with pytest.raises(IntegrityError, match="nobody_is_engaged_beside_an_appointment"), transaction.atomic():
        SessionAssessor.objects.create(session=free, registration=registration)


@pytest.mark.clause("9.2.1", "9.3.2")
def test_who_is_in_a_session_gets_no_appointment_at_that_hour():
    assignment = assigned()
    version, registration = assignment.assessment.application.scheme_version, assignment.registration
    planned_session(version, assessors=[registration])
    facts = an_appointment(on=TESTED_AT.date(), starts_at=dt.time(10))

    with pytest.raises(NotAllowed, match="sudah punya jadwal"):
        propose_plan(assignment.assessment, **facts, by=registration.user, at=PLANNED_AT)

    assert not assignment.assessment.plans.exists()


@pytest.mark.clause("9.3.2", "7.1.3")
def test_whoever_is_tied_to_a_candidate_does_not_come_into_the_session():
    seat = seated()
    session = seat.session
    friend = UserFactory(roles=["VENUE"])
    Involvement.objects.create(application=seat.application, user=friend, part=Part.TRAINER, since=PLANNED_AT)
    changed = replace(outline_of(session), invigilator=friend)

    with pytest.raises(NotAllowed, match="tidak independen"):
        change_session(session, changed, seen=session.version, by=session.planned_by, at=PLANNED_AT)


@pytest.mark.clause("9.3.2")
def test_a_candidate_of_a_session_does_not_work_in_it():
    seat = seated()
    session = seat.session
    itself = replace(outline_of(session), invigilator=seat.candidate)

    with pytest.raises(NotAllowed):
        change_session(session, itself, seen=session.version, by=session.planned_by, at=PLANNED_AT)
    with pytest.raises(IntegrityError, match="nobody_is_in_two_sessions"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(invigilator=seat.candidate)


@pytest.mark.clause("9.3.2")
def test_a_change_goes_only_to_another_verified_place_and_raises_the_number_of_the_appointment():
    seat = seated()
    session = seat.session
    scheme = session.scheme_version.scheme
    by = {"seen": session.version, "by": session.planned_by, "at": TESTED_AT - dt.timedelta(hours=1)}

    with pytest.raises(NotAllowed, match="tidak terverifikasi"):
        change_session(session, replace(outline_of(session), venue=VenueFactory()), **by)
    elsewhere = replace(outline_of(session), venue=VenueFactory(verified_for=scheme))
    changed = change_session(session, elsewhere, **by)

    assert (changed.venue, changed.sequence) == (elsewhere.venue, 1)
    letter = Notice.objects.filter(to=seat.candidate).latest("pk")
    assert b"SEQUENCE:1" in bytes(letter.enclosure.data)
    assert str(session.uid).encode() in bytes(letter.enclosure.data)
    with pytest.raises(Stale):
        change_session(session, elsewhere, **by)


@pytest.mark.clause("9.3.2")
def test_what_is_called_off_leaves_the_calendars_and_the_candidate_waits_again():
    seat = seated()
    session = seat.session
    by = {"by": session.planned_by, "at": PLANNED_AT}

    with pytest.raises(NotAllowed, match="Tulis alasannya"):
        cancel_session(session, reason=" ", **by)
    cancel_session(session, reason="Listrik padam.", **by)

    session.refresh_from_db()
    assert session.state == SessionState.CANCELLED
    assert not Engagement.objects.exists()
    assert not session.seats.live().exists()
    letter = Notice.objects.filter(to=seat.candidate).latest("pk")
    assert "Listrik padam." in letter.body
    assert b"METHOD:CANCEL" in bytes(letter.enclosure.data)


@pytest.mark.clause("9.3.2")
def test_the_mail_carries_the_appointment_in_the_hours_of_jakarta(outline):
    plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)
    mail_of(Notice.objects.latest("pk")).send()

    part = mail.outbox[-1].message().get_payload()[1]
    calendar = part.get_payload(decode=True).decode()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    assert "DTSTART;TZID=Asia/Jakarta:20261005T090000" in calendar
    assert "BEGIN:VTIMEZONE" in calendar


@pytest.mark.clause("9.3.2", "9.4.2")
def test_an_invigilator_who_cannot_go_on_is_relieved_by_the_office_with_a_reason():
    seat = opened(seated())
    session, before = seat.session, seat.session.invigilator
    office, other = UserFactory(secretariat=True), UserFactory(roles=["VENUE"])
    assessor = session.assessors.get().registration.user

    for person, reason, by, why in (
        (other, "Sakit.", before, "Hanya sekretariat"),
        (other, " ", office, "alasan"),
        (before, "Sakit.", office, "sudah mengawasi"),
        (assessor, "Sakit.", office, "menguji dalam sesi ini"),
    ):
        with pytest.raises(NotAllowed, match=why):
            relieve_invigilator(session, person, reason=reason, by=by, at=TESTED_AT)
    relieve_invigilator(session, other, reason="Sakit.", by=office, at=TESTED_AT)

    session.refresh_from_db()
    assert session.invigilator == other
    watched = seat.application.involvements.filter(part="INVIGILATOR").values_list("user", flat=True)
    assert {before.pk, other.pk} <= set(watched)
    assert Notice.objects.filter(to=before).latest("pk").enclosure
    assert Notice.objects.filter(to=other).latest("pk").enclosure
    assert Entry.objects.get(verb="session.invigilator_relieved").facts["reason"] == "Sakit."


@pytest.mark.clause("9.3.2")
def test_another_invigilator_is_named_on_a_page(client_as):
    seat = opened(seated())
    office, other = client_as(UserFactory(secretariat=True)), UserFactory(roles=["VENUE"])
    page = reverse("examinations:relieve_invigilator", args=[seat.session.pk])

    assert page in office.get(seat.session.get_absolute_url()).text
    office.post(page, {"invigilator": other.pk, "reason": "Sakit."})

    seat.session.refresh_from_db()
    assert seat.session.invigilator == other
