"""The assessor of a case asks and answers in its thread, for as long as it is theirs (7.1.2, 7.1.3)."""

import pytest
from django.urls import reverse

from applications.actions.messages import write_message
from applications.models import Audience
from applications.queries.people import belongs_to
from assessments.actions import replace_assessor
from foundation.notices.models import Notice
from tests.factories.assessments import ASSIGNED_AT, assigned
from tests.factories.people import UserFactory


@pytest.mark.clause("7.1.2")
def test_the_assessor_is_told_of_a_question_until_replaced(db):
    assignment = assigned()
    case, assessor = assignment.assessment.application, assignment.registration.user

    write_message(case, body="Kapan kita bertemu?", audience=Audience.CASE, by=case.applicant, at=ASSIGNED_AT)

    assert Notice.objects.filter(to=assessor, subject__icontains="pesan").exists()
    office = UserFactory(secretariat=True)
    replace_assessor(assignment, reason="Berhalangan.", by=office, at=ASSIGNED_AT)
    assert not belongs_to(assessor, case, on=ASSIGNED_AT.date())


@pytest.mark.clause("7.1.2")
def test_the_thread_leads_the_assessor_back_to_the_assessment(client_as, clock_at):
    clock_at(ASSIGNED_AT)
    assignment = assigned()

    page = client_as(assignment.registration.user).get(
        reverse("applications:messages", args=[assignment.assessment.application_id])
    )

    assert f'href="{assignment.assessment.get_absolute_url()}"' in page.content.decode()
