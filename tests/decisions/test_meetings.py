"""Who calls a meeting, who sits in it, and what comes on its agenda (9.4.1, 9.4.2, 9.4.4, 9.4.5)."""

import datetime as dt

import pytest

from accounts.models import RoleGrant
from decisions.actions import (
    attend,
    call_meeting,
    cancel_meeting,
    convene,
    put_on_agenda,
    seat_member,
    take_off_agenda,
    unseat_member,
)
from decisions.models import AgendaItem, Presence, Recusal
from decisions.queries import completeness, shortages
from decisions.states import MeetingState
from fees.states import InvoiceState
from foundation.notices.models import Notice
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import an_assessor, reported, reviewing
from tests.factories.decisions import (
    MEETING_ON,
    MET_AT,
    PLANNED_AT,
    a_member,
    convened,
    decided,
    members_of,
    minuted,
    planned,
)
from tests.factories.people import RelationFactory, RoleGrantFactory, UserFactory, afresh

from .helpers import refused

pytestmark = pytest.mark.django_db


def an_accepted(version):
    """An accepted application to this version."""
    return ApplicationFactory(accepted=True, scheme_version=version, scheme=version.scheme)


@pytest.fixture
def office():
    return UserFactory(secretariat=True)


@pytest.mark.clause("9.4.5")
def test_only_the_secretariat_calls_a_meeting(office):
    for person in (a_member(), UserFactory(head=True), UserFactory()):
        with refused("Only the secretariat calls a plenary meeting.", "9.4.5"):
            call_meeting(on=MEETING_ON, starts_at=dt.time(9), place="LSP", by=person, at=PLANNED_AT)
    with refused("The day of the meeting lies in the past.", "9.4.5"):
        call_meeting(on=dt.date(2026, 9, 1), starts_at=dt.time(9), place="LSP", by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.4")
def test_nobody_sits_without_recorded_qualification_and_experience(office):
    meeting, bare = planned(members=[]), UserFactory(decision=True)

    with refused("%s has no recorded qualification and experience that hold on that day.", "9.4.4"):
        seat_member(meeting, bare, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.4")
def test_a_qualification_that_lapsed_before_the_day_of_the_meeting_seats_nobody(office):
    meeting, member = planned(members=[]), a_member(until=dt.date(2026, 9, 28))

    with refused("%s has no recorded qualification and experience that hold on that day.", "9.4.4"):
        seat_member(meeting, member, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_a_meeting_seats_members_of_the_team_only(office):
    meeting = planned(members=[])

    with refused("%s is not a member of the decision team on that day.", "9.4.2"):
        seat_member(meeting, UserFactory(head=True), by=office, at=PLANNED_AT)


@pytest.mark.clause("7.1.3")
def test_a_member_without_the_confidentiality_undertaking_is_not_seated(office):
    meeting, member = planned(members=[]), a_member()
    member.undertakings.all().delete()

    with refused("%s has not accepted the confidentiality undertaking.", "7.1.3"):
        seat_member(meeting, member, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_who_had_a_part_in_every_case_is_not_seated(office):
    case = reported()
    assessor = case.assignments.get().registration.user
    member = a_member(user=assessor)
    meeting = planned([case], members=[])

    with refused("%(who)s had a part in every case of this agenda: %(reason)s", "9.4.2"):
        seat_member(meeting, member, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_a_second_account_with_the_same_identity_number_is_the_same_person(office):
    case = reported()
    meeting = planned([case], members=[])
    twin = a_member()
    twin.nik_sealed, twin.nik_index = (
        case.application.applicant.nik_sealed,
        case.application.applicant.nik_index,
    )
    twin.save()

    with refused("%(who)s had a part in every case of this agenda: %(reason)s", "9.4.2"):
        seat_member(meeting, twin, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_whoever_is_decided_on_in_a_meeting_decides_on_nobody_else_there(office):
    own, other = reported(), reported()
    candidate, twin = own.application.applicant, a_member()
    twin.nik_sealed, twin.nik_index = candidate.nik_sealed, candidate.nik_index
    twin.save()
    elsewhere, meeting = planned([], members=[twin]), planned([own, other], members=[])

    with refused("%s is a candidate of this meeting, and so decides on nobody in it.", "9.4.2"):
        seat_member(meeting, twin, by=office, at=PLANNED_AT)
    take_off_agenda(meeting.items.get(application=own.application), by=office, at=PLANNED_AT)
    with refused("%s has a seat in this meeting. Choose another meeting.", "9.4.2"):
        put_on_agenda(elsewhere, own.application, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_nobody_chooses_who_decides_about_themselves_or_their_own(office):
    case = reported()
    candidate = case.application.applicant
    RoleGrantFactory(user=candidate)
    RelationFactory(user=candidate, other=office)
    meeting, member = planned([case], members=[]), a_member()
    empty = planned()

    for tied in (afresh(candidate), office):
        with refused("You cannot do this, because %(reasons)s.", "9.4.2"):
            seat_member(meeting, member, by=tied, at=PLANNED_AT)
        with refused("You cannot do this, because %(reasons)s.", "9.4.2"):
            put_on_agenda(empty, case.application, by=tied, at=PLANNED_AT)

    seat = seat_member(meeting, member, by=UserFactory(secretariat=True), at=PLANNED_AT)
    with refused("You cannot do this, because %(reasons)s.", "9.4.2"):
        unseat_member(seat, by=office, at=PLANNED_AT)


def test_one_meeting_has_one_chair(office):
    meeting = planned()
    other = a_member()

    seat_member(meeting, other, is_chair=True, by=office, at=PLANNED_AT)

    assert [seat.user for seat in meeting.seats.filter(is_chair=True)] == [other]
    assert Notice.objects.filter(to=other).count() == 1


@pytest.mark.clause("9.4.5")
def test_team_and_agenda_stand_once_the_meeting_has_begun(office):
    meeting, other = convened(), reported()
    case, seat = meeting.items.get(), meeting.seats.last()

    with refused("The meeting has begun; its team and agenda stand.", "9.4.5"):
        seat_member(meeting, a_member(), by=office, at=MET_AT)
    with refused("The meeting has begun; nobody is added to its agenda or taken off.", "9.4.5"):
        unseat_member(seat, by=office, at=MET_AT)
    with refused("The meeting has begun; nobody is added to its agenda or taken off.", "9.4.5"):
        take_off_agenda(case, by=office, at=MET_AT)
    with refused("The meeting has begun; nobody is added to its agenda or taken off.", "9.4.5"):
        put_on_agenda(meeting, other.application, by=office, at=MET_AT)


@pytest.mark.clause("9.4.1")
def test_a_file_that_lacks_anything_comes_on_no_agenda(office):
    meeting, case = planned(), reported()
    invoice = case.application.invoice
    invoice.state, invoice.settled_at = InvoiceState.OPEN, None
    invoice.save()

    with refused("The file is not complete: %s", "9.4.1"):
        put_on_agenda(meeting, case.application, by=office, at=PLANNED_AT)

    assert [check.clause for check in completeness(case.application) if not check.is_met] == ["8.4"]


@pytest.mark.clause("9.4.1")
@pytest.mark.clause("9.4.3")
def test_without_a_recommendation_nothing_can_be_decided_upon(office):
    meeting, case = planned(), reviewing()

    with refused("The file is not complete: %s", "9.4.1"):
        put_on_agenda(meeting, case.application, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.1")
def test_every_piece_that_an_appeal_needs_is_looked_for():
    application = reported().application

    assert [check.clause for check in completeness(application)] == [
        *("7.1.1", "8.2.3", "8.4"),
        *("9.1.2", "9.1.3", "9.1.4", "9.1.5", "9.1.6"),
        *("9.2.2", "9.2.4", "9.2.5", "9.2.6"),
        *("9.3.3", "9.3.4", "9.3.6", "9.3.6", "9.3.6"),
    ]
    assert all(check.is_met for check in completeness(application))


@pytest.mark.clause("9.4.5")
def test_a_case_is_on_one_agenda_at_a_time(office):
    case = reported()
    planned([case])
    other = planned()

    with refused("This case is already on the agenda of %s.", "9.4.5"):
        put_on_agenda(other, case.application, by=office, at=PLANNED_AT)


@pytest.mark.clause("9.4.2")
def test_a_shortage_of_independent_members_is_seen_beforehand_and_stops_the_meeting():
    case = reported()
    members = [a_member() for _ in range(3)]
    meeting = planned([case], members=members)
    RelationFactory(user=case.application.applicant, other=members[1], declared_at=PLANNED_AT)

    [short] = shortages(meeting, on=MEETING_ON)
    assert (short.independent, short.quorum) == (2, 3)
    for seat in meeting.seats.all():
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)
    assert [row.seat.user for row in Recusal.objects.all()] == [members[1]]
    with refused("%(case)s: only %(count)d independent members, the quorum is %(quorum)d. "
                 "Seat others or take the case off.", "9.4.5"):  # fmt: skip
        convene(meeting, by=members[0], at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_attendance_is_ones_own_and_on_the_day():
    meeting = planned([reported()])
    seat, other = meeting.seats.all()[:2]

    with refused("Each member takes their own seat.", "9.4.5"):
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=other.user, at=MET_AT)
    with refused("The meeting is on another day.", "9.4.5"):
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=PLANNED_AT)
    with refused("Declare first that you had no part beyond the cases from which you stand aside.", "9.4.2"):
        attend(seat, presence=Presence.IN_PERSON, declared=False, by=seat.user, at=MET_AT)


@pytest.mark.clause("9.4.2")
def test_who_left_the_team_takes_no_seat():
    meeting = planned([reported()])
    seat = meeting.seats.first()
    RoleGrant.objects.filter(user=seat.user).update(ends_on=dt.date(2026, 9, 28))

    with refused("You are not a member of the decision team today.", "9.4.2"):
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_the_chair_opens_on_the_day_with_something_to_decide():
    meeting = planned([reported()])
    (chair, other), empty = members_of(meeting)[:2], planned()

    with refused("The chair opens the meeting.", "9.4.5"):
        convene(meeting, by=other, at=MET_AT)
    with refused("The meeting is on another day.", "9.4.5"):
        convene(meeting, by=chair, at=PLANNED_AT)
    with refused("The agenda is empty.", "9.4.5"):
        convene(empty, by=members_of(empty)[0], at=MET_AT)
    with refused("Take your seat first, then open the meeting.", "9.4.5"):
        convene(meeting, by=chair, at=MET_AT)


def test_a_cancelled_meeting_frees_its_cases_and_tells_its_members(office):
    case = reported()
    meeting = planned([case])
    with refused("Say why the meeting is cancelled.", "9.4.5"):
        cancel_meeting(meeting, reason=" ", by=office, at=PLANNED_AT)
    told = Notice.objects.count()

    cancel_meeting(meeting, reason="Ketua sakit.", by=office, at=PLANNED_AT)

    assert Notice.objects.count() == told + 3
    item = put_on_agenda(planned(), case.application, by=office, at=PLANNED_AT)
    assert AgendaItem.objects.filter(is_live=True).get() == item


@pytest.mark.clause("9.4.5")
def test_a_meeting_that_decided_is_not_cancelled(office):
    meeting = decided()

    with refused("The meeting has already decided; it can no longer be cancelled.", "9.4.5"):
        cancel_meeting(meeting, reason="Salah jadwal.", by=office, at=MET_AT)


def test_after_the_session_nobody_arrives():
    meeting = minuted()
    seat = meeting.seats.first()

    with refused("This meeting no longer takes attendance.", "9.4.5"):
        attend(seat, presence=Presence.ONLINE, declared=True, by=seat.user, at=MET_AT)
    assert meeting.state == MeetingState.MINUTED


@pytest.mark.clause("9.4.2")
def test_an_assessor_of_the_scheme_is_kept_out_where_the_version_reads_it_strictly(office):
    case = reported()
    registration = an_assessor(case.application.scheme)
    version = case.application.scheme_version
    reported(an_accepted(version), registration=registration)
    other = reported(an_accepted(version))
    member = a_member(user=registration.user)

    meeting = planned([other], members=[])

    with refused("%(who)s had a part in every case of this agenda: %(reason)s", "9.4.2"):
        seat_member(meeting, member, by=office, at=PLANNED_AT)
