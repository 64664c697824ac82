"""The applicant is reminded of what was returned, seven, three and one days before, each once (9.1.5)."""

import datetime as dt

import pytest

from applications.actions.outcomes import lapse_application, reopen_application
from foundation.deadlines.queries import find
from foundation.notices.models import Notice
from tests.applications.reviewing import AT
from tests.factories.applications import ApplicationFactory
from tests.factories.people import UserFactory
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def returned_until(due_on):
    return ApplicationFactory(returned=True, returned__due_on=due_on)


@pytest.mark.clause("9.1.5")
def test_the_applicant_is_reminded_once_on_each_day():
    application = returned_until(AT.date() + 8 * DAY)

    told = [ring(AT + days * DAY, "pengembalian") for days in range(9) for _twice in (1, 2)]

    assert [days // 2 for days, number in enumerate(told) if number] == [1, 5, 7]
    letters = Notice.objects.filter(to=application.applicant)
    assert letters.count() == 3
    assert application.number in letters.first().subject


@pytest.mark.clause("9.1.5")
def test_what_was_opened_again_is_reminded_of_again():
    application, officer = returned_until(AT.date() - DAY), UserFactory(secretariat=True)
    lapse_application(application, by=officer, at=AT)
    assert ring(AT, "pengembalian") == 0
    reopen_application(application, by=officer, at=AT)

    back = application.returns.get()
    one = find("pengembalian", f"{back.pk}.2", at=AT)

    assert one.deadline.words == "14 hari sesudah 10 September 2026."
    assert ring(AT + 7 * DAY, "pengembalian") == 1
