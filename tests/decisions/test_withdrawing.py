"""A case ends or changes its employer until a meeting has it before it; meanwhile it is not decided (9.1.4, 9.4.5)."""

import pytest

from applications.actions.employers import settle_employer
from applications.models import EmployerReport
from assessments.actions import reopen_assessment, stop_assessment
from assessments.models import Assessment
from assessments.rules import can_stop
from decisions.actions import attend, convene, put_on_agenda, take_off_agenda
from decisions.models import Presence
from decisions.queries import completeness, ready_for_agenda
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import reported
from tests.factories.decisions import (
    MEETING_ON,
    MET_AT,
    PLANNED_AT,
    convened,
    members_of,
    minuted,
    planned,
)
from tests.factories.employers import moved
from tests.factories.people import OrganisationFactory, UserFactory

from .helpers import at_once, refused

pytestmark = pytest.mark.django_db


def withdraw(case):
    return stop_assessment(case, by=case.applicant, at=PLANNED_AT)


@pytest.mark.clause("9.4.1")
def test_what_is_stopped_comes_on_no_agenda():
    assessment, meeting = reported(), planned()
    # Sent back and not judged anew, its file would still look complete.
    reopen_assessment(assessment, reason="Lihat lagi.", by=meeting.called_by, at=PLANNED_AT)
    withdraw(assessment.application)

    assert not ready_for_agenda().exists()
    with refused("The assessment was stopped; there is nothing to decide.", "9.4.3"):
        put_on_agenda(meeting, assessment.application, by=UserFactory(secretariat=True), at=PLANNED_AT)


@pytest.mark.clause("9.4.5")
def test_a_meeting_opens_once_what_was_stopped_is_off_its_agenda():
    gone, stays = reported(), reported()
    meeting = planned([gone, stays])
    withdraw(gone.application)
    chair = members_of(meeting)[0]
    for seat in meeting.seats.all():
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)

    with refused(
        "The assessment of item %(item)s was stopped. The secretariat takes it off the agenda.", "9.4.5"
    ):
        convene(meeting, by=chair, at=MET_AT)
    take_off_agenda(meeting.items.get(application=gone.application), by=meeting.called_by, at=PLANNED_AT)

    assert convene(meeting, by=chair, at=MET_AT).state == "CONVENED"


@pytest.mark.clause("9.4.5")
@pytest.mark.parametrize("meeting", [convened, minuted])
def test_what_a_meeting_has_before_it_is_not_withdrawn(meeting):
    case = meeting().items.get().application

    for person in (case.applicant, UserFactory(secretariat=True)):
        with refused("The plenary meeting has this case before it. Wait for its decision.", "9.4.5"):
            stop_assessment(case, reason="Cukup.", by=person, at=MET_AT)
    assert Assessment.objects.get(application=case).state == "REPORTED"


@pytest.mark.clause("9.4.5")
def test_before_the_meeting_it_can_be_withdrawn():
    meeting = planned([reported()])
    case = meeting.items.get().application

    assert can_stop(case.applicant, case, on=MEETING_ON)


@pytest.mark.clause("9.4.5")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [withdraw, lambda case: moved(case, at=MET_AT)], ids=["ends", "moves"])
def test_what_changes_while_the_meeting_opens_is_either_held_up_or_before_it(change):
    meeting = planned([reported()])
    case, chair = meeting.items.get().application, members_of(meeting)[0]
    for seat in meeting.seats.all():
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)

    ends = at_once(lambda act: act(), [lambda: change(case), lambda: convene(meeting, by=chair, at=MET_AT)])

    [lost] = [end for end in ends if isinstance(end, Exception)]
    assert isinstance(lost, NotAllowed)
    meeting.refresh_from_db()
    stopped = Assessment.objects.get(application=case).state == "STOPPED"
    assert (stopped or EmployerReport.objects.exists()) == (meeting.state == "PLANNED")


@pytest.mark.clause("8.2.3")
def test_what_waits_for_its_employer_comes_on_no_agenda():
    case, meeting = reported().application, planned()
    moved(case, at=PLANNED_AT)

    with refused("The file is not complete: %s", "9.4.1"):
        put_on_agenda(meeting, case, by=UserFactory(secretariat=True), at=PLANNED_AT)
    assert [check.clause for check in completeness(case) if not check.is_met] == ["8.2.3"]


@pytest.mark.clause("8.2.3")
def test_a_meeting_opens_once_the_employers_on_its_agenda_are_settled():
    meeting = planned([reported()])
    case, office, chair = meeting.items.get().application, meeting.called_by, members_of(meeting)[0]
    report = moved(case, to=OrganisationFactory(), at=PLANNED_AT)
    for seat in meeting.seats.all():
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)

    with refused(
        "The employer in item %(item)s is not settled. "
        "The secretariat settles it, or takes the case off the agenda.",
        "8.2.3",
    ):
        convene(meeting, by=chair, at=MET_AT)
    settle_employer(report, organisation=report.organisation, reason="Surat sah.", by=office, at=MET_AT)

    assert convene(meeting, by=chair, at=MET_AT).state == "CONVENED"


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize("meeting", [convened, minuted])
def test_of_what_a_meeting_has_before_it_the_employer_stays(meeting):
    case = meeting().items.get().application

    for person in (case.applicant, UserFactory(secretariat=True)):
        with refused("The plenary meeting has this case before it. Wait for its decision.", "9.4.5"):
            moved(case, by=person, at=MET_AT)
    assert not EmployerReport.objects.exists()
