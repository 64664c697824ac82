"""Who waits for a decision, or holds a valid certificate, begins no new application (9.1.2, 9.7.1)."""

import datetime as dt

import pytest

from applications.models import Application
from applications.rules.start import can_start
from certificates.actions import release_meeting
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import signed


@pytest.mark.clause("9.1.2")
@pytest.mark.clause("9.7.1")
def test_a_holder_is_pointed_to_recertification(db):
    meeting = signed()
    case = meeting.items.get().application
    undecided = can_start(case.applicant, case.scheme_version, on=SEALED_AT.date())
    [held] = release_meeting(meeting, by=a_head(), at=SEALED_AT)
    before = Application.objects.count()

    while_it_holds = can_start(held.holder, held.scheme_version, on=held.valid_until)
    afterwards = can_start(held.holder, held.scheme_version, on=held.valid_until + dt.timedelta(days=1))

    assert (undecided.clause, str(case) in undecided.reason) == ("9.1.2", True)
    assert held.number in while_it_holds.reason
    assert while_it_holds.clause == "9.7.1"
    assert afterwards
    assert Application.objects.count() == before
