"""A third party is reminded once, by the same link; the assessor learns when it ends (9.3.1)."""

import datetime as dt

import pytest

from foundation.notices.actions import mail_of
from foundation.notices.models import Notice
from tests.factories.records import ASKED_AT, answered, asked, assessor_of
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

DAY, SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)


@pytest.mark.clause("9.3.1")
def test_a_reminder_goes_out_once_and_the_end_is_told_once():
    third_party = asked()
    [link] = third_party.links.all()
    assessor = assessor_of(third_party.assessment)
    mails = Notice.objects.filter(address=third_party.email)

    assert ring(ASKED_AT + 6 * DAY, "pihak-ketiga") == 0
    ring(ASKED_AT + 7 * DAY, "pihak-ketiga")
    ring(ASKED_AT + 7 * DAY, "pihak-ketiga")
    assert mails.count() == 2
    assert link.token in mail_of(mails.latest("pk")).body

    assert ring(link.expires_at - SECOND, "pihak-ketiga") == 0
    assert ring(link.expires_at, "pihak-ketiga") == 1
    assert ring(link.expires_at + DAY, "pihak-ketiga") == 0
    assert mails.count() == 2
    assert Notice.objects.filter(to=assessor, subject__startswith="Terlambat").count() == 1


def test_nobody_is_reminded_of_what_is_answered():
    answered()

    assert ring(ASKED_AT + 8 * DAY, "pihak-ketiga") == 0
